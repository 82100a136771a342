import HTTPMessage
import PostmanModel

/// The examples of one method by route and query, in flat arrays.
final class RouteTable: Sendable {
    /// The examples whose paths a step of the comparison does not tell apart.
    struct Route: Sendable {
        let path: RequestPath
        /// Indices in `variants`, the one that wins ties first.
        fileprivate(set) var variants: Range<Int32> = 0..<0
        /// Index in `largeRoutes`; negative where the route is small.
        fileprivate var large: Int32 = -1
        /// The only example, where it has no query; negative for none.
        fileprivate(set) var sole: Int32 = -1
    }

    /// The examples that agree in route and query: only selectors, headers, bodies and the tie rule can tell them
    /// apart, so a call compares with all of them at once.
    struct Variant: Sendable {
        let query: QueryParameters
        /// Indices in `members`, the one that wins ties first (B-4.42).
        fileprivate let members: Range<Int32>
        /// Index in `memberIndexes`; negative where no call needs one.
        fileprivate let index: Int32
    }

    /// With so few each is looked at.
    private static let few = 8

    let routes: [Route]
    let variants: [Variant]
    /// Indices of examples.
    private let members: [Int32]
    private let largeRoutes: [LargeRoute]
    private let memberIndexes: [MemberIndex]

    /// An example on a route.
    struct Place: Sendable {
        let route: Int32
        let example: Int32
    }

    /// - Parameter places: of each route, the example that wins ties first.
    init(paths: [RequestPath], places: [Place], in examples: [CompiledExample], ignoringQuery: Bool) {
        var grouping = QueryGrouping(capacity: places.count)
        for place in places {
            grouping.add(place, query: ignoringQuery ? QueryParameters() : examples[Int(place.example)].query)
        }
        let variantsOfRoute = Buckets(grouping.routes, count: paths.count)
        let placesOfVariant = Buckets(grouping.variantOfPlace, count: grouping.routes.count)
        var routes = paths.map { Route(path: $0) }
        var variants: [Variant] = []
        var members: [Int32] = []
        var largeRoutes: [LargeRoute] = []
        var memberIndexes: [MemberIndex] = []
        variants.reserveCapacity(grouping.routes.count)
        members.reserveCapacity(places.count)
        for route in routes.indices {
            let (firstVariant, firstMember) = (variants.count, members.count)
            for variant in variantsOfRoute[route] {
                let start = members.count
                for place in placesOfVariant[Int(variant)] { members.append(places[Int(place)].example) }
                let own = members[start...]
                var index = -1
                if own.count > Self.few || own.contains(where: { examples[Int($0)].mayHaveBody }) {
                    index = memberIndexes.count
                    memberIndexes.append(MemberIndex(own, in: examples, byCode: own.count > Self.few))
                }
                variants.append(
                    Variant(
                        query: grouping.queries[Int(variant)], members: Int32(start)..<Int32(members.count),
                        index: Int32(index)))
            }
            routes[route].variants = Int32(firstVariant)..<Int32(variants.count)
            let own = members[firstMember...]
            if own.count == 1, variants[firstVariant].query.isEmpty { routes[route].sole = own[firstMember] }
            guard own.count > Self.few else { continue }
            routes[route].large = Int32(largeRoutes.count)
            largeRoutes.append(
                LargeRoute(codes: own.lazy.compactMap { examples[Int($0)].code }, variants[firstVariant...]))
        }
        self.routes = routes
        self.variants = variants
        self.members = members
        self.largeRoutes = largeRoutes
        self.memberIndexes = memberIndexes
    }

    /// All examples of a route.
    func members(of route: Int) -> ArraySlice<Int32> {
        let own = routes[route].variants
        guard !own.isEmpty else { return [] }
        let (first, last) = (variants[Int(own.lowerBound)], variants[Int(own.upperBound) - 1])
        return members[Int(first.members.lowerBound)..<Int(last.members.upperBound)]
    }

    /// Whether a route has anything for the URL comparison to score.
    func contains(_ route: Int, _ eligible: Eligibility, in examples: [CompiledExample]) -> Bool {
        if eligible.isEverything { return true }
        if eligible.only == nil, let code = eligible.code, routes[route].large >= 0 {
            return largeRoutes[Int(routes[route].large)].codes.contains(code)
        }
        return members(of: route).contains { eligible.includes(Int($0), in: examples) }
    }

