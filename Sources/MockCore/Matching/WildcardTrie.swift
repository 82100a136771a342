import HTTPMessage
import PostmanModel

/// Paths with wildcards by segment, so that a call walks its own segments instead of all examples (B-4.22).
struct WildcardTrie: Sendable {
    private struct Edge: Sendable {
        let parent: Int32
        let label: String
    }

    private struct Node: Sendable {
        var wildcard: Int32 = -1
        /// The route that was inserted last of those that end here; negative for none.
        var route: Int32 = -1
        var hasEdges = false
    }

    private var nodes = [Node()]
    /// The edge with number n leads to the node that `targets` says.
    private var edges: [Edge] = []
    private var targets: [Int32] = []
    private var edgeIndex: HashIndex
    /// For each route that was inserted, the one before it at the same node.
    private var previous: [Int32: Int32] = [:]

    var isEmpty: Bool { nodes.count == 1 }

    /// - Parameter patterns: one for each route; nil for a route without wildcards.
    init(_ patterns: [[PathPattern.Segment]?]) {
        edgeIndex = HashIndex(capacity: patterns.reduce(0) { $0 + ($1?.count ?? 0) })
        for (route, segments) in patterns.enumerated() {
            if let segments { insert(segments, route: route) }
        }
    }

    private mutating func insert(_ segments: [PathPattern.Segment], route: Int) {
        var current = 0
        for segment in segments {
            switch segment {
            case .literal(let text):
                current = child(of: current, text[...]) ?? addChild(of: current, text)
            case .wildcard:
                if nodes[current].wildcard < 0 { nodes[current].wildcard = Int32(addNode()) }
                current = Int(nodes[current].wildcard)
            }
        }
        if nodes[current].route >= 0 { previous[Int32(route)] = nodes[current].route }
        nodes[current].route = Int32(route)
    }

    private mutating func addChild(of parent: Int, _ label: String) -> Int {
        let node = addNode()
        edges.append(Edge(parent: Int32(parent), label: label))
        targets.append(Int32(node))
        edgeIndex.add(Self.hash(parent, label[...]))
        nodes[parent].hasEdges = true
        return node
    }

    private mutating func addNode() -> Int {
        nodes.append(Node())
        return nodes.count - 1
    }

    private func child(of parent: Int, _ label: Substring) -> Int? {
        guard nodes[parent].hasEdges else { return nil }
        let edge = edgeIndex.last(Self.hash(parent, label)) {
            edges[$0].parent == Int32(parent) && edges[$0].label.isExactly(label)
        }
        return edge.map { Int(targets[$0]) }
    }

    private static func hash(_ parent: Int, _ label: Substring) -> Int {
        var hasher = Hasher()
        hasher.combine(parent)
        hasher.combine(label)
        return hasher.finalize()
    }

    /// Calls `body` with every route that takes the path.
    ///
    /// - Parameter segments: in lower case, without those of trailing slashes.
    func forEachRoute(of segments: [Substring], _ body: (Int) -> Void) {
        walk(0, segments[...], body)
    }

    private func walk(_ node: Int, _ segments: ArraySlice<Substring>, _ body: (Int) -> Void) {
        guard let segment = segments.first else {
            var route = nodes[node].route
            while route >= 0 {
                body(Int(route))
                route = previous[route] ?? -1
            }
            return
        }
        if let next = child(of: node, segment) { walk(next, segments.dropFirst(), body) }
        if nodes[node].wildcard >= 0, !segment.isEmpty {
            walk(Int(nodes[node].wildcard), segments.dropFirst(), body)
        }
    }
}
