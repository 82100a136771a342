import PostmanModel

/// A run as GitHub shows it in a step summary or a comment (CI-2.3).
struct MarkdownDocument {
    /// How much is said; each step is tried where the one before it is too long.
    enum Detail: CaseIterable {
        case everything, failureLines, counts
    }

    let tally: RunTally
    let paths: ReportPaths
    /// What makes a file name and line a link; nil where there is no page to link to.
    var source: ((_ file: String, _ line: Int) -> String)?

    /// The greatest text of at most so many bytes that says all there is room for.
    func text(limit: Int) -> String {
        for detail in Detail.allCases {
            let text = text(detail)
            if text.utf8.count <= limit || detail == .counts { return text }
        }
        return ""
    }

    private func text(_ detail: Detail) -> String {
        var parts = [heading, matters, detail == .counts && tally.rows.count > 100 ? "" : table, reachability]
        if !tally.failures.isEmpty, detail != .counts {
            parts.append("### Failures\n")
            parts += tally.failures.groups.map { detail == .everything ? details($0) : line($0) }
            if tally.failures.untoldCount > 0 {
                parts.append("... and \(tally.failures.untoldCount) more in the reports\n")
            }
        }
        if !tally.skips.isEmpty, detail != .counts {
            parts.append("### Skipped\n")
            parts += tally.skips.map { "- \($0.count): \(MarkdownText.plain($0.reason))" }
        }
        if !tally.flaky.isEmpty, detail != .counts {
            parts.append("### Flaky: failed first, then passed\n")
            parts += tally.flaky.map { flaky in
                "- \(MarkdownText.plain(flaky.name)): \(MarkdownText.plain(flaky.earlierFailures.last?.message ?? ""))"
            }
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var heading: String {
        let summary = tally.summary ?? RunSummary()
        let failed = summary.failed + summary.errors
        let mark = tally.isPassed ? "✅" : "❌"
        return "## \(mark) mockcheck: \(MarkdownText.plain(tally.verdict))\n\n"
            + "\(summary.passed) passed, \(failed) failed, \(summary.skipped) skipped "
            + "in \(tally.rows.count) collection\(tally.rows.count == 1 ? "" : "s")\n"
    }

    /// Whose matter the failures are, and what to do next (V-13).
    private var matters: String { tally.matters.lines.map { "- \(MarkdownText.plain($0))\n" }.joined() }

    private var table: String {
        let axes = tally.axes
        guard !axes.isEmpty else { return "" }
        var lines = ["| collection | " + axes.map(\.rawValue).joined(separator: " | ") + " |"]
        lines.append("|---|" + axes.map { _ in "--:|" }.joined())
        for row in tally.rows {
            let cells = axes.map { axis in row.counts[axis].map(Self.cell) ?? "" }
            lines.append("| \(MarkdownText.plain(row.mock)) | " + cells.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func cell(_ counts: RunTally.Counts) -> String {
        let failed = counts.failed + counts.errors
        return failed > 0 ? "**\(failed) ✗** of \(counts.all)" : "\(counts.passed)"
    }

    private var reachability: String {
        guard let reach = tally.summary?.reachability, reach != Reachability() else { return "" }
        return "Examples: \(reach.plain) plain, \(reach.byCode) by code, \(reach.byName) by name, \(reach.byID) by id, "
            + "\(reach.unreachable) unreachable. Requests without an example: \(reach.requestsWithoutExamples) "
            + "of \(reach.requests).\n"
    }

    private func line(_ group: FailureGroups.Group) -> String {
        let rest = group.rest.map { "; \(MarkdownText.plain($0))" } ?? ""
        return "- \(MarkdownText.plain(group.result.name)): \(MarkdownText.plain(group.failure.message))\(rest)"
    }

    private func details(_ group: FailureGroups.Group) -> String {
        let (result, failure) = (group.result, group.failure)
        let count = group.count > 1 ? " (\(group.count) cases)" : ""
        let file = paths.name(of: result.location.file)
        let place = "\(file):\(max(1, result.location.line))"
        let link = source.map { "[\(MarkdownText.plain(place))](\($0(file, max(1, result.location.line))))" }
        var parts = [
            "<details><summary>\(MarkdownText.plain(result.name))\(count)</summary>\n",
            MarkdownText.plain(failure.message) + "\n", (link ?? MarkdownText.plain(place)) + "\n",
        ]
        if let rest = group.rest { parts.append(MarkdownText.plain(rest) + "\n") }
        let checks = failure.checks.joined(separator: "\n")
        if !checks.isEmpty { parts.append(MarkdownText.fenced(checks, limit: 4096)) }
        if !failure.difference.isEmpty {
            parts.append(MarkdownText.fenced(failure.difference, language: "diff", limit: 8192))
        }
        if !failure.reproduce.isEmpty {
            parts.append(
                MarkdownText.fenced(failure.reproduce.joined(separator: "\n"), language: "sh", limit: 8192))
        }
        return (parts + ["</details>\n"]).joined(separator: "\n")
    }
}
