import HTTPMessage
import MockCore
import MockFiles
import PostmanModel
package import Verification

/// An explanation for people: the winner first, a table of the candidates, and the others counted by what dropped them.
package struct ExplanationText {
    private static let width = 80
    private static let mostCandidates = 12
    private static let mostDetails = 4

    private let explained: ExplainedCall
    private let style: TerminalStyle
    private let listsAll: Bool

    package init(_ explained: ExplainedCall, style: TerminalStyle, listsAll: Bool) {
        self.explained = explained
        self.style = style
        self.listsAll = listsAll
    }

    package var lines: [String] {
        Array(
            [head, interception, winner, candidates, dropped, changes].filter { !$0.isEmpty }.joined(separator: [""]))
    }

    private var trace: MatchTrace { explained.trace }

    private var head: [String] {
        let reply = explained.answer.reply
        let type = reply.headers["Content-Type"].map { " \($0)" } ?? ""
        let call = "\(explained.call.method) \(explained.call.target)"
        let tone: TerminalStyle.Tone = reply.status < 400 ? .good : .bad
        let profile = explained.mock.configuration.profile.rawValue
        let count = TerminalText.counted(trace.entries.count, "example")
        let source = "mock '\(explained.mock.name)', profile \(profile), \(count)"
        return [
            style(.strong, TerminalText.oneLine(call)) + " -> "
                + style(tone, TerminalText.oneLine("\(reply.status)\(type)")),
            style(.faint, cut(source, indentation: 0)),
        ]
    }

    private var interception: [String] {
        explained.interception.map { reason in
            ["Answered before any example: \(reason).", "The examples would stand like this:"].flatMap {
                TerminalText.wrapped($0, to: Self.width)
            }
        } ?? []
    }

    private var winner: [String] {
        guard let winner = trace.winner else { return ["No example matches."] }
        let code = winner.code.map(String.init) ?? "none"
        let facts = "\(winner.method) \(winner.path), code \(code), id \(winner.id)"
        return [
            "Answered by " + style(.strong, cut(explained.label(of: winner), indentation: 12)),
            "  " + cut(facts, indentation: 2),
            // Never cut: it is there to be opened.
            "  " + TerminalText.oneLine("\(explained.location(of: winner))"),
        ] + TerminalText.wrapped("It wins because \(trace.decision).", to: Self.width)
    }

    // MARK: Candidates

    private var candidates: [String] {
        guard !trace.candidates.isEmpty else { return [] }
        let shown = listsAll ? trace.candidates[...] : trace.candidates.prefix(Self.mostCandidates)
        var lines = [style(.faint, row(" ", ["SCORE", "URL", "PARAMS", "=/~/-", "BODY", "CODE"], "EXAMPLE"))]
        for (place, number) in shown.enumerated() {
            let entry = trace.entries[number]
            let line = row(place == 0 ? "*" : " ", cells(of: entry), explained.label(of: entry))
            lines.append(place == 0 ? style(.good, line) : line)
        }
        let rest = trace.candidates.count - shown.count
        if rest > 0 {
            lines.append(style(.faint, "  and \(TerminalText.counted(rest, "more candidate")); --all lists them"))
        }
        return lines + legend(shown.map { trace.entries[$0] })
    }

    private func cells(of entry: MatchTrace.Entry) -> [String] {
        let code = entry.code.map(String.init) ?? "-"
        guard case .scored(let points) = entry.fate else { return ["picked", "", "", "", "", code] }
        let tally = points.tally
        return [
            PointText.plain(points.total), "\(PointText.plain(points.url)) \(points.step.rawValue)",
            PointText.signed(points.parameters),
            tally.total == 0 ? "" : "\(tally.matches)/\(tally.partial)/\(tally.missing)",
            PointText.signed(points.body), code,
        ]
    }

    /// `  * 106.67  100 a   +6.67   2/0/1      0   200  Search: first page`
    private func row(_ mark: String, _ cells: [String], _ name: String) -> String {
        let columns = zip(cells, [7, 7, 8, 9, 6, 6]).map { cell, width in
            String(repeating: " ", count: max(0, width - cell.count)) + cell
        }
        let line = mark + columns.joined() + "  "
        return line + cut(name, indentation: line.count)
    }

    private func legend(_ entries: [MatchTrace.Entry]) -> [String] {
        let points = entries.compactMap { if case .scored(let points) = $0.fate { points } else { nil } }
        let steps = Set(points.map(\.step)).sorted { $0.rawValue < $1.rawValue }
        var parts = steps.map { "\($0.rawValue) \($0.meaning)" }
        if points.contains(where: { $0.tally.total > 0 }) {
            parts.append("=/~/- parameters that are equal, that differ in value, that one side lacks")
        }
        guard !parts.isEmpty else { return [] }
        return TerminalText.wrapped(parts.joined(separator: "; "), to: Self.width - 2).map { style(.faint, "  \($0)") }
    }

    // MARK: Dropped

    private var dropped: [String] {
        var groups: [(key: String, entries: [(entry: MatchTrace.Entry, detail: String)])] = []
        for key in ["body", "header", "url", "name", "id", "code", "method"] {
            let entries = trace.entries.compactMap { entry -> (MatchTrace.Entry, String)? in
                guard case .dropped(let drop) = entry.fate, drop.key == key else { return nil }
                return (entry, drop.detail(of: entry))
            }
            if !entries.isEmpty { groups.append((key, entries)) }
        }
        guard !groups.isEmpty else { return [] }
        return ["Dropped"]
            + groups.flatMap { group in
                let count = String(group.entries.count)
                let gap = String(repeating: " ", count: max(0, 6 - count.count))
                let line = "\(Self.phrase(group.key))\(details(group.entries.map(\.detail)))"
                return ["\(gap)\(count)  \(cut(line, indentation: 8))"] + (listsAll ? group.entries.map(listed) : [])
            }
    }

    private static func phrase(_ key: String) -> String {
        switch key {
        case "body": "body filter"
        case "header": "header filter"
        case "url": "URL: no step fits"
        case "name": "x-mock-response-name"
        case "id": "x-mock-response-id"
        case "code": "x-mock-response-code"
        default: "method"
        }
    }

    /// What the examples of a group say, the most frequent first: `: POST (12), DELETE (3)`.
    private func details(_ all: [String]) -> String {
        let counts = Dictionary(grouping: all.filter { !$0.isEmpty }) { $0 }.mapValues(\.count)
            .sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        guard !counts.isEmpty else { return "" }
        let shown = counts.prefix(Self.mostDetails).map { counts.count == 1 ? $0.key : "\($0.key) (\($0.value))" }
        return ": " + shown.joined(separator: ", ") + (counts.count > shown.count ? ", …" : "")
    }

    private func listed(_ entry: MatchTrace.Entry, _ detail: String) -> String {
        let code = entry.code.map(String.init) ?? "-"
        let text = "\(entry.method) \(entry.path)  \(code)  \(explained.label(of: entry))"
        return style(.faint, "        " + cut(text, indentation: 8))
    }

    // MARK: Changes

    private var changes: [String] {
        guard !explained.explanation.alternatives.isEmpty else { return [] }
        return ["To get another example"]
            + explained.explanation.alternatives.flatMap { alternative -> [String] in
                let code = alternative.entry.code.map { " (\($0))" } ?? ""
                let facts = "\(code): \(TerminalText.oneLine(alternative.reason))"
                let room = max(20, Self.width - 2 - TerminalText.columns(of: facts))
                let title =
                    TerminalText.cut(TerminalText.oneLine(explained.label(of: alternative.entry)), to: room) + facts
                let advice = alternative.change?.sentence ?? "no change was found that makes it win"
                return ["  " + TerminalText.cut(title, to: Self.width - 2)]
                    + TerminalText.wrapped(advice, to: Self.width - 6).enumerated().map { place, line in
                        (place == 0 ? "    > " : "      ") + style(.strong, line)
                    }
            }
    }

    private func cut(_ text: String, indentation: Int) -> String {
        TerminalText.cut(TerminalText.oneLine(text), to: Self.width - indentation)
    }
}