    /// The variants of a route that agree with a call in at least one parameter, or as it does have none; nil for any.
    func variants(of route: Int, agreeingWith query: QueryParameters) -> Set<Int>? {
        let own = routes[route].variants
        guard own.count > Self.few else { return nil }
        let large = largeRoutes[Int(routes[route].large)]
        if query.isEmpty { return Set(large.withoutQuery.map { Int(own.lowerBound) + $0 }) }
        var found = Set(large.open.map { Int(own.lowerBound) + $0 })
        for (key, text) in query.texts {
            large.forEachVariant(with: key, text) { found.insert(Int(own.lowerBound) + $0) }
        }
        return found
    }

    /// The members of a variant that the selectors leave, the one that wins ties first.
    func members(of variant: Variant, _ eligible: Eligibility, in examples: [CompiledExample]) -> ArraySlice<Int32> {
        let all = members[Int(variant.members.lowerBound)..<Int(variant.members.upperBound)]
        if eligible.isEverything { return all }
        if eligible.only == nil, all.count > Self.few {
            return memberIndexes[Int(variant.index)].members(eligible.code)
        }
        return all.filter { eligible.includes(Int($0), in: examples) }[...]
    }

    /// The members of a variant whose body equals the call's, the one that wins ties first.
    func members(of variant: Variant, withBodyOf body: CallBody, in matcher: Matcher) -> [Int32] {
        guard variant.index >= 0 else { return [] }
        let all = members[Int(variant.members.lowerBound)..<Int(variant.members.upperBound)]
        return memberIndexes[Int(variant.index)].members(withBodyOf: body, among: all, in: matcher)
    }
}

/// Finds the variants while the examples come by.
private struct QueryGrouping {
    private(set) var routes: [Int32] = []
    private(set) var queries: [QueryParameters] = []
    private(set) var variantOfPlace: [Int32] = []
    private var index: HashIndex

    init(capacity: Int) {
        index = HashIndex(capacity: capacity)
        variantOfPlace.reserveCapacity(capacity)
    }

    mutating func add(_ place: RouteTable.Place, query: QueryParameters) {
        let hash = query.isEmpty ? Self.hash(ofRoute: place.route) : query.hashValue ^ Self.hash(ofRoute: place.route)
        let known = index.last(hash) { routes[$0] == place.route && queries[$0] == query }
        if known == nil {
            routes.append(place.route)
            queries.append(query)
        }
        variantOfPlace.append(Int32(known ?? index.add(hash)))
    }

    /// Routes are numbered by us, so nobody can choose them to collide: a multiplication scatters them well enough.
    private static func hash(ofRoute route: Int32) -> Int {
        Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: route) &* 0x9E37_79B9_7F4A_7C15).byteSwapped)
    }
}

/// What a route with many variants or examples is asked, found without a look at each.
private struct LargeRoute: Sendable {
    let codes: Set<Int>
    /// Variants by their place in the route: those without parameters, and those that take any value of one.
    private(set) var withoutQuery: [Int] = []
    private(set) var open: [Int] = []
    private var pairs: HashIndex
    private var variantOfPair: [Int32] = []

    init(codes: some Sequence<Int>, _ variants: ArraySlice<RouteTable.Variant>) {
        self.codes = Set(codes)
        pairs = HashIndex(capacity: variants.reduce(0) { $0 + $1.query.parameters.count })
        for (number, variant) in variants.enumerated() {
            if variant.query.isEmpty { withoutQuery.append(number) }
            if variant.query.hasWildcard { open.append(number) }
            for (key, text) in variant.query.texts {
                pairs.add(Self.hash(key, text))
                variantOfPair.append(Int32(number))
            }
        }
    }

    /// Calls `body` with the variants that have the parameter, and perhaps with others.
    func forEachVariant(with key: String, _ text: String, _ body: (Int) -> Void) {
        pairs.forEach(Self.hash(key, text)) { body(Int(variantOfPair[$0])) }
    }

    private static func hash(_ key: String, _ text: String) -> Int {
        var hasher = Hasher()
        hasher.combine(key)
        hasher.combine(text)
        return hasher.finalize()
    }
}
