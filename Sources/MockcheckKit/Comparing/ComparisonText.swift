import Comparing
import PostmanModel
package import Verification

/// The changes for people, mock by mock, the worst first.
package struct ComparisonText {
    private let report: ComparisonReport
    private let style: TerminalStyle
    private static let mostDetails = 6

    package init(_ report: ComparisonReport, style: TerminalStyle) {
        self.report = report
        self.style = style
    }

    package var text: String {
        var lines: [String] = []
        for entry in report.entries where !entry.changes.isEmpty {
            lines.append(style(.strong, line(entry.name)))
            lines += entry.changes.flatMap(self.lines) + [""]
        }
        return (lines + [verdict]).joined(separator: "\n") + "\n"
    }

    private func line(_ text: String) -> String { TerminalText.oneLine(report.redactor.redact(text)) }

    private func lines(of change: Change) -> [String] {
        let level = TerminalText.padded(change.weight.rawValue, to: 11)
        var lines = ["  \(style(Self.tone(of: change.weight), level))  \(line(change.summary))"]
        func add(_ text: String) { lines.append("               " + text) }
        add(
            "\(style(.faint, "before")) \(line(change.before.text))  \(style(.faint, line("\(change.before.location)")))"
        )
        add("\(style(.faint, "after ")) \(line(change.after.text))  \(style(.faint, line("\(change.after.location)")))")
        for detail in change.details.prefix(Self.mostDetails) where !change.summary.hasSuffix(detail) {
            add(line(detail))
        }
        let others = change.details.count - Self.mostDetails
        if others > 0 { add("… and \(TerminalText.counted(others, "other difference"))") }
        if let call = change.call { add(TerminalText.oneLine(call.curlLine(report.redactor))) }
        if change.callCount > 1, let other = change.otherCalls.first {
            add(
                style(
                    .faint,
                    "also \(TerminalText.counted(change.callCount - 1, "other request")) of those that were compared, "
                        + "such as \(line(CallText.short(other)))"))
        }
        return lines
    }

    private var verdict: String {
        guard !report.isEmpty else { return style(.good, "No differences") }
        return "\(report.counts); \(TerminalText.counted(report.callCount, "request")) compared"
    }

    private static func tone(of weight: Change.Weight) -> TerminalStyle.Tone {
        switch weight {
        case .breaking: .bad
        case .safe: .good
        case .information: .faint
        }
    }
}
