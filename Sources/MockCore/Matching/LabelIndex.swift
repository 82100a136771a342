import HTTPMessage
import PostmanModel

/// The distinct texts at one place of all paths with the same number of segments, as a compressed trie of scalars.
struct LabelIndex: Sendable {
    struct Node: Sendable {
        /// The scalars between the parent and this node, in `text`.
        var edge: Range<Int32>
        var children: Range<Int32> = 0..<0
        /// The label that ends here; negative for none.
        var label: Int32 = -1
        /// Which scalars occur in the edge and below it.
        var alphabet: UInt64 = 0
        /// The lengths of the shortest and the longest label that ends here or below.
        var shortest = Int32.max
        var longest: Int32 = 0
    }

    private(set) var nodes: [Node] = []
    private(set) var text: [Unicode.Scalar] = []
    private var starts: [Int32] = [0]
    /// The paths that have a label, those of label 0 first.
    private var paths: [Int32] = []
    private var firstPath: [Int32] = []

    var count: Int { starts.count - 1 }

    /// - Parameter labels: distinct and sorted.
    /// - Parameter labelOfPath: the place in `labels` for each path.
    init(_ labels: [ExactText], labelOfPath: [Int32]) {
        text.reserveCapacity(labels.reduce(0) { $0 + $1.text.utf8.count })
        starts.reserveCapacity(labels.count + 1)
        for label in labels {
            text += label.text.unicodeScalars
            starts.append(Int32(text.count))
        }
        firstPath = Array(repeating: 0, count: labels.count + 1)
        for label in labelOfPath { firstPath[Int(label) + 1] += 1 }
        for label in labels.indices { firstPath[label + 1] += firstPath[label] }
        paths = Array(repeating: 0, count: labelOfPath.count)
        var next = firstPath
        for (path, label) in labelOfPath.enumerated() {
            paths[Int(next[Int(label)])] = Int32(path)
            next[Int(label)] += 1
        }
        build()
    }

    func paths(of label: Int) -> ArraySlice<Int32> { paths[Int(firstPath[label])..<Int(firstPath[label + 1])] }

    func scalars(of label: Int) -> ArraySlice<Unicode.Scalar> { text[Int(starts[label])..<Int(starts[label + 1])] }

    private func length(of label: Int) -> Int { Int(starts[label + 1] - starts[label]) }

    private mutating func build() {
        // A label has a node of its own, and all others but the root have two children.
        nodes.reserveCapacity(2 * count + 1)
        nodes.append(Node(edge: 0..<0))
        // Runs of labels that agree down to their node.
        var open = [(node: 0, labels: 0..<count, depth: 0)]
        while let (node, labels, depth) = open.popLast() {
            var labels = labels
            if let first = labels.first, length(of: first) == depth {
                nodes[node].label = Int32(first)
                nodes[node].shortest = Int32(depth)
                nodes[node].longest = Int32(depth)
                labels = labels.dropFirst()
            }
            let firstChild = nodes.count
            while let first = labels.first {
                let run = labels.prefix { scalar(depth, of: $0) == scalar(depth, of: first) }
                let shared = sharedLength(of: run, from: depth)
                let edge = starts[first] + Int32(depth)
                open.append((nodes.count, run, shared))
                nodes.append(Node(edge: edge..<(edge + Int32(shared - depth))))
                labels = labels.dropFirst(run.count)
            }
            nodes[node].children = Int32(firstChild)..<Int32(nodes.count)
        }
        // Children stand behind their parents, so backwards they are complete first.
        for node in nodes.indices.reversed() {
            for child in nodes[node].children {
                let child = nodes[Int(child)]
                nodes[node].alphabet |= child.alphabet
                nodes[node].shortest = min(nodes[node].shortest, child.shortest)
                nodes[node].longest = max(nodes[node].longest, child.longest)
            }
            for index in nodes[node].edge { nodes[node].alphabet |= Self.bit(of: text[Int(index)]) }
        }
    }

    private func scalar(_ depth: Int, of label: Int) -> Unicode.Scalar { text[Int(starts[label]) + depth] }

    /// Labels are sorted: what the first and the last of a run share, all of them share.
    private func sharedLength(of run: Range<Int>, from depth: Int) -> Int {
        let (first, last) = (scalars(of: run.lowerBound), scalars(of: run.upperBound - 1))
        return depth + zip(first.dropFirst(depth), last.dropFirst(depth)).prefix { $0 == $1 }.count
    }

    /// A place among 64 for a scalar: digits and letters have one of their own, all others share two.
    static func bit(of scalar: Unicode.Scalar) -> UInt64 {
        let value = scalar.value
        let place: UInt32 =
            switch value {
            case 48...57: value - 48
            case 97...122: value - 87
            case 65...90: value - 29
            case 0..<128: 62
            default: 63
            }
        return 1 << UInt64(place)
    }
}
