import PostmanModel

/// Finds the routes of one method that a call's path can meet, at a cost that does not grow with their number.
final class RouteIndex: Sendable {
    /// By path as saved: what steps a to e and h compare. Wildcards stand there as they were written.
    let table: RouteTable
    /// How many routes of the table are such; behind them come those of steps f and g, which join all examples that
    /// are equal once identifiers are struck out.
    private let namedCount: Int
    /// Steps a to d: named routes by path without case and trailing slashes.
    private let folded: HashIndex
    /// Steps f and g: the others by path without trailing slashes.
    private let stripped: HashIndex
    private let wildcards: WildcardTrie
    private let hasFuzzyStep: Bool
    private let fuzzy = Deferred<FuzzyIndex>()

    /// - Parameter indices: the examples of one method, the one that wins ties first.
    init(_ indices: [Int32], of examples: [CompiledExample], ignoringQuery: Bool, hasFuzzyStep: Bool) {
        self.hasFuzzyStep = hasFuzzyStep
        // Hashing takes longer than grouping by hashes, and needs no order.
        let hashes = Parallel.inPlace(of: indices.indices) { piece, put in
            for place in piece { put(examples[Int(indices[place])].path.hashValue) }
        }
        let (named, anonymous) = Parallel.both(
            if: indices.count > Parallel.worthwhile,
            { Grouping(indices, by: { examples[Int($0)].path }, hash: { place, _ in hashes[place] }) },
            {
                Grouping(
                    indices, by: { examples[Int($0)].path.literal.lowercased.withoutIdentifiers },
                    hash: { $1.hashValue })
            })
        namedCount = named.keys.count
        let behind = Int32(namedCount)
        let paths = named.keys.map(\.literal) + anonymous.keys
        let places = named.places + anonymous.places.map { .init(route: $0.route + behind, example: $0.example) }
        (table, (folded, stripped, wildcards)) = Parallel.both(
            if: indices.count > Parallel.worthwhile,
            { RouteTable(paths: paths, places: places, in: examples, ignoringQuery: ignoringQuery) },
            {
                (
                    HashIndex(named.keys.map(\.literal.folded.scattered)),
                    HashIndex(anonymous.keys.map(\.withoutTrailingSlashes.scattered)),
                    WildcardTrie(named.keys.map(\.wildcardSegments))
                )
            })
    }

    /// Calls `body` with all that steps a to g let through, the better steps first; an example may be hit by several.
    func forEachHit(of path: RequestPath, _ body: (_ route: Int, _ step: URLStep) -> Void) {
        let foldedPath = path.folded
        folded.forEach(foldedPath.scattered) { route in
            let own = table.routes[route].path
            if own == path { return body(route, .perfect) }
            if own.folded == foldedPath { body(route, Self.step(joining: path, own)) }
        }
        if !wildcards.isEmpty {
            wildcards.forEachRoute(of: foldedPath.segments) { body($0, .wildcard) }
        }
        if !stripped.isEmpty, let key = foldedPath.withoutIdentifiers {
            stripped.forEach(key.scattered) { number in
                let own = table.routes[namedCount + number].path
                guard own.withoutTrailingSlashes == key else { return }
                let hasSameSlashes = own.trailingSlashCount == path.trailingSlashCount
                body(namedCount + number, hasSameSlashes ? .identifier : .identifierAndSlash)
            }
        }
    }

    /// The example of a route that has no other, by its path as saved; nil where the path is not so, or of several routes.
    ///
    /// - Parameter path: folded.
    func sole(at path: RequestPath) -> Int? {
        var found: Int32?
        folded.forEach(path.scattered) { route in
            guard table.routes[route].path == path else { return }
            found = found == nil ? table.routes[route].sole : -1
        }
        return found.flatMap { $0 < 0 ? nil : Int($0) }
    }

    /// Calls `body` with one example of each path as it is saved.
    func forEachNamed(_ body: (_ member: Int) -> Void) {
        for route in 0..<namedCount {
            if let first = table.members(of: route).first { body(Int(first)) }
        }
    }

    /// Step h, for calls that nothing else matched: the nearest paths among those that are near enough (B-4.27).
    ///
    /// Its index is made by the first call that needs it.
    func fuzzyRoutes(near path: RequestPath, where isEligible: (Int) -> Bool) -> [Int] {
        guard hasFuzzyStep else { return [] }
        let index = fuzzy.value { FuzzyIndex(table.routes[..<namedCount].enumerated().map { ($1.path, $0) }) }
        return index.nearest(to: path, where: isEligible)
    }

    /// The first of steps b to d for two different paths that are equal when folded.
    private static func step(joining call: RequestPath, _ example: RequestPath) -> URLStep {
        if call.withoutTrailingSlashes == example.withoutTrailingSlashes { return .trailingSlash }
        return call.lowercased == example.lowercased ? .caseIgnored : .trailingSlashAndCase
    }
}

/// Examples by what they have in common, the groups in the order of their first members.
private struct Grouping<Key: Hashable & Sendable>: Sendable {
    private(set) var keys: [Key] = []
    private(set) var places: [RouteTable.Place] = []

    /// - Parameters:
    ///   - key: nil for what belongs to no group.
    ///   - hash: of the key of the example that stands at a place in `indices`.
    init(_ indices: [Int32], by key: (Int32) -> Key?, hash: (_ place: Int, Key) -> Int) {
        var index = HashIndex(capacity: indices.count)
        places.reserveCapacity(indices.count)
        for (place, example) in indices.enumerated() {
            guard let key = key(example) else { continue }
            let hash = hash(place, key)
            let known = index.last(hash) { keys[$0] == key }
            if known == nil { keys.append(key) }
            places.append(.init(route: Int32(known ?? index.add(hash)), example: example))
        }
    }
}

extension RequestPath {
    fileprivate var trailingSlashCount: Int {
        text.utf8.reversed().prefix { $0 == UInt8(ascii: "/") }.count
    }
}
