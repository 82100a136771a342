/// Finds the paths of a tree that are nearest to another by looking into the most promising branch first: of ten thousand
/// that are alike, some fifty branches.
struct SpellingSearch {
    /// Where a search takes this much it is given up: then all paths are alike far, and `RouteSpellings` tells all their
    /// distances sooner.
    private static let mostWork = 60_000

    private let tree: SpellingTree.Content
    private let pattern: EditPattern
    private let method: UInt64
    private let isLeftOut: (Int) -> Bool
    private var candidates = SpellingCandidates(limit: 0)
    /// The columns of the table by which edit distance is told, one behind the other, for branches that are candidates.
    private var cells: [Int16] = []
    private var usedCells = 0
    /// For each outlook, where it begins in `remainders`; negative where it has not been asked yet.
    private var placesOfOutlooks: [Int32]
    /// The least that is added to a cell of a column by what comes behind it.
    private var remainders: [Int16] = []
    private var work = 0

    /// - Parameters:
    ///   - pattern: the scalars of a folded path.
    ///   - method: the bit of the method whose routes go before others that are as near.
    ///   - isLeftOut: whether a route is not to be found.
    init(
        for pattern: [UInt32], in tree: SpellingTree.Content, method: UInt64, isLeftOut: @escaping (Int) -> Bool
    ) {
        self.tree = tree
        self.method = method
        self.isLeftOut = isLeftOut
        self.pattern = EditPattern(pattern)
        placesOfOutlooks = Array(repeating: -1, count: tree.outlooks.count)
    }

    /// The nearest routes with their distances, the nearest first; of equal ones those of the method, then in the order of
    /// the file. Nil where that takes too long.
    mutating func nearest(atMost limit: Int) -> [(route: Int, distance: Int)]? {
        guard pattern.height <= EditDistance.longestText, let root = tree.branches.first else { return nil }
        guard limit > 0 else { return [] }
        cells = (0..<pattern.height).map { Int16($0) }
        usedCells = pattern.height
        candidates = SpellingCandidates(limit: limit)
        candidates.push(.init(distance: 0, isOther: false, first: root.first, place: 0, column: 0))
        var found: [(route: Int, distance: Int)] = []
        while found.count < limit, let candidate = candidates.popFirst() {
            guard candidate.place >= 0 else {
                found.append((Int(~candidate.place), candidate.distance))
                continue
            }
            expand(Int(candidate.place), Int(candidate.column))
            if work > Self.mostWork { return nil }
        }
        return found
    }

    /// Looks at what comes next behind a branch.
    private mutating func expand(_ place: Int, _ column: Int) {
        let (branch, height) = (tree.branches[place], pattern.height)
        let wanted = usedCells + (branch.children.count + 2) * height
        if cells.count < wanted {
            cells.append(contentsOf: repeatElement(0, count: max(cells.count, wanted - cells.count)))
        }
        // Out of this structure while they are written to, so that the rest of it can be used.
        var cells: [Int16] = []
        swap(&cells, &self.cells)
        cells.withUnsafeMutableBufferPointer { cells in
            guard let start = cells.baseAddress else { return }
            var current = UnsafePointer(start + column)
            // The first scalar has led here already.
            let rest = place == 0 ? branch.label : branch.label.dropFirst()
            for (number, next) in rest.enumerated() {
                let own = start + usedCells + number % 2 * height
                pattern.advance(current, by: tree.scalars[Int(next)], into: own)
                current = UnsafePointer(own)
            }
            work += rest.count * height
            usedCells += min(rest.count, 2) * height
            for route in branch.routes { push(Int(route), distance: Int(current[height - 1])) }
            expand(branch.children, from: current, start)
        }
        swap(&cells, &self.cells)
    }

    private mutating func expand(
        _ children: Range<Int32>, from column: UnsafePointer<Int16>, _ start: UnsafeMutablePointer<Int16>
    ) {
        // All scalars that the pattern does not have lead to the same column.
        var strange: UnsafePointer<Int16>?
        var leastOfStrange: (outlook: Int32, distance: Int) = (-1, 0)
        for child in children {
            let next = tree.branches[Int(child)]
            let scalar = tree.scalars[Int(next.label.lowerBound)]
            let isStrange = !pattern.has(scalar)
            var own = strange
            if own == nil || !isStrange {
                let fresh = start + usedCells
                usedCells += pattern.height
                work += pattern.height
                pattern.advance(column, by: scalar, into: fresh)
                own = UnsafePointer(fresh)
                if isStrange { strange = own }
            }
            guard let own else { continue }
            var least = leastOfStrange.distance
            if !isStrange || next.outlook != leastOfStrange.outlook {
                least = leastDistance(from: own, with: Int(next.outlook))
                if isStrange { leastOfStrange = (next.outlook, least) }
            }
            if next.children.isEmpty {
                // Nothing is unknown of paths that go on alike to their end.
                for route in next.routes { push(Int(route), distance: least) }
            } else {
                candidates.push(
                    .init(
                        distance: least, isOther: next.methods & method == 0, first: next.first, place: child,
                        column: Int32(own - UnsafePointer(start))))
            }
        }
    }

    private mutating func push(_ route: Int, distance: Int) {
        guard !isLeftOut(route) else { return }
        let own = tree.routes[route]
        candidates.push(
            .init(
                distance: distance, isOther: own.method & method == 0, first: own.first, place: ~Int32(route), column: 0
            ))
    }

    private mutating func leastDistance(from column: UnsafePointer<Int16>, with outlook: Int) -> Int {
        if placesOfOutlooks[outlook] < 0 { placesOfOutlooks[outlook] = Int32(look(tree.outlooks[outlook])) }
        let (place, height) = (Int(placesOfOutlooks[outlook]), pattern.height)
        work += height
        return remainders.withUnsafeBufferPointer { remainders in
            guard let added = remainders.baseAddress.map({ $0 + place }) else { return 0 }
            var least = Int16.max
            var row = 0
            while row < height {
                least = min(least, column[row] &+ added[row])
                row &+= 1
            }
            return Int(least)
        }
    }

    /// - Returns: the place in `remainders`.
    private mutating func look(_ outlook: SpellingTree.Outlook) -> Int {
        let tail = tree.tails[Int(outlook.tail)]
        let distances = pattern.distances(
            to: UnsafeBufferPointer(rebasing: tree.scalars[Int(tail.lowerBound)..<Int(tail.upperBound)]))
        work += pattern.height * tail.count
        let place = remainders.count
        guard outlook.most > 0 else {
            remainders += distances
            return place
        }
        work += pattern.height * pattern.height / 2
        for row in 0..<pattern.height {
            var least = Int.max
            // So many scalars of the pattern stand against those that are not known.
            for count in 0..<(pattern.height - row) {
                let difference = max(0, Int(outlook.least) - count, count - Int(outlook.most))
                least = min(least, Int(distances[row + count]) + difference)
            }
            remainders.append(Int16(least))
        }
        return place
    }
}
