package import Linting
import PostmanModel
package import Verification

/// The findings for people: grouped by rule, the worst first, each with its place and the line it points at.
package struct LintText {
    /// How much of the findings is shown.
    package enum Extent {
        /// The first few of each rule; notes as numbers.
        case brief
        case all
        /// Numbers by rule only.
        case statistics
    }

    private let report: LintReport
    private let style: TerminalStyle
    private let extent: Extent
    /// Nil for lines of any length, which programs read.
    private let width: Int?

    package init(report: LintReport, style: TerminalStyle, extent: Extent = .brief, width: Int? = nil) {
        self.report = report
        self.style = style
        self.extent = extent
        self.width = width
    }

    package var text: String {
        var source = SourceLines()
        var lines: [String] = []
        for group in report.groups {
            if extent == .statistics {
                lines.append(statistics(of: group))
            } else {
                lines += self.lines(of: group, &source) + [""]
            }
        }
        if extent == .statistics, !lines.isEmpty { lines.append("") }
        return (lines + [verdict]).joined(separator: "\n") + "\n"
    }

    private func statistics(of group: LintReport.Group) -> String {
        let number = String(group.findings.count)
        let level = group.severity.rawValue
        return String(repeating: " ", count: max(0, 6 - number.utf8.count)) + number + "  "
            + style(Self.tone(of: group.severity), level) + String(repeating: " ", count: 8 - level.utf8.count)
            + TerminalText.padded(group.rule, to: 26) + " " + (RuleCatalogue.page(group.rule)?.summary ?? "")
    }

    // MARK: A rule

    private func lines(of group: LintReport.Group, _ source: inout SourceLines) -> [String] {
        let shown = extent == .all ? group.findings.count : Self.limit(of: group.severity)
        let page = RuleCatalogue.page(group.rule)
        let number = group.findings.count > 1 ? " (\(group.findings.count))" : ""
        let title = style(Self.tone(of: group.severity), "\(group.severity.rawValue)[\(group.rule)]")
        let plain = "\(group.severity.rawValue)[\(group.rule)]"
        var lines = wrapped("\(plain) \((page?.summary ?? "") + number)", by: 2)
        lines = lines.enumerated().map { index, line in
            guard index == 0 else { return style(.strong, line) }
            return title + style(.strong, String(line.dropFirst(plain.count)))
        }
        for finding in group.findings.prefix(shown) {
            lines += self.lines(of: finding, hasFrame: group.severity > .note || extent == .all, &source)
        }
        let others = group.findings.dropFirst(shown)
        if !others.isEmpty {
            let files = TerminalText.counted(Set(others.map(\.diagnostic.location.file)).count, "file")
            lines.append(style(.faint, "  … \(others.count) more in \(files); --all shows them"))
        }
        if let help = group.findings.first?.diagnostic.help, !help.isEmpty {
            let parts = wrapped("  help: \(help)", by: 8)
            lines += parts.enumerated().map { index, line in
                index == 0 ? "  \(style(.good, "help:"))" + line.dropFirst(7) : line
            }
        }
        return lines
    }

    private func lines(of finding: Finding, hasFrame: Bool, _ source: inout SourceLines) -> [String] {
        let diagnostic = finding.diagnostic
        let item = finding.item.isEmpty ? "" : " (in \(TerminalText.cut(TerminalText.oneLine(finding.item), to: 80)))"
        let said = "\(TerminalText.oneLine("\(diagnostic.location)")): \(TerminalText.oneLine(diagnostic.message))"
        var lines = wrapped("  " + said + item, by: 6)
        if lines.count == 1 { lines = ["  " + said + style(.faint, item)] }
        guard hasFrame else { return lines }
        let opening = source.lines(at: diagnostic.location)
        // Of an object, what it is says more than its bracket.
        if opening.count > 1 { return lines + CodeFrame.lines(opening, style: style, width: width) }
        guard let frame = source.frame(at: diagnostic.location) else { return lines }
        let number = String(diagnostic.location.line)
        let margin = String(repeating: " ", count: number.utf8.count)
        let text = TerminalText.lines(frame.text).joined(separator: " ")
        lines.append("    \(style(.faint, number + " │")) \(text)")
        let indent = String(repeating: " ", count: TerminalText.columns(of: TerminalText.lines(frame.before).joined()))
        lines.append("    \(style(.faint, margin + " │")) \(indent)\(style(Self.tone(of: diagnostic.severity), "^"))")
        return lines
    }

    /// Lines that fit beside each other, the later ones indented by so much.
    private func wrapped(_ text: String, by indentation: Int) -> [String] {
        guard let width, TerminalText.columns(of: text) > width else { return [text] }
        let front = String(text.prefix { $0 == " " })
        let parts = TerminalText.wrapped(text, to: width - indentation)
        return parts.enumerated().map {
            ($0.offset == 0 ? front : String(repeating: " ", count: indentation)) + $0.element
        }
    }

    private static func limit(of severity: Diagnostic.Severity) -> Int {
        switch severity {
        case .error: 10
        case .warning: 3
        case .note: 1
        }
    }

    // MARK: The end

    private var verdict: String {
        guard !report.findings.isEmpty else { return style(.good, "No problems found") }
        let counts = [("error", Diagnostic.Severity.error), ("warning", .warning), ("note", .note)]
            .map { TerminalText.counted(report.count($1), $0) }
        return counts.joined(separator: ", ") + "; mockcheck lint --explain RULE explains one"
    }

    private static func tone(of severity: Diagnostic.Severity) -> TerminalStyle.Tone {
        switch severity {
        case .error: .bad
        case .warning: .caution
        case .note: .faint
        }
    }
}
