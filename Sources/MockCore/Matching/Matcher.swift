import HTTPMessage
import PostmanModel

/// Chooses the example that answers a call: one algorithm, with the rules of an era (B-4.14 to 4.44).
final class Matcher: Sendable {
    /// In file order.
    let examples: [CompiledExample]
    let rules: MatchingRules
    let settings: MatchSettings
    let methods: [String: Method]
    /// What most calls ask for.
    private let get: Method?
    /// For those who ask what came close to a call that nothing matched.
    let spellings: Deferred<RouteSpellings>
    private let compiler: ExampleCompiler
    private let requests: DeferredList<ComparedRequest>
    private let responses: CompiledResponses

    /// All that is known of the examples of one method.
    final class Method: Sendable {
        /// Indices of examples, the one that wins ties first.
        let members: [Int32]
        let routes: RouteIndex
        /// Made by the first call that selects by a name, or by an id.
        private let byName = Deferred<LabelledMembers>()
        private let byID = Deferred<LabelledMembers>()

        init(_ members: [Int32], routes: RouteIndex) {
            self.members = members
            self.routes = routes
        }

        /// The one that wins ties first.
        func examples(named name: String, in examples: [CompiledExample]) -> ArraySlice<Int32> {
            byName.value { LabelledMembers(members) { examples[$0].name.trimmingHTTPBlanks } }[name]
        }

        /// Accepts the plain id and the uid, which puts the owner's number before it (B-4.18).
        func examples(withID id: String, in examples: [CompiledExample]) -> ArraySlice<Int32> {
            let byID = byID.value { LabelledMembers(members) { examples[$0].id.inLowerCase } }
            let id = id.inLowerCase
            let found = byID[id]
            if !found.isEmpty { return found }
            guard let dash = id.firstIndex(of: "-"), dash != id.startIndex, id[..<dash].utf8.allSatisfy(\.isDigit)
            else { return [] }
            return byID[String(id[id.index(after: dash)...])]
        }
    }

    init(
        compiler: ExampleCompiler, settings: MatchSettings, rules: MatchingRules,
        keeping: CompiledResponses.Keeping = .all
    ) {
        spellings = Deferred()
        self.compiler = compiler
        self.settings = settings
        self.rules = rules
        let examples = compiler.compile(ties: rules.ties)
        self.examples = examples
        requests = DeferredList(count: examples.count)
        responses = CompiledResponses(count: examples.count, keeping: keeping)
        var byRank = Array(repeating: Int32(0), count: examples.count)
        for (index, example) in examples.enumerated() { byRank[example.rank] = Int32(index) }
        methods = Dictionary(grouping: byRank) { examples[Int($0)].method }.mapValues { members in
            Method(
                members,
                routes: RouteIndex(
                    members, of: examples, ignoringQuery: !settings.matchQueryParams,
                    hasFuzzyStep: rules.hasFuzzyStep))
        }
        get = methods["GET"]
    }

    /// - Parameter other: one whose index is the same under the settings.
    private init(_ other: Matcher, settings: MatchSettings, answers: ReadyResponse.Options) {
        (examples, methods, get, rules) = (other.examples, other.methods, other.get, other.rules)
        (spellings, requests) = (other.spellings, other.requests)
        self.settings = settings
        let isSame = answers == other.compiler.answers
        responses =
            isSame
            ? other.responses : CompiledResponses(count: other.examples.count, keeping: other.responses.keeping)
        var compiler = other.compiler
        compiler.answers = answers
        self.compiler = compiler
    }

    /// The same examples under other settings; nil where their index would be another.
    func matcher(under other: MatchSettings, answers: ReadyResponse.Options) -> Matcher? {
        if other == settings, answers == compiler.answers { return self }
        guard other.matchWildcards == settings.matchWildcards || hasSurelyNoWildcards,
            other.matchQueryParams == settings.matchQueryParams || examples.allSatisfy(\.query.isEmpty)
        else { return nil }
        return Matcher(self, settings: other, answers: answers)
    }

    /// Where they do not count, nobody has looked for them.
    private var hasSurelyNoWildcards: Bool {
        settings.matchWildcards
            && examples.allSatisfy { $0.path.wildcardSegments == nil && !$0.query.hasWildcard }
    }

    /// What of an example is compared beyond the URL; made by the first call that needs it.
    func request(of example: Int) -> ComparedRequest {
        requests.value(at: example) { compiler.request(of: examples[example]) }
    }

    /// What an example answers; made by the first call that gets it.
    func response(of example: Int) -> ReadyResponse {
        responses.response(of: example) { compiler.response(of: examples[example]) }
    }

    func match(_ call: Call, method name: String? = nil) -> MatchResult {
        let selectors = Selectors(call.headers)
        guard let method = method(named: name ?? call.method) else { return .nothing }
        if selectors.isEmpty, let sole = sole(for: call, in: method) { return .matched(sole) }
        switch selection(selectors, in: method) {
        case .picked(let picked, let reason):
            return .matched(Match(example: picked, reason: reason, captures: [:]))
        case .nothing:
            return .nothing
        case .left(let eligible):
            let inquiry = Inquiry(call, selectors, self)
            guard let best = bestByURL(inquiry, in: method, eligible) else { return .nothing }
            return .matched(match(best.member, at: best.step, score: best.score, inquiry))
        }
    }

