/// Finds the paths of a tree that are nearest to another by looking into the most promising branch first: of ten thousand
/// that are alike, some fifty branches.
struct SpellingSearch {
    /// Where a search takes this much it is given up: then all paths are alike far, and `RouteSpellings` tells all their
    /// distances sooner.
    private static let mostWork = 20_000

    struct Found {
        let route: Int
        let distance: Int
        /// The first example of the route.
        let first: Int
        /// Whether the route has no other.
        let isAlone: Bool
    }

    private let tree: SpellingTree.Content
    private let pattern: EditPattern
    private let method: UInt64
    private let isLeftOut: (Int) -> Bool
    private var candidates = SpellingCandidates(limit: 0)
    private var remainders: EditRemainders
    /// The columns of the table by which edit distance is told, one behind the other, for branches that are candidates.
    private var columns: [EditPattern.Cells] = []
    private var used = 0
    /// How many words have been made.
    private var work = 0

    /// - Parameters:
    ///   - scalars: of a folded path, at most `EditDistance.longestText`.
    ///   - method: the bit of the method whose routes go before others that are as near.
    ///   - isLeftOut: whether a route is not to be found.
    init(
        for scalars: [UInt32], in tree: SpellingTree.Content, method: UInt64, isLeftOut: @escaping (Int) -> Bool
    ) {
        self.tree = tree
        self.method = method
        self.isLeftOut = isLeftOut
        pattern = EditPattern(scalars)
        remainders = EditRemainders(of: scalars, in: tree)
    }

    /// The nearest routes with their distances, the nearest first; of equal ones those of the method, then in the order of
    /// the file. Nil where that takes too long.
    mutating func nearest(atMost limit: Int) -> [Found]? {
        guard limit > 0, let root = tree.branches.first else { return [] }
        columns = Array(repeating: EditPattern.Cells(more: 0, less: 0), count: 64 * pattern.size)
        columns.withUnsafeMutableBufferPointer { columns in
            if let first = columns.baseAddress { pattern.begin(first) }
        }
        used = pattern.size
        candidates = SpellingCandidates(limit: limit)
        candidates.push(.init(order: .init(distance: 0, isOther: false, first: root.first), place: 0, column: 0))
        var found: [Found] = []
        found.reserveCapacity(limit)
        while found.count < limit, let candidate = candidates.popFirst() {
            guard candidate.place >= 0 else {
                found.append(self.found(Int(~candidate.place), candidate.order.distance))
                continue
            }
            expand(candidate)
            if work + remainders.work > Self.mostWork { return nil }
        }
        return found
    }

    /// Looks at what comes next behind a branch.
    private mutating func expand(_ candidate: SpellingCandidates.Candidate) {
        let branch = tree.branches[Int(candidate.place)]
        let wanted = used + (branch.children.count + 1) * pattern.size
        if columns.count < wanted {
            let missing = max(columns.count, wanted - columns.count)
            columns.append(contentsOf: repeatElement(EditPattern.Cells(more: 0, less: 0), count: missing))
        }
        // Out of this structure while they are written to, so that the rest of it can be used.
        var columns: [EditPattern.Cells] = []
        swap(&columns, &self.columns)
        columns.withUnsafeMutableBufferPointer { columns in
            guard let start = columns.baseAddress else { return }
            var current = UnsafePointer(start + Int(candidate.column))
            // The first scalar has led here already.
            let rest = candidate.place == 0 ? branch.label : branch.label.dropFirst()
            if !rest.isEmpty {
                let own = start + used
                used += pattern.size
                for next in rest {
                    pattern.advance(current, by: pattern.number(of: tree.scalars[Int(next)]), into: own)
                    current = UnsafePointer(own)
                }
                work += rest.count * pattern.words
            }
            if !branch.routes.isEmpty { push(branch.routes, distance: pattern.last(current)) }
            expand(branch.children, from: current, start, atLeast: candidate.order.distance)
        }
        swap(&columns, &self.columns)
    }

    private mutating func expand(
        _ children: Range<Int32>, from column: UnsafePointer<EditPattern.Cells>,
        _ start: UnsafeMutablePointer<EditPattern.Cells>,
        atLeast leastOfAll: Int
    ) {
        // All scalars that the pattern does not have lead to the same column.
        var strange: UnsafePointer<EditPattern.Cells>?
        var (outlookOfStrange, leastOfStrange): (Int32, Int) = (-1, 0)
        for child in children {
            let next = tree.branches[Int(child)]
            let isOther = next.methods & method == 0
            // Nearer than its parent it cannot be, and of those that are as far as each other most are too late.
            if candidates.worst < .init(distance: leastOfAll, isOther: isOther, first: next.first) { continue }
            let number = pattern.number(of: next.scalar)
            var own: UnsafePointer<EditPattern.Cells>
            var least = leastOfStrange
            if number == 0, let strange {
                own = strange
            } else {
                let fresh = start + used
                used &+= pattern.size
                work &+= pattern.words
                pattern.advance(column, by: number, into: fresh)
                own = UnsafePointer(fresh)
                if number == 0 { strange = own }
            }
            if number != 0 || next.outlook != outlookOfStrange {
                least = remainders.leastDistance(from: own, with: Int(next.outlook))
                if number == 0 { (outlookOfStrange, leastOfStrange) = (next.outlook, least) }
            }
            let order = SpellingCandidates.Order(distance: least, isOther: isOther, first: next.first)
            if candidates.worst < order { continue }
            if next.children.isEmpty {
                // Nothing is unknown of paths that go on alike to their end.
                push(next.routes, distance: least)
            } else {
                let column = Int32(truncatingIfNeeded: own - UnsafePointer(start))
                candidates.push(.init(order: order, place: child, column: column))
            }
        }
    }

    private mutating func push(_ routes: Range<Int32>, distance: Int) {
        for route in routes where !isLeftOut(Int(route)) {
            let own = tree.routes[Int(route)]
            let order = SpellingCandidates.Order(
                distance: distance, isOther: own.method & method == 0, first: own.first)
            candidates.push(.init(order: order, place: ~route, column: 0))
        }
    }

    private func found(_ route: Int, _ distance: Int) -> Found {
        let own = tree.routes[route]
        return Found(route: route, distance: distance, first: Int(own.first), isAlone: own.isAlone)
    }
}
