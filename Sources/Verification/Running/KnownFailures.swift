/// The failures that a baseline knows of, by the id of their case.
package struct KnownFailures: Sendable {
    package struct Entry: Sendable, Hashable {
        package var reason: String
        /// The day on which it ends, as a date.
        package var until: String

        package init(reason: String, until: String) {
            self.reason = reason
            self.until = until
        }
    }

    private let entries: [String: Entry]

    package init(_ entries: [String: Entry] = [:]) {
        self.entries = entries
    }

    package func contains(_ id: String) -> Bool { entries[id] != nil }

    /// What a verdict counts as: a known failure is skipped with its reason, and one that is fixed must leave the
    /// baseline.
    func judged(_ verdict: Verdict, of planned: Case) -> Verdict {
        guard !entries.isEmpty, let entry = entries[planned.id] else { return verdict }
        switch verdict {
        case .failed, .error: return .skipped(reason: "known failure, expires \(entry.until): \(entry.reason)")
        case .passed:
            return .failed(
                Failure(
                    message: "it passes, but the baseline lists it as a known failure; remove its entry",
                    type: "mockcheck.UnexpectedPass", checks: ["the baseline's reason: \(entry.reason)"],
                    reproduce: ["mockcheck baseline PATH"]))
        case .skipped: return verdict
        }
    }
}
