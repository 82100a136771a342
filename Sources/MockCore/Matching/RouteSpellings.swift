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
                    return SpellingTree.Route(
                        first: members[0], isAlone: members.count == 1, method: bitOfMethod[method] ?? 0)
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
    ) -> [SpellingSearch.Found]? {
        guard let tree else { return nil }
        let scalars = path.unicodeScalars.map(\.value)
        guard scalars.count <= EditDistance.longestText else { return nil }
        return tree.withContent { content in
            var search = SpellingSearch(
                for: scalars, in: content, method: bitOfMethod[method] ?? 0, isLeftOut: isLeftOut)
            return search.nearest(atMost: limit)
        }
    }

    /// The distance of one route's path.
    func distance(of route: Int, to path: String) -> Int {
        EditDistance.between(path.unicodeScalars.map(\.value), Array(text(of: route)))
    }

    /// Tells the edit distance of each route's path, in no particular order.
    ///
    /// - Parameter path: folded.
    func forEachDistance(to path: String, _ body: (_ route: Int, _ distance: Int) -> Void) {
        let scalars = path.unicodeScalars.map(\.value)
        guard scalars.count <= EditDistance.longestText else {
            for route in routes.indices { body(route, EditDistance.between(scalars, Array(text(of: route)))) }
            return
        }
        let pattern = EditPattern(scalars)
        // One after each scalar of the path before, as far as they are known: what paths begin with is looked at once.
        let nothing = EditPattern.Cells(more: 0, less: 0)
        var columns = Array(repeating: nothing, count: pattern.size * (EditDistance.longestText + 1))
        columns.withUnsafeMutableBufferPointer { columns in
            guard let start = columns.baseAddress else { return }
            pattern.begin(start)
            var known = 0
            for route in routes.indices {
                let text = text(of: route)
                known = min(known, Int(spans[route].shared))
                guard text.count <= EditDistance.longestText else {
                    body(route, EditDistance.between(scalars, Array(text)))
                    continue
                }
                for scalar in text.dropFirst(known) {
                    let column = start + known * pattern.size
                    pattern.advance(column, by: pattern.number(of: scalar), into: column + pattern.size)
                    known += 1
                }
                body(route, pattern.last(start + known * pattern.size))
            }
        }
    }

    private func text(of route: Int) -> ArraySlice<UInt32> {
        scalars[(route == 0 ? 0 : Int(spans[route - 1].end))..<Int(spans[route].end)]
    }
}
