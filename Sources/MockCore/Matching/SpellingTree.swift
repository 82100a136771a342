/// The paths of a collection as a tree, and for each branch what all its paths have in common behind the place where it
/// parts from its siblings: enough to tell how near any of them can be to another path without a look at each.
struct SpellingTree: Sendable {
    /// How all paths of a branch go on: some scalars, so many at least and at most, and then a tail.
    struct Outlook: Sendable, Hashable {
        let tail: Int32
        let least: Int32
        let most: Int32
    }

    /// The paths that go on alike from a place.
    struct Branch: Sendable {
        /// How they go on, as places of scalars; the first tells the branch from its siblings.
        let label: Range<Int32>
        /// The first of them; 0 where there is none.
        let scalar: UInt32
        /// Those that end behind the label.
        let routes: Range<Int32>
        let children: Range<Int32>
        /// Of what comes behind the first scalar of the label; of all where the branch is the root.
        fileprivate(set) var outlook: Int32 = 0
        /// The least number of an example.
        fileprivate(set) var first = Int32.max
        /// The bits of their methods.
        fileprivate(set) var methods: UInt64 = 0
    }

    /// What a route adds to its path.
    struct Route: Sendable {
        /// Its first example.
        let first: Int32
        /// Whether it has no other.
        let isAlone: Bool
        /// The bit of its method; methods may share one.
        let method: UInt64
    }

    private let scalars: [UInt32]
    private var branches: [Branch] = []
    private var outlooks: [Outlook] = []
    private var tails: [Range<Int32>] = []
    private let routes: [Route]
    private let ends: [Int32]

    /// - Parameters:
    ///   - scalars: those of all paths, one path after the other, the paths in the order of their scalars.
    ///   - ends: where each of them ends there.
    init(scalars: [UInt32], ends: [Int32], routes: [Route]) {
        self.scalars = scalars
        self.ends = ends
        self.routes = routes
        let depths = branch()
        look(depths)
    }

    /// A look at the memory of it, which nobody counts.
    struct Content {
        let scalars: UnsafeBufferPointer<UInt32>
        /// The root is the first, and children stand behind their parents.
        let branches: UnsafeBufferPointer<Branch>
        let outlooks: UnsafeBufferPointer<Outlook>
        /// The places of the tails' scalars.
        let tails: UnsafeBufferPointer<Range<Int32>>
        let routes: UnsafeBufferPointer<Route>
    }

    func withContent<Result>(_ body: (Content) -> Result) -> Result {
        scalars.withUnsafeBufferPointer { scalars in
            branches.withUnsafeBufferPointer { branches in
                outlooks.withUnsafeBufferPointer { outlooks in
                    tails.withUnsafeBufferPointer { tails in
                        routes.withUnsafeBufferPointer { routes in
                            body(
                                Content(
                                    scalars: scalars, branches: branches, outlooks: outlooks, tails: tails,
                                    routes: routes))
                        }
                    }
                }
            }
        }
    }

    private func text(_ route: Int) -> ArraySlice<UInt32> {
        scalars[(route == 0 ? 0 : Int(ends[route - 1]))..<Int(ends[route])]
    }

    /// Makes the branches.
    ///
    /// - Returns: how many scalars come before the label of each.
    private mutating func branch() -> [Int] {
        var depths = [0]
        var spans = [routes.indices]
        var place = 0
        while place < spans.count {
            let (span, depth) = (spans[place], depths[place])
            place += 1
            guard let first = span.first, let last = span.last else {
                branches.append(Branch(label: 0..<0, scalar: 0, routes: 0..<0, children: 0..<0))
                continue
            }
            let path = text(first)
            let shared = zip(path, text(last)).prefix { $0 == $1 }.count
            var rest = span.drop { text($0).count == shared }
            let ended = span.lowerBound..<rest.startIndex
            let children = spans.count
            while let next = rest.first {
                let scalar = text(next).dropFirst(shared).first
                let others = rest.drop { text($0).dropFirst(shared).first == scalar }
                spans.append(rest.startIndex..<others.startIndex)
                depths.append(shared)
                rest = others
            }
            let label = (path.startIndex + depth)..<(path.startIndex + shared)
            branches.append(
                Branch(
                    label: Int32(label.lowerBound)..<Int32(label.upperBound), scalar: scalars[label].first ?? 0,
                    routes: Int32(ended.lowerBound)..<Int32(ended.upperBound),
                    children: Int32(children)..<Int32(spans.count)))
        }
        return depths
    }

    /// What the paths of a branch have in common.
    private struct Extent {
        /// One of them.
        let route: Int
        var shortest: Int
        var longest: Int
        /// How many scalars at their ends are equal.
        var common: Int
    }

    /// Finds out what there is to know of each branch, children first.
    private mutating func look(_ depths: [Int]) {
        var extents = [Extent?](repeating: nil, count: branches.count)
        var numbers: [Outlook: Int32] = [:]
        var numbersOfTails: [ArraySlice<UInt32>: Int32] = [:]
        for place in branches.indices.reversed() {
            let branch = branches[place]
            var extent = branch.routes.first.map { first in
                let count = text(Int(first)).count
                return Extent(route: Int(first), shortest: count, longest: count, common: count)
            }
            for route in branch.routes { note(routes[Int(route)].first, routes[Int(route)].method, at: place) }
            for child in branch.children.lazy.map(Int.init) {
                note(branches[child].first, branches[child].methods, at: place)
                if let other = extents[child] { extent = extent.map { join($0, other) } ?? other }
            }
            guard let extent else { continue }
            extents[place] = extent
            let taken = place == 0 ? 0 : depths[place] + 1
            let tail = min(extent.common, extent.shortest - taken)
            let ending = text(extent.route).suffix(tail)
            let number = numbersOfTails[ending] ?? Int32(tails.count)
            if number == tails.count {
                numbersOfTails[ending] = number
                tails.append(Int32(ending.startIndex)..<Int32(ending.endIndex))
            }
            let outlook = Outlook(
                tail: number, least: Int32(extent.shortest - taken - tail), most: Int32(extent.longest - taken - tail))
            branches[place].outlook = numbers[outlook] ?? Int32(outlooks.count)
            if branches[place].outlook == outlooks.count {
                numbers[outlook] = branches[place].outlook
                outlooks.append(outlook)
            }
        }
    }

    private mutating func note(_ first: Int32, _ methods: UInt64, at place: Int) {
        branches[place].first = min(branches[place].first, first)
        branches[place].methods |= methods
    }

    private func join(_ one: Extent, _ other: Extent) -> Extent {
        let (own, others) = (text(one.route), text(other.route))
        let most = min(one.common, other.common)
        var common = 0
        while common < most, own[own.endIndex - 1 - common] == others[others.endIndex - 1 - common] {
            common += 1
        }
        return Extent(
            route: one.route, shortest: min(one.shortest, other.shortest), longest: max(one.longest, other.longest),
            common: common)
    }
}
