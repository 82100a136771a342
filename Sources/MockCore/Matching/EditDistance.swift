/// How many single insertions, deletions and replacements lead from one text to another.
package enum EditDistance {
    /// The work grows with the square of the length, so longer texts that are not equal count as nothing alike.
    package static let longestText = 1024

    /// Levenshtein's distance; with `countingSwaps` two neighbours that changed places are one step and not two.
    package static func between<Element: Equatable>(
        _ left: [Element], _ right: [Element], countingSwaps: Bool = false
    ) -> Int {
        if left == right { return 0 }
        guard max(left.count, right.count) <= longestText else { return max(left.count, right.count) }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        var row = last
        for i in left.indices {
            row[0] = i + 1
            for j in right.indices {
                var steps = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
                if countingSwaps, i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    steps = min(steps, beforeLast[j - 1] + 1)
                }
                row[j + 1] = steps
            }
            if countingSwaps { beforeLast = last }
            swap(&last, &row)
        }
        return last[right.count]
    }
}

/// Which distances count as near: the limit of an independent implementation (B-4.27, 12.17).
enum Similarity {
    /// A segment alike to at least this part of 100 is near enough.
    static let least = 75.0

    static func isNear(distance: Int, of length: Int) -> Bool {
        guard length > 0, length <= EditDistance.longestText else { return distance == 0 }
        return (Double(length - distance) / Double(length) * 100).rounded() >= least
    }

    /// The greatest distance that is near for two texts of which the longer has that many scalars.
    static func greatestDistance(of length: Int) -> Int {
        length < table.count ? table[length] : computedDistance(of: length)
    }

    private static let table = (0..<256).map(computedDistance)

    private static func computedDistance(of length: Int) -> Int {
        // Of longer texts only equal ones are near, but shorter ones may share their branch of an index.
        let length = min(length, EditDistance.longestText)
        var distance = length * 26 / 100 + 1
        while distance > 0, !isNear(distance: distance, of: length) { distance -= 1 }
        return distance
    }
}
