package import Linting
import PostmanModel
package import Verification

/// The findings for people: by file, the place first, the rule behind.
package struct LintText {
    package let report: LintReport
    package let style: TerminalStyle

    package init(report: LintReport, style: TerminalStyle) {
        self.report = report
        self.style = style
    }

    package var text: String {
        var lines: [String] = []
        var file: String?
        for finding in report.findings {
            let diagnostic = finding.diagnostic
            if diagnostic.location.file != file {
                if file != nil { lines.append("") }
                file = diagnostic.location.file
                lines.append(style(.strong, TerminalText.oneLine(diagnostic.location.file)))
            }
            lines.append(line(of: diagnostic, item: finding.item))
        }
        if !lines.isEmpty { lines.append("") }
        return (lines + [verdict]).joined(separator: "\n") + "\n"
    }

    private func line(of diagnostic: Diagnostic, item: String) -> String {
        let place = "\(diagnostic.location.line):\(diagnostic.location.column)"
        let severity = style(Self.tone(of: diagnostic.severity), diagnostic.severity.rawValue)
        let context = item.isEmpty ? "" : style(.faint, " in " + TerminalText.cut(TerminalText.oneLine(item), to: 80))
        return "  \(place) \(severity) \(TerminalText.oneLine(diagnostic.message))"
            + " \(style(.faint, "[\(diagnostic.rule)]"))\(context)"
    }

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
