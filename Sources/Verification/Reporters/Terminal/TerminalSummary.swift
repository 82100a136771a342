import PostmanModel

/// The end of the output: the verdict, then the counts behind it.
struct TerminalSummary {
    let summary: RunSummary
    let collections: Int
    let diagnostics: DiagnosticList
    /// Whose matter the red cases are (V-13).
    let matters: [String]
    /// What can be done next besides.
    var hints: [String] = []
    /// How many warnings and notes have no line of their own.
    let hidden: Int
    let layout: TerminalLayout
    /// Whether somebody else's server was judged: what it cannot be asked is counted by reason.
    var hasTarget = false
    /// Whether there was anything to select cases from.
    var hasMocks = true

    /// The counts behind the verdict, a row each.
    var details: [String] {
        let rows = [
            ("cases", cases), ("examples", examples), ("requests", requests), ("traffic", traffic), ("used", used),
            ("problems", problems),
        ]
        return rows.flatMap { $0.1.isEmpty ? [] : row($0.0, $0.1) }
            + (matters + (hasMocks ? hints : [])).enumerated().flatMap { row($0.offset == 0 ? "next" : "", $0.element) }
            + (hasTarget ? skips : [])
    }

    /// `✗ FAILED  3 of 131 cases in 2 collections  4.21 s`
    var verdict: String {
        let style = layout.style
        let total = summary.passed + summary.failed + summary.errors + summary.skipped
        let broken = summary.broken
        let judged = summary.passed + summary.failed + summary.errors
        let place = "in \(TerminalText.counted(collections, "collection"))"
        let time = style(.faint, summary.duration.shortText)
        switch summary.verdict {
        case .unreconciled(let difference):
            return "\(style(.bad, "✗ NOT RELIABLE"))  \(TerminalText.oneLine(difference)); this is a bug in mockcheck"
        case .interrupted(let reason):
            let counts = "\(TerminalText.counted(judged, "case")) judged, \(broken) failed"
            return "\(style(.bad, "✗ INTERRUPTED"))  \(TerminalText.oneLine(reason)): \(counts)  \(time)"
        case .nothingSelected where summary.traffic != nil:
            return "\(style(.caution, "- NO TRAFFIC"))  no request reached a mock  \(time)"
        case .nothingSelected where collections > 0:
            let found = TerminalText.counted(collections, "collection")
            return "\(style(.caution, "- NOTHING TO VERIFY"))  no example in \(found)  \(time)"
        case .nothingSelected where !hasMocks:
            return "\(style(.caution, "- NOTHING TO VERIFY"))  no collection was found  \(time)"
        case .nothingSelected:
            return "\(style(.caution, "- NOTHING SELECTED"))  no case was selected  \(time)"
        case .failed:
            return
                "\(style(.bad, "✗ FAILED"))  \(broken) of \(TerminalText.counted(total, "case")) \(place)  \(time)"
        case .passed:
            return "\(style(.good, "✓ PASSED"))  \(TerminalText.counted(total, "case")) \(place)  \(time)"
        }
    }

    private var cases: String {
        Self.list([
            (summary.passed, "passed"), (summary.flaky, "of them flaky"), (summary.drifted, "of them with drift"),
            (summary.skipped, "skipped"),
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

    private var traffic: String {
        summary.traffic.map { "\(TerminalText.counted($0.calls, "request")), \($0.answered) answered" } ?? ""
    }

    /// What the client asked for of what there is (R-2).
    private var used: String {
        summary.traffic.map {
            "\($0.usedRequests) of \(TerminalText.counted($0.requests, "request")), "
                + "\($0.usedExamples) of \(TerminalText.counted($0.examples, "example"))"
        } ?? ""
    }

    private static let mostReasons = 8

    private var skips: [String] {
        let reasons = summary.skipReasons.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        let shown = reasons.prefix(Self.mostReasons).flatMap {
            row("skipped", "\($0.value)  \(TerminalText.oneLine($0.key))")
        }
        let rest = reasons.dropFirst(Self.mostReasons).reduce(0) { $0 + $1.value }
        return shown + (rest > 0 ? row("skipped", "\(rest)  for other reasons, in the report") : [])
    }

    private var problems: String {
        let counts = [
            (diagnostics.count(.error), "error"), (diagnostics.count(.warning), "warning"),
            (diagnostics.count(.note), "note"),
        ].filter { $0.0 > 0 }.map { TerminalText.counted($0.0, $0.1) }.joined(separator: ", ")
        guard hidden > 0 else { return counts }
        let rules = diagnostics.noteRules
        return "\(counts)\(rules.isEmpty ? "" : " (\(rules))"); \(hidden) hidden, use --verbose"
    }

    private func row(_ label: String, _ text: String) -> [String] {
        let isShort = layout.width.map { TerminalText.columns(of: text) <= $0 - 12 } ?? true
        // What fits keeps its columns.
        let lines = isShort ? [text] : layout.wrapped(text, indentation: 12)
        return lines.enumerated().map { index, line in
            let head = TerminalText.padded(index == 0 ? label : "", to: 10)
            return "  \(layout.style(.faint, head))\(line)"
        }
    }

    private static func list(_ counts: [(Int, String)]) -> String {
        counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
}
