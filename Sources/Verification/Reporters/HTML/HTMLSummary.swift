/// The verdict, and after the failures the matrix as a grid and what can be reached.
struct HTMLSummary {
    let tally: RunTally

    var overview: String { "<section aria-label=\"Overview\">" + grid + skips + reachability + "</section>" }

    var header: String {
        let summary = tally.summary ?? RunSummary()
        let failed = summary.failed
        let mark = tally.isPassed ? "✓" : "✗"
        var counts = ["\(summary.passed) passed"]
        if summary.flaky > 0 { counts[0] += " (\(summary.flaky) flaky)" }
        if failed > 0 { counts.append("\(failed) failed") }
        if summary.errors > 0 { counts.append("\(summary.errors) \(summary.errors == 1 ? "error" : "errors")") }
        if summary.skipped > 0 { counts.append("\(summary.skipped) skipped") }
        return """
            <header>
            <h1>\(mark) \(HTMLText.line(tally.verdict))</h1>
            <p class="lead">\(counts.joined(separator: ", ")) in \(tally.rows.count) \
            collection\(tally.rows.count == 1 ? "" : "s")</p>
            <p class="facts">\(facts.map { "<span>\(HTMLText.line($0))</span>" }.joined())</p>\(matters)
            </header>
            """
    }

    /// Whose matter the failures are, and what to do next (V-13).
    private var matters: String {
        let items = tally.matters.lines.map { "<li>\(HTMLText.line($0))</li>" }
        return items.isEmpty ? "" : "\n<ul class=\"next\">\(items.joined())</ul>"
    }

    private var facts: [String] {
        guard let facts = tally.facts else { return [] }
        var all = ["\(ReportTime.timestamp(facts.startedAt)) UTC"]
        if !facts.isReproducible, let summary = tally.summary { all.append(summary.duration.shortText) }
        all += ["seed \(facts.seed)", "run \(facts.runID)"]
        if let shard = facts.shard { all.append("shard \(shard)") }
        return all
    }

    /// What a target could not be asked, by reason.
    private var skips: String {
        guard !tally.skips.isEmpty else { return "" }
        let rows = tally.skips.map { "<tr><td>\($0.count)</td><td>\(HTMLText.line($0.reason))</td></tr>" }
        return """
            <h2>Skipped</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="Skipped"><table>
            <thead><tr><th scope="col">cases</th><th scope="col">reason</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table></div>
            """
    }

    private var grid: String {
        let axes = tally.axes
        guard !axes.isEmpty else { return "" }
        let heads = axes.map { "<th scope=\"col\">\($0.rawValue)</th>" }.joined()
        let rows = tally.rows.map { row in
            "<tr><td>\(HTMLText.line(row.mock))</td>" + axes.map { Self.cell(row.counts[$0]) }.joined() + "</tr>"
        }
        return """
            <h2>Matrix</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="Matrix"><table>
            <thead><tr><th scope="col">collection</th>\(heads)</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table></div>
            <p class="note">Passed (+ skipped).</p>
            """
    }

    private static func cell(_ counts: RunTally.Counts?) -> String {
        guard let counts else { return "<td class=\"none\">·</td>" }
        let failed = counts.failed + counts.errors
        if failed > 0 { return "<td class=\"bad\">\(failed) of \(counts.all) ✗</td>" }
        let skips =
            counts.skipped > 0
            ? " <span class=\"skips\" title=\"\(counts.skipped) skipped\">+\(counts.skipped)</span>" : ""
        return "<td>\(counts.passed)\(skips)</td>"
    }

    private var reachability: String {
        guard let reach = tally.summary?.reachability, reach != Reachability() else { return "" }
        let parts = [
            ("plain", reach.plain, "by a plain request"), ("code", reach.byCode, "by code"),
            ("name", reach.byName, "by name"), ("id", reach.byID, "by id"),
            ("unreachable", reach.unreachable, "by no request"),
        ]
        let total = max(1, parts.reduce(0) { $0 + $1.1 })
        var left = 0.0
        let bars = parts.map { name, count, _ -> String in
            let width = Double(count) * 100 / Double(total)
            defer { left += width }
            return "<rect class=\"\(name)\" x=\"\(left)\" width=\"\(width)\" height=\"1\"/>"
        }
        let legend = parts.map { name, count, label in
            "<li><svg aria-hidden=\"true\" viewBox=\"0 0 1 1\"><rect class=\"\(name)\" width=\"1\" height=\"1\"/></svg>"
                + "\(count) \(label)</li>"
        }
        return """
            <h2>How the examples are reached</h2>
            <svg class="reach" viewBox="0 0 100 1" preserveAspectRatio="none" role="img" \
            aria-label="\(reach.plain) of \(total) examples are reached by a plain request">\(bars.joined())</svg>
            <ul class="legend">\(legend.joined())</ul>
            <p class="note">\(requests(reach))</p>
            """
    }

    private func requests(_ reach: Reachability) -> String {
        reach.requestsWithoutExamples == 0
            ? "All \(reach.requests) requests have an example."
            : "\(reach.requestsWithoutExamples) of \(reach.requests) requests have no example: no request can get a response "
                + "for them."
    }
}
