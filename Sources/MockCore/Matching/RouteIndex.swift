/// Finds the routes of one method that a call's path can meet, at a cost that does not grow with their number.
struct RouteIndex: Sendable {
    struct Hit {
        let route: Int
        let step: URLStep
        let captures: [String: String]
    }

    private(set) var routes: [Route] = []
    /// Steps a to d: by path without case and trailing slashes.
    private var folded: [String: [Int]] = [:]
    /// Steps f and g: the same with identifiers struck out; these routes join all examples that are then equal.
    private var stripped: [String: [Int]] = [:]
    private var wildcards = WildcardTrie()
    private var fuzzy = FuzzyIndex()

    /// - Parameter indices: the examples of one method, the one that wins ties first.
    init(_ indices: [Int], of examples: [CompiledExample], ignoringQuery: Bool, hasFuzzyStep: Bool) {
        let add = { (routes: inout [Route], path: RequestPath, members: [Int]) -> Int in
            routes.append(Route(path: path, indices: members, in: examples, ignoringQuery: ignoringQuery))
            return routes.count - 1
        }
        for (pattern, members) in Self.grouped(indices, by: { examples[$0].path }) {
            let route = add(&routes, pattern.literal, members)
            folded[pattern.literal.folded.text, default: []].append(route)
            if let segments = pattern.wildcardSegments { wildcards.insert(segments, route: route) }
        }
        if hasFuzzyStep { fuzzy = FuzzyIndex(routes.enumerated().map { ($1.path, $0) }) }
        let anonymous = Self.grouped(indices) { examples[$0].path.literal.lowercased.withoutIdentifiers }
        for (path, members) in anonymous {
            guard let path else { continue }
            let route = add(&routes, path, members)
            stripped[path.withoutTrailingSlashes.text, default: []].append(route)
        }
    }

    /// Groups in the order of their first members.
    private static func grouped<Key: Hashable>(_ indices: [Int], by key: (Int) -> Key) -> [(Key, [Int])] {
        var groups: [(Key, [Int])] = []
        var numbers: [Key: Int] = [:]
        for index in indices {
            let key = key(index)
            if let number = numbers[key] {
                groups[number].1.append(index)
            } else {
                numbers[key] = groups.count
                groups.append((key, [index]))
            }
        }
        return groups
    }

    /// All that steps a to g let through, the better steps first; an example may be hit by several.
    func hits(for path: RequestPath) -> [Hit] {
        let foldedPath = path.folded
        var hits = (folded[foldedPath.text] ?? []).map { route in
            Hit(route: route, step: Self.step(joining: path, routes[route].path), captures: [:])
        }
        if !wildcards.isEmpty {
            let segments = path.withoutTrailingSlashes.segments
            for (route, captures) in wildcards.routes(for: foldedPath.segments, original: segments) {
                hits.append(Hit(route: route, step: .wildcard, captures: captures))
            }
        }
        if !stripped.isEmpty, let key = foldedPath.withoutIdentifiers {
            for route in stripped[key.text] ?? [] {
                let hasSameSlashes = routes[route].path.trailingSlashCount == path.trailingSlashCount
                hits.append(Hit(route: route, step: hasSameSlashes ? .identifier : .identifierAndSlash, captures: [:]))
            }
        }
        return hits
    }

    /// Step h, for calls that nothing else matched: the nearest paths among those that are near enough (B-4.27).
    func fuzzyHits(for path: RequestPath, where isEligible: (Route) -> Bool) -> [Hit] {
        fuzzy.nearest(to: path) { isEligible(routes[$0]) }.map { Hit(route: $0, step: .fuzzy, captures: [:]) }
    }

    /// The first of steps a to d for two paths that are equal when folded.
    private static func step(joining call: RequestPath, _ example: RequestPath) -> URLStep {
        if call == example { return .perfect }
        if call.withoutTrailingSlashes == example.withoutTrailingSlashes { return .trailingSlash }
        return call.lowercased == example.lowercased ? .caseIgnored : .trailingSlashAndCase
    }
}

extension RequestPath {
    fileprivate var trailingSlashCount: Int {
        text.utf8.reversed().prefix { $0 == UInt8(ascii: "/") }.count
    }
}
