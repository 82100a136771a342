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

    /// How many letters must be put in, taken out, changed or swapped with their neighbour.
    static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left)
        let right = Array(right)
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[right.count]
    }
}
