import MockCore

/// Finds the name that a user most likely meant.
package enum Suggestion {
    /// The candidate nearest to the text, if so near that it may be a slip; the first of equals.
    package static func nearest(to text: String, in candidates: [String]) -> String? {
        let limit = max(1, text.count / 3)
        let ranked = candidates.map { (name: $0, distance: distance(text.lowercased(), $0.lowercased())) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= limit else { return nil }
        return best.name
    }

    /// Ready to stand behind a message: "did you mean 'x'?", or what there is to choose from.
    package static func help(for text: String, in candidates: [String]) -> String {
        if let name = nearest(to: text, in: candidates) { return "did you mean '\(name)'?" }
        return candidates.isEmpty ? "" : "known here: \(candidates.joined(separator: ", "))"
    }

    private static func distance(_ left: String, _ right: String) -> Int {
        EditDistance.between(Array(left), Array(right), countingSwaps: true)
    }
}
