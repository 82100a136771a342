import PostmanModel

/// Renders single lines in columns that stay the same over the run.
struct TerminalLayout {
    var style: TerminalStyle
    /// Nil for lines of any length.
    var width: Int?

    private static let nameWidth = 30

    /// `✓ Orders   128 passed   4 skipped`
    func line(_ suite: SuiteFacts, _ counts: CaseCounts) -> String {
        let mark = counts.failed == 0 ? style(.good, "✓") : style(.bad, "✗")
        let name = TerminalText.oneLine(suite.mock)
        // Of a path the end tells more.
        let isPath = suite.mock == suite.file
        var columns = [
            Self.column(counts.passed, "passed", width: 13),
            style(.faint, Self.column(counts.skipped, "skipped", width: 14)),
            style(.bad, Self.column(counts.failed, "failed", width: 11)),
        ]
        if counts.failed == 0 { columns.removeLast() }
        if counts.failed + counts.skipped == 0 { columns.removeLast() }
        let shown = width == nil ? name : TerminalText.cut(name, to: Self.nameWidth, keepingEnd: isPath)
        return "\(mark) \(TerminalText.padded(shown, to: Self.nameWidth))\(columns.joined())"
    }

    /// `- Drafts   no examples`
    func lineWithoutExamples(_ suite: SuiteFacts) -> String {
        let name = TerminalText.oneLine(suite.mock)
        let shown = width == nil ? name : TerminalText.cut(name, to: Self.nameWidth, keepingEnd: false)
        return "\(style(.caution, "-")) \(TerminalText.padded(shown, to: Self.nameWidth))no examples, nothing to verify"
    }

    /// For the passing collections of a long run.
    func foldedLine(_ count: Int, moreThanBefore: Bool) -> String {
        "\(style(.good, "✓")) \(TerminalText.counted(count, moreThanBefore ? "more collection" : "collection")) passed"
    }

    func heading(_ suite: SuiteFacts) -> String {
        style(.strong, TerminalText.oneLine(suite.name))
    }

    /// One case, under its suite's heading.
    func line(_ result: CaseResult) -> String {
        let name = TerminalText.oneLine(result.name)
        let time = style(.faint, result.duration.shortText)
        return switch result.verdict {
        case .passed where result.isFlaky:
            "  \(style(.caution, "✓")) \(name)  \(style(.caution, "at attempt \(result.earlierFailures.count + 1)"))"
        case .passed: "  \(style(.good, "✓")) \(name)  \(time)"
        case .failed: "  \(style(.bad, "✗")) \(name)  \(time)"
        case .error: "  \(style(.bad, "✗")) \(name)  \(style(.bad, "error"))"
        case .skipped(let reason): "  \(style(.faint, "- \(name): \(TerminalText.oneLine(reason))"))"
        }
    }

    /// `file:line:column: severity: message`, which editors make clickable.
    func line(_ diagnostic: Diagnostic) -> String {
        let tone: TerminalStyle.Tone =
            switch diagnostic.severity {
            case .error: .bad
            case .warning: .caution
            case .note: .faint
            }
        let place = TerminalText.oneLine(diagnostic.location.description)
        let help = diagnostic.help.isEmpty ? "" : "; \(diagnostic.help)"
        let text = TerminalText.oneLine("\(diagnostic.message)\(help) [\(diagnostic.rule)]")
        let level = diagnostic.severity.rawValue
        // Before there is colour in it, which would count.
        let lines = wrapped("\(place): \(level): \(text)", indentation: 4).joined(separator: "\n    ")
        return lines.replacing("\(level): ", with: style(tone, level) + ": ", maxReplacements: 1)
    }

    /// The text in lines that fit beside the indentation, broken at blanks; a longer word stays whole.
    func wrapped(_ text: String, indentation: Int) -> [String] {
        width.map { TerminalText.wrapped(text, to: $0 - indentation) } ?? [TerminalText.oneLine(text)]
    }

    func cut(_ text: String, indentation: Int) -> String {
        width.map { TerminalText.cut(text, to: $0 - indentation) } ?? text
    }

    /// Right-aligned; nothing for none.
    private static func column(_ number: Int, _ word: String, width: Int) -> String {
        guard number > 0 else { return String(repeating: " ", count: width) }
        let text = "\(number) \(word)"
        return String(repeating: " ", count: max(1, width - text.count)) + text
    }
}
