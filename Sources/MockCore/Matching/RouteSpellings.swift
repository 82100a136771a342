/// The distinct methods and paths of a collection, ordered so that the distances of all paths to one can be told soon, and
/// the nearest of them sooner.
final class RouteSpellings: Sendable {
    /// Of one method and path: its examples, in file order.
    private typealias Route = [Int32]

    /// Beyond so many methods some share a bit.
    private static let mostMethods = 64

    /// The folded path of a route.
    private struct Span {
        /// Where its scalars end; they begin where those of the path before it end.
        var end: Int32
        /// With how many of them the path before it begins, too.
        var shared: Int32
    }

    private struct Name: Hashable {
        let method: String
        let path: String
    }

    private let routes: [Route]
    /// For each route what is needed of all of them.
    private let spans: [Span]
    private let scalars: [UInt32]
    /// For each example the place of its route.
    private let routeOfExample: [Int32]
    private let bitOfMethod: [String: UInt64]
    /// Nil where some paths are too long to be compared.
    private let tree: SpellingTree?

    /// - Parameter examples: in file order.
    init(_ examples: [CompiledExample]) {
        var places: [Name: Int] = [:]
        var found: [(members: [Int32], scalars: [UInt32])] = []
        var bitOfMethod: [String: UInt64] = [:]
        for (number, example) in examples.enumerated() {
            let path = example.path.literal
            let place = places[Name(method: example.method, path: path.text), default: found.count]
            if place == found.count {
                places[Name(method: example.method, path: path.text)] = place
                found.append(([], path.folded.text.unicodeScalars.map(\.value)))
                let count = UInt64(min(bitOfMethod.count, Self.mostMethods - 1))
                if bitOfMethod[example.method] == nil { bitOfMethod[example.method] = 1 << count }
            }
            found[place].members.append(Int32(number))
        }
        found.sort { $0.scalars.lexicographicallyPrecedes($1.scalars) }
        var spans: [Span] = []
        var scalars: [UInt32] = []
        var before: [UInt32] = []
        for (_, path) in found {
            scalars += path
            let shared = zip(before, path).prefix { $0 == $1 }.count
            spans.append(Span(end: Int32(scalars.count), shared: Int32(shared)))
            before = path
        }
        routes = found.map(\.members)
        self.spans = spans
        self.scalars = scalars
        self.bitOfMethod = bitOfMethod
        var routeOfExample = [Int32](repeating: 0, count: examples.count)
        for (route, members) in routes.enumerated() {
            for member in members { routeOfExample[Int(member)] = Int32(route) }
        }
        self.routeOfExample = routeOfExample
        tree =
            found.contains { $0.scalars.count > EditDistance.longestText }
            ? nil
            : SpellingTree(
                scalars: scalars, ends: spans.map(\.end),
                routes: routes.map { members in
                    let method = examples[Int(members[0])].method
                    return SpellingTree.Route(first: members[0], method: bitOfMethod[method] ?? 0)
                })
    }

    /// The examples of a route, in file order.
    func members(of route: Int) -> [Int32] { routes[route] }

    /// The route of an example.
    func route(of example: Int) -> Int { Int(routeOfExample[example]) }

    /// The routes whose paths are nearest, with the distances, the nearest first; of equal ones those of the method, then in
    /// the order of the file. Nil where telling all distances is sooner.
    ///
    /// - Parameters:
    ///   - path: folded.
    ///   - isLeftOut: whether a route is not to be found.
    func nearest(
        to path: String, atMost limit: Int, preferring method: String, without isLeftOut: @escaping (Int) -> Bool
    ) -> [(route: Int, distance: Int)]? {
        guard let tree else { return nil }
        let pattern = path.unicodeScalars.map(\.value)
        return tree.withContent { content in
            var search = SpellingSearch(
                for: pattern, in: content, method: bitOfMethod[method] ?? 0, isLeftOut: isLeftOut)
            return search.nearest(atMost: limit)
        }
    }

    /// The distance of one route's path.
    func distance(of route: Int, to path: String) -> Int {
        let text = scalars[(route == 0 ? 0 : Int(spans[route - 1].end))..<Int(spans[route].end)]
        return EditDistance.between(path.unicodeScalars.map(\.value), Array(text))
    }

    /// Tells the edit distance of each route's path, in no particular order.
    ///
    /// - Parameter path: folded.
    func forEachDistance(to path: String, _ body: (_ route: Int, _ distance: Int) -> Void) {
        let pattern = path.unicodeScalars.map(\.value)
        var column = EditColumn(pattern)
        scalars.withUnsafeBufferPointer { scalars in
            var start = 0
            for (route, span) in spans.enumerated() {
                let text = UnsafeBufferPointer(rebasing: scalars[start..<Int(span.end)])
                start = Int(span.end)
                if column == nil || text.count > EditDistance.longestText {
                    body(route, EditDistance.between(pattern, Array(text)))
                    column?.forget()
                } else {
                    body(route, column?.distance(to: text, sharing: Int(span.shared)) ?? 0)
                }
            }
        }
    }
}

/// The last column of the table by which edit distance is told, all its cells in two words (Myers 1999, Hyyrö 2003): for
/// texts that begin alike, what was reckoned for one goes on for the next.
private struct EditColumn {
    private struct Cells {
        /// Where a cell is one more than that above it, and where it is one less.
        var more: UInt64 = .max
        var less: UInt64 = 0
        /// The lowest cell.
        var distance: Int
    }

    /// In which places of the pattern a scalar stands.
    private var ascii = [UInt64](repeating: 0, count: 128)
    private var others: [UInt32: UInt64] = [:]
    private let lowest: UInt64
    /// After each scalar of the text before, as far as they are known.
    private var columns: [Cells]
    private var known = 0

    /// Nil for a pattern that is too long.
    init?(_ pattern: [UInt32]) {
        guard (1...64).contains(pattern.count) else { return nil }
        lowest = 1 << UInt64(pattern.count - 1)
        columns = Array(repeating: Cells(distance: pattern.count), count: EditDistance.longestText + 1)
        for (place, scalar) in pattern.enumerated() {
            let bit: UInt64 = 1 << UInt64(place)
            if scalar < 128 { ascii[Int(scalar)] |= bit } else { others[scalar, default: 0] |= bit }
        }
    }

    /// Nothing is known of the text before.
    mutating func forget() { known = 0 }

    /// - Parameters:
    ///   - text: at most `EditDistance.longestText` scalars.
    ///   - shared: how many scalars it has in common with that before it.
    mutating func distance(to text: UnsafeBufferPointer<UInt32>, sharing shared: Int) -> Int {
        known = min(known, shared)
        var cells = columns[known]
        while known < text.count {
            let scalar = text[known]
            let equal = scalar < 128 ? ascii[Int(scalar)] : others[scalar, default: 0]
            let vertical = equal | cells.less
            let horizontal = (((equal & cells.more) &+ cells.more) ^ cells.more) | equal
            var more = cells.less | ~(horizontal | cells.more)
            var less = cells.more & horizontal
            if more & lowest != 0 { cells.distance += 1 }
            if less & lowest != 0 { cells.distance -= 1 }
            more = more << 1 | 1
            less <<= 1
            cells.more = less | ~(vertical | more)
            cells.less = more & vertical
            known += 1
            columns[known] = cells
        }
        return cells.distance
    }
}
