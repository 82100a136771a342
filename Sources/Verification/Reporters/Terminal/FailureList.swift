import PostmanModel

/// The failures of a run at the end of the output; of many, the first ones in full.
struct FailureList {
    private var failures = FailureGroups(limit: limit)

    static let limit = 20
    private static let differenceLines = 16
    private static let checkLines = 6

    var isEmpty: Bool { failures.isEmpty }

    mutating func add(_ result: CaseResult, _ failure: Failure) { failures.add(result, failure) }

    /// A block for each, an empty line before each.
    func lines(_ layout: TerminalLayout, source: CodeFrame.Source) -> [String] {
        var lines: [String] = []
        for (number, group) in failures.groups.enumerated() {
            lines.append("")
            lines += Self.block(number + 1, group.result, group.failure, layout, source)
            if let rest = group.rest { lines += layout.wrapped(rest, indentation: 4).map { "    \($0)" } }
        }
        if failures.untoldCount > 0 { lines += ["", "and \(failures.untoldCount) more in the report"] }
        return lines
    }

    private static func block(
        _ number: Int, _ result: CaseResult, _ failure: Failure, _ layout: TerminalLayout, _ source: CodeFrame.Source
    ) -> [String] {
        let style = layout.style
        var lines: [String] = []
        let isUnusableFile = failure.type == Failure.unusableFile
        let place = TerminalText.oneLine(result.location.description)
        let title =
            isUnusableFile ? [place] : layout.wrapped("\(result.suite.name) \(result.name)", indentation: 7)
        for (index, line) in title.enumerated() {
            lines.append("\(index == 0 ? style(.bad, "✗ \(number).") : "   ") \(style(.strong, line))")
        }
        if !isUnusableFile { lines.append("    \(style(.faint, place))") }
        lines += CodeFrame.lines(source(result.location), style: style, width: layout.width)
        lines += layout.wrapped(failure.message, indentation: 4).map { "    \(style(.bad, $0))" }
        // The first line of the transcript is the request line.
        if let request = TerminalText.lines(failure.transcript).first, !request.isEmpty {
            lines.append("    sent   \(layout.cut(request, indentation: 11))")
        }
        let limit = failure.type == Failure.coverage ? Int.max : checkLines
        for check in failure.checks.prefix(limit) where check != failure.message {
            lines += layout.wrapped(check, indentation: 4).map { "    \($0)" }
        }
        if failure.checks.count > limit {
            lines.append("    and \(failure.checks.count - limit) more checks in the report")
        }
        lines += difference(failure.difference, layout)
        // Never cut or wrapped: these are there to be copied.
        for command in failure.reproduce {
            for (index, line) in TerminalText.lines(command).enumerated() {
                lines.append("    \(index == 0 ? style(.faint, "$") : " ") \(line)")
            }
        }
        return lines
    }

    private static func difference(_ text: String, _ layout: TerminalLayout) -> [String] {
        guard !text.isEmpty else { return [] }
        let style = layout.style
        let all = TerminalText.lines(text)
        // The bar keeps a recorded body from beginning a line, where some CIs look for commands.
        var lines = all.prefix(differenceLines).map { line in
            let line = layout.cut(line, indentation: 6)
            let tone: TerminalStyle.Tone? = line.hasPrefix("-") ? .bad : line.hasPrefix("+") ? .good : nil
            return "    \(style(.faint, "│")) \(tone.map { style($0, line) } ?? line)"
        }
        if all.count > differenceLines {
            lines.append("    \(style(.faint, "│ and \(all.count - differenceLines) more lines in the report"))")
        }
        return lines
    }
}