    /// What most calls get, without all that follows: the only example that has the path of a call without query and body,
    /// letter by letter. No other can have as many points.
    private func sole(for call: Call, in method: Method) -> Match? {
        guard call.body.isEmpty, !settings.matchBody, !settings.comparesHeaders,
            let path = RequestPath(asItIs: call.target), let sole = method.routes.sole(at: path)
        else { return nil }
        return Match(example: sole, reason: .url(.perfect, score: rules.mostForPath), captures: [:])
    }

    /// Nearly all calls write the method in upper case already.
    private func method(named name: String) -> Method? {
        name == "GET" ? get : methods[name] ?? methods[name.uppercased()]
    }

    // MARK: Selectors

    enum Selection {
        case picked(Int, Match.Reason)
        case left(Eligibility)
        case nothing
    }

    /// Step 3: code, then id, then name (B-4.11, 4.17 to 4.19).
    func selection(_ selectors: Selectors, in method: Method) -> Selection {
        if selectors.code == .impossible { return .nothing }
        let code: Int? = if case .number(let code) = selectors.code { code } else { nil }
        func hasCode(_ index: Int32) -> Bool { code == nil || examples[Int(index)].code == code }
        var only: Set<Int>?
        if let id = selectors.id {
            let found = method.examples(withID: id, in: examples)
            if rules.selection == .picks {
                return found.first(where: hasCode).map { .picked(Int($0), .id) } ?? .nothing
            }
            only = Set(found.lazy.filter(hasCode).map(Int.init))
        }
        if let name = selectors.name {
            let named = method.examples(named: name, in: examples)
            let found = named.first { hasCode($0) && only?.contains(Int($0)) ?? true }.map(Int.init)
            if rules.selection == .picks { return found.map { .picked($0, .name) } ?? .nothing }
            only = found.map { [$0] } ?? []
        }
        return only?.isEmpty == true ? .nothing : .left(Eligibility(code: code, only: only))
    }

    // MARK: URL, parameters, headers and body, choice

    /// A call taken apart for the comparison with examples.
    struct Inquiry {
        let target: Target
        let path: RequestPath
        let query: QueryParameters
        let filter: MemberFilter

        init(_ call: Call, _ selectors: Selectors, _ matcher: Matcher) {
            self.init(call.target, MemberFilter(call: call, selectors: selectors, matcher: matcher), matcher)
        }

        /// - Parameters:
        ///   - text: of the target.
        ///   - filter: what the call says besides.
        init(_ text: String, _ filter: MemberFilter, _ matcher: Matcher) {
            target = Target(text)
            path = RequestPath(encoded: target.path)
            query = QueryParameters(encoded: matcher.settings.matchQueryParams ? target.query ?? "" : "")
            self.filter = filter
        }
    }

    /// A route that the call's path meets, with the points that the era gives for how.
    struct Hit {
        let route: Int
        let step: URLStep
        let points: Double
    }

    /// Step 4; step h only where nothing that is left met the others (B-4.27).
    func forEachHit(_ inquiry: Inquiry, in method: Method, _ eligible: Eligibility, _ body: (Hit) -> Void) {
        let routes = method.routes
        var found = false
        func take(_ route: Int, _ step: URLStep) {
            guard routes.table.contains(route, eligible, in: examples) else { return }
            found = true
            if let (step, points) = rules.rated(step) { body(Hit(route: route, step: step, points: points)) }
        }
        routes.forEachHit(of: inquiry.path, take)
        if found { return }
        let near = routes.fuzzyRoutes(near: inquiry.path) { routes.table.contains($0, eligible, in: examples) }
        for route in near { take(route, .fuzzy) }
    }

    /// The example that wins by its URL, and how.
    struct Best {
        let member: Int
        let step: URLStep
        let score: Double
    }

    /// Steps 4 to 7.
    func bestByURL(_ inquiry: Inquiry, in method: Method, _ eligible: Eligibility) -> Best? {
        var best: Best?
        func consider(_ variant: Int, _ hit: Hit) {
            let variant = method.routes.table.variants[variant]
            guard let (member, bonus) = inquiry.filter.best(of: variant, in: method.routes.table, eligible) else {
                return
            }
            let score = hit.points + rules.parameters.score(variant.query, against: inquiry.query).points + bonus
            if let best, score < best.score { return }
            if let best, score == best.score, examples[best.member].rank <= examples[member].rank { return }
            best = Best(member: member, step: hit.step, score: score)
        }
        func isBeyond(_ points: Double) -> Bool { best.map { $0.score > points } ?? false }
        let mostBonus = inquiry.filter.mostBonus
        let mostDisagreeing = rules.parameters.mostWithoutAgreement(with: inquiry.query)
        forEachHit(inquiry, in: method, eligible) { hit in
            guard !isBeyond(hit.points + ParameterRule.most + mostBonus) else { return }
            let table = method.routes.table
            if let agreeing = table.variants(of: hit.route, agreeingWith: inquiry.query) {
                for variant in agreeing { consider(variant, hit) }
                if isBeyond(hit.points + mostDisagreeing + mostBonus) { return }
            }
            for variant in table.routes[hit.route].variants { consider(Int(variant), hit) }
        }
        return best
    }

    /// The winner with what its wildcards took; those of the query come last (B-4.23).
    private func match(_ member: Int, at step: URLStep, score: Double, _ inquiry: Inquiry) -> Match {
        var captures = step == .wildcard ? examples[member].path.captures(from: inquiry.target) : [:]
        if settings.matchQueryParams, examples[member].query.hasWildcard {
            captures.merge(rules.parameters.score(examples[member].query, against: inquiry.query).captures) { $1 }
        }
        return Match(example: member, reason: .url(step, score: score), captures: captures)
    }
}
