/// Finds the paths nearest to one that nothing else matched: step h, Postman's "document distance" (B-4.27).
struct FuzzyIndex: Sendable {
    /// A segment alike to at least this part of 100 is near enough; the limit of an independent implementation.
    static let leastSimilarity = 75.0

    private struct Node: Sendable {
        /// Labels by their length in Unicode scalars: most lengths are too different to be looked at.
        var children: [Int: [Label]] = [:]
        var variants: [Int] = []
    }

    private struct Label: Sendable {
        let scalars: [Unicode.Scalar]
        let node: Int
    }

    private var nodes: [Node] = []
    /// The root for each number of segments.
    private var roots: [Int: Int] = [:]
    private var links: [Link: Int] = [:]

    private struct Link: Sendable, Hashable {
        let node: Int
        let text: String
    }

    mutating func insert(_ path: RequestPath, variant: Int) {
        let segments = path.segments
        var current = roots[segments.count] ?? addNode()
        roots[segments.count] = current
        for segment in segments {
            let link = Link(node: current, text: String(segment))
            if let next = links[link] {
                current = next
            } else {
                let scalars = Array(segment.unicodeScalars)
                let next = addNode()
                nodes[current].children[scalars.count, default: []].append(
                    Label(scalars: scalars, node: next))
                links[link] = next
                current = next
            }
        }
        nodes[current].variants.append(variant)
    }

    private mutating func addNode() -> Int {
        nodes.append(Node())
        return nodes.count - 1
    }

    /// The eligible variants with the smallest total distance, if each of their segments is near enough.
    func nearest(to path: RequestPath, where isEligible: (Int) -> Bool) -> [Int] {
        let segments = path.segments.map { Array($0.unicodeScalars) }
        guard let root = roots[segments.count] else { return [] }
        var best: (distance: Int, variants: [Int]) = (.max, [])
        var open = [(node: root, depth: 0, distance: 0)]
        while let (node, depth, distance) = open.popLast() {
            guard distance <= best.distance else { continue }
            guard depth < segments.count else {
                let eligible = nodes[node].variants.filter(isEligible)
                guard !eligible.isEmpty else { continue }
                best = distance < best.distance ? (distance, eligible) : (distance, best.variants + eligible)
                continue
            }
            for (label, added) in near(segments[depth], in: nodes[node]) {
                open.append((label, depth + 1, distance + added))
            }
        }
        return best.variants
    }

    private func near(_ segment: [Unicode.Scalar], in node: Node) -> [(node: Int, distance: Int)] {
        node.children.flatMap { length, labels -> [(node: Int, distance: Int)] in
            let longer = max(length, segment.count)
            guard Self.isNear(distance: abs(length - segment.count), of: longer) else { return [] }
            return labels.compactMap { label in
                let distance = EditDistance.between(segment, label.scalars)
                return Self.isNear(distance: distance, of: longer) ? (label.node, distance) : nil
            }
        }
    }

    static func isNear(distance: Int, of length: Int) -> Bool {
        guard length > 0 else { return true }
        return (Double(length - distance) / Double(length) * 100).rounded() >= leastSimilarity
    }
}

/// Levenshtein's distance: single insertions, deletions and replacements.
enum EditDistance {
    /// The work grows with the square of the length, so longer texts that are not equal count as nothing alike.
    static let longestText = 1024

    static func between<Element: Equatable>(_ left: [Element], _ right: [Element]) -> Int {
        if left == right { return 0 }
        guard max(left.count, right.count) <= longestText else { return max(left.count, right.count) }
        var row = Array(0...right.count)
        for (i, element) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let replaced = diagonal + (element == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}
