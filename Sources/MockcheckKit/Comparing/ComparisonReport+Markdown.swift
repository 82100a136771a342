import Comparing
import PostmanModel
import Verification

extension ComparisonReport {
    /// GitHub takes 65,536 characters in a comment.
    private static let markdownLimit = 60_000
    private static let mostDetails = 5

    /// A comment for a pull request: the verdict, what breaks in full, the rest folded away.
    package var markdown: String {
        var text = "### \(headline)\n\n"
        if isEmpty { return text }
        text += "\(counts). \(TerminalText.counted(callCount, "request")) compared.\n"
        for (weight, title) in [
            (Change.Weight.breaking, "Breaking"), (.safe, "Safe"), (.information, "For information"),
        ] {
            let changes = entries.flatMap { entry in
                entry.changes.filter { $0.weight == weight }.map { (entry.name, $0) }
            }
            guard !changes.isEmpty else { continue }
            let isFolded = weight != .breaking
            text += isFolded ? "\n<details><summary>\(title) (\(changes.count))</summary>\n\n" : "\n#### \(title)\n\n"
            var left = changes.count
            for (mock, change) in changes {
                let item = self.item(change, of: mock)
                guard text.utf8.count + item.utf8.count < Self.markdownLimit else { break }
                text += item
                left -= 1
            }
            if left > 0 { text += "- … and \(left) more; `--format text` shows them\n" }
            if isFolded { text += "\n</details>\n" }
        }
        return text
    }

    private var headline: String {
        if isEmpty { return "✅ No difference for consumers of the mocks" }
        let breaking = count(.breaking)
        if breaking > 0 { return "❌ \(TerminalText.counted(breaking, "breaking change")) for consumers of the mocks" }
        return "✅ Nothing breaks for consumers of the mocks"
    }

    private func plain(_ text: String) -> String { MarkdownText.plain(redactor.redact(text)) }

    private func item(_ change: Change, of mock: String) -> String {
        let prefix = entries.count > 1 ? "\(plain(mock)) · " : ""
        var lines = ["- **\(prefix)\(plain(change.summary))**"]
        lines.append("  - before: \(plain(change.before.text)) (\(plain("\(change.before.location)")))")
        lines.append("  - after: \(plain(change.after.text)) (\(plain("\(change.after.location)")))")
        for detail in change.details.prefix(Self.mostDetails) where !change.summary.hasSuffix(detail) {
            lines.append("  - \(plain(detail))")
        }
        let others = change.details.count - Self.mostDetails
        if others > 0 { lines.append("  - … and \(TerminalText.counted(others, "other difference"))") }
        var text = lines.joined(separator: "\n") + "\n"
        if let call = change.call {
            let block = MarkdownText.fenced(call.curlLine(redactor), language: "sh", limit: 2000)
            text += "\n" + block.split(separator: "\n").map { "  \($0)\n" }.joined() + "\n"
        }
        return text
    }
}
