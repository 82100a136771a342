import PostmanModel

/// Finds the labels near to a text: a walk down the trie with one row of Levenshtein's table per scalar.
///
/// A branch is left when even the best that can follow is too far: what the row says so far, plus the scalars of the
/// text that occur nowhere below, or the difference in length where that is more. Nearer branches come first, so that
/// a shrinking budget cuts off the others.
struct LabelWalk {
    private let index: LabelIndex
    private let query: [Unicode.Scalar]
    private let bits: [UInt64]
    /// Rows of the table by depth, each one longer than the query.
    private var rows: [Int]
    /// The greatest distance that is still of interest.
    var budget = Int.max

    init(_ query: [Unicode.Scalar], in index: LabelIndex) {
        self.query = query
        self.index = index
        bits = query.map(LabelIndex.bit)
        rows = Array(0...query.count)
        if query.count > EditDistance.longestText { budget = 0 }
    }

    /// - Parameter found: takes a label and its distance, and may lower the budget.
    mutating func run(_ found: (_ label: Int, _ distance: Int, _ budget: inout Int) -> Void) {
        // Depth first: a branch overwrites only rows below the one it starts from.
        var open: [(node: Int, depth: Int, least: Int)] = [(0, 0, 0)]
        while let (number, start, least) = open.popLast() {
            guard least <= budget, let depth = descend(to: index.nodes[number], from: start) else { continue }
            let node = index.nodes[number]
            if node.label >= 0 {
                let distance = rows[depth * (query.count + 1) + query.count]
                if distance <= budget, Similarity.isNear(distance: distance, of: max(depth, query.count)) {
                    found(Int(node.label), distance, &budget)
                }
            }
            push(node.children, depth: depth, onto: &open)
        }
    }

    /// Adds the nodes that are not too far, the nearest on top.
    private func push(_ nodes: Range<Int32>, depth: Int, onto open: inout [(node: Int, depth: Int, least: Int)]) {
        let first = open.count
        for node in nodes {
            guard let least = leastDistance(below: Int(node), depth: depth) else { continue }
            open.append((Int(node), depth, least))
        }
        if open.count > first + 1 { open[first...].sort { $0.least > $1.least } }
    }

    /// Adds the rows of a node's edge and says their number; nil where they lead too far.
    private mutating func descend(to node: LabelIndex.Node, from depth: Int) -> Int? {
        var depth = depth
        for position in node.edge {
            guard addRow(for: index.text[Int(position)], below: depth) <= limit(of: node) else { return nil }
            depth += 1
        }
        return depth
    }

    /// The distance that no label below may exceed.
    private func limit(of node: LabelIndex.Node) -> Int {
        min(budget, Similarity.greatestDistance(of: max(query.count, Int(node.longest))))
    }

    /// Fills the row below that depth and says its least value.
    private mutating func addRow(for scalar: Unicode.Scalar, below depth: Int) -> Int {
        let width = query.count + 1
        let (above, start) = (depth * width, (depth + 1) * width)
        if rows.count < start + width { rows += repeatElement(0, count: start + width - rows.count) }
        rows[start] = depth + 1
        var least = depth + 1
        for column in 1..<width {
            let replaced = rows[above + column - 1] + (query[column - 1] == scalar ? 0 : 1)
            let value = min(replaced, rows[above + column] + 1, rows[start + column - 1] + 1)
            rows[start + column] = value
            least = min(least, value)
        }
        return least
    }

    /// What any label below is away at least, the first scalar of the edge taken in; nil where that is too far.
    private func leastDistance(below number: Int, depth: Int) -> Int? {
        let node = index.nodes[number]
        let limit = limit(of: node)
        let first = index.text[Int(node.edge.lowerBound)]
        let (shortest, longest) = (Int(node.shortest) - depth - 1, Int(node.longest) - depth - 1)
        // The scalars that are left of the query and occur nowhere below.
        var strangers = bits.reduce(0) { $0 + ($1 & node.alphabet == 0 ? 1 : 0) }
        var least = Int.max
        var value = depth + 1
        let row = depth * (query.count + 1)
        for column in 0...query.count {
            if column > 0 {
                let replaced = rows[row + column - 1] + (query[column - 1] == first ? 0 : 1)
                value = min(replaced, rows[row + column] + 1, value + 1)
                if bits[column - 1] & node.alphabet == 0 { strangers -= 1 }
            }
            let rest = query.count - column
            let gap = rest < shortest ? shortest - rest : max(0, rest - longest)
            least = min(least, value + max(strangers, gap))
        }
        return least <= limit ? least : nil
    }
}
