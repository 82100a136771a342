/// Paths with wildcards by segment, so that a call walks its own segments instead of all examples (B-4.22).
struct WildcardTrie: Sendable {
    private struct Node: Sendable {
        var literals: [String: Int] = [:]
        var wildcard: Int?
        /// Routes that end here, each with the names of its wildcards in path order.
        var routes: [(route: Int, names: [String])] = []
    }

    private var nodes = [Node()]
    private(set) var isEmpty = true

    mutating func insert(_ segments: [PathPattern.Segment], route: Int) {
        isEmpty = false
        var current = 0
        var names: [String] = []
        for segment in segments {
            switch segment {
            case .literal(let text):
                current = nodes[current].literals[text] ?? addNode { $0[current].literals[text] = $1 }
            case .wildcard(let name):
                names.append(name)
                current = nodes[current].wildcard ?? addNode { $0[current].wildcard = $1 }
            }
        }
        nodes[current].routes.append((route, names))
    }

    private mutating func addNode(_ link: (inout [Node], Int) -> Void) -> Int {
        nodes.append(Node())
        link(&nodes, nodes.count - 1)
        return nodes.count - 1
    }

    /// The routes that take the path, with what their wildcards took, fully decoded.
    ///
    /// - Parameter folded: the segments in lower case, which literals compare with.
    /// - Parameter original: the same segments as they were called, which wildcards take.
    func routes(for folded: [Substring], original: [Substring]) -> [(route: Int, captures: [String: String])] {
        var found: [(route: Int, captures: [String: String])] = []
        var taken: [Int] = []
        walk(0, at: 0, folded, original, &taken, &found)
        return found
    }

    private func walk(
        _ node: Int, at depth: Int, _ folded: [Substring], _ original: [Substring], _ taken: inout [Int],
        _ found: inout [(route: Int, captures: [String: String])]
    ) {
        guard depth < folded.count else {
            for (route, names) in nodes[node].routes {
                // Of two wildcards with one name the last capture wins (B-4.23).
                let pairs = zip(names, taken.map { original[$0].unescapingSlashes })
                found.append((route, Dictionary(pairs) { $1 }))
            }
            return
        }
        if !nodes[node].literals.isEmpty, let next = nodes[node].literals[String(folded[depth])] {
            walk(next, at: depth + 1, folded, original, &taken, &found)
        }
        if let next = nodes[node].wildcard, !folded[depth].isEmpty {
            taken.append(depth)
            walk(next, at: depth + 1, folded, original, &taken, &found)
            taken.removeLast()
        }
    }
}

extension Substring {
    /// Undoes the one escape that path decoding leaves, now that it cannot be taken for a separator.
    fileprivate var unescapingSlashes: String {
        guard utf8.contains(UInt8(ascii: "%")) else { return String(self) }
        return String(self).replacing("%2F", with: "/").replacing("%2f", with: "/")
    }
}
