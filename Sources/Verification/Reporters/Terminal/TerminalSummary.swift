/// The end of the output: the verdict, then the counts behind it.
struct TerminalSummary {
    let summary: RunSummary
    let collections: Int
    let diagnostics: DiagnosticCounts
    let layout: TerminalLayout

    /// The counts behind the verdict, a row each.
    var details: [String] {
        let rows = [("cases", cases), ("examples", examples), ("requests", requests), ("problems", problems)]
        return rows.flatMap { $0.1.isEmpty ? [] : row($0.0, $0.1) }
    }

    /// `✗ FAILED  3 of 131 cases in 2 collections  4.21 s`
    var verdict: String {
        let style = layout.style
        let total = summary.passed + summary.failed + summary.errors + summary.skipped
        let broken = summary.failed + summary.errors
        let judged = summary.passed + broken
        let place = "in \(TerminalText.counted(collections, "collection"))"
        let time = style(.faint, summary.duration.shortText)
        if let interruption = summary.interruption {
            let reason = TerminalText.oneLine(interruption)
            let counts = "\(TerminalText.counted(judged, "case")) judged, \(broken) failed"
            return "\(style(.bad, "✗ INTERRUPTED"))  \(reason): \(counts)  \(time)"
        }
        if total == 0 {
            return "\(style(.caution, "- NOTHING SELECTED"))  no case was selected  \(time)"
        }
        if broken > 0 {
            return "\(style(.bad, "✗ FAILED"))  \(broken) of \(TerminalText.counted(total, "case")) \(place)  \(time)"
        }
        return "\(style(.good, "✓ PASSED"))  \(TerminalText.counted(total, "case")) \(place)  \(time)"
    }

    private var cases: String {
        Self.list([
            (summary.passed, "passed"), (summary.flaky, "of them flaky"), (summary.skipped, "skipped"),
            (summary.failed, "failed"),
            (summary.errors, summary.errors == 1 ? "error" : "errors"),
        ])
    }

    /// How the examples can be reached (V-4).
    private var examples: String {
        let reach = summary.reachability
        return Self.list([
            (reach.plain, "plain"), (reach.byCode, "by code"), (reach.byName, "by name"), (reach.byID, "by id"),
            (reach.unreachable, "unreachable"),
        ])
    }

    private var requests: String {
        let reach = summary.reachability
        guard reach.requests > 0 else { return "" }
        let without = reach.requestsWithoutExamples
        return without == 0
            ? "\(reach.requests), all with examples" : "\(reach.requests), \(without) without an example"
    }

    private var problems: String {
        let counts = [
            (diagnostics.errors, "error"), (diagnostics.warnings, "warning"), (diagnostics.notes, "note"),
        ].filter { $0.0 > 0 }.map { TerminalText.counted($0.0, $0.1) }.joined(separator: ", ")
        guard diagnostics.hidden > 0 else { return counts }
        return "\(counts) (\(diagnostics.hidden) hidden; use --verbose)"
    }

    private func row(_ label: String, _ text: String) -> [String] {
        let lines = layout.wrapped(text, indentation: 12)
        return lines.enumerated().map { index, line in
            let head = TerminalText.padded(index == 0 ? label : "", to: 10)
            return "  \(layout.style(.faint, head))\(line)"
        }
    }

    private static func list(_ counts: [(Int, String)]) -> String {
        counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
}
