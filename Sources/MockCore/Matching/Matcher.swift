import HTTPMessage

/// Chooses the example that answers a call: one algorithm, with the rules of an era (B-4.14 to 4.44).
struct Matcher: Sendable {
    let examples: [CompiledExample]
    let rules: MatchingRules
    let settings: MatchSettings
    let methods: [String: Method]

    /// All that is known of the examples of one method.
    struct Method: Sendable {
        /// Indices of examples, the one that wins ties first.
        let members: [Int]
        let routes: RouteIndex
        /// The same by name and by lower-case id.
        var byName: [String: [Int]] = [:]
        var byID: [String: [Int]] = [:]
    }

    init(examples: [CompiledExample], settings: MatchSettings, rules: MatchingRules) {
        self.examples = examples
        self.settings = settings
        self.rules = rules
        methods = Dictionary(grouping: examples.indices) { examples[$0].method }.mapValues { indices in
            let members = indices.sorted { examples[$0].rank < examples[$1].rank }
            let routes = RouteIndex(
                members, of: examples, ignoringQuery: !settings.matchQueryParams, hasFuzzyStep: rules.hasFuzzyStep)
            var method = Method(members: members, routes: routes)
            for index in members {
                method.byName[examples[index].name.trimmingHTTPBlanks, default: []].append(index)
                method.byID[examples[index].id.lowercased(), default: []].append(index)
            }
            return method
        }
    }

    func match(_ call: Call, method name: String? = nil) -> MatchResult {
        let selectors = Selectors(call.headers)
        guard let method = methods[(name ?? call.method).uppercased()] else { return .nothing }
        switch selection(selectors, in: method) {
        case .picked(let picked, let reason):
            return .matched(Match(example: picked, reason: reason, captures: [:]))
        case .nothing:
            return .nothing
        case .left(let eligible):
            return bestByURL(Inquiry(call, selectors, self), in: method, eligible)
        }
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
        let hasCode = { (index: Int) in code == nil || examples[index].code == code }
        var only: Set<Int>?
        if let id = selectors.id {
            let found = Self.examples(withID: id, in: method)
            if rules.selection == .picks { return found.first(where: hasCode).map { .picked($0, .id) } ?? .nothing }
            only = Set(found.filter(hasCode))
        }
        if let name = selectors.name {
            let named = method.byName[name] ?? []
            let found = named.first { hasCode($0) && only?.contains($0) ?? true }
            if rules.selection == .picks { return found.map { .picked($0, .name) } ?? .nothing }
            only = found.map { [$0] } ?? []
        }
        return only?.isEmpty == true ? .nothing : .left(Eligibility(code: code, only: only))
    }

    /// Accepts the plain id and the uid, which puts the owner's number before it (B-4.18).
    static func examples(withID id: String, in method: Method) -> [Int] {
        let id = id.lowercased()
        if let found = method.byID[id] { return found }
        guard let dash = id.firstIndex(of: "-"), dash != id.startIndex, id[..<dash].utf8.allSatisfy(\.isDigit) else {
            return []
        }
        return method.byID[String(id[id.index(after: dash)...])] ?? []
    }

    // MARK: URL, parameters, headers and body, choice

    /// A call taken apart for the comparison with examples.
    struct Inquiry {
        let path: RequestPath
        let query: QueryParameters
        let filter: MemberFilter

        init(_ call: Call, _ selectors: Selectors, _ matcher: Matcher) {
            let target = Target(call.target)
            path = RequestPath(encoded: target.path)
            query = QueryParameters(encoded: matcher.settings.matchQueryParams ? target.query ?? "" : "")
            filter = MemberFilter(
                call: call, selectors: selectors, settings: matcher.settings,
                equalBodyBonus: matcher.rules.equalBodyBonus)
        }
    }

    /// A route that the call's path meets, with the points that the era gives for how.
    struct Hit {
        let route: Route
        let step: URLStep
        let points: Double
        let captures: [String: String]
    }

    /// Step 4; step h only where nothing that is left met the others (B-4.27).
    func hits(_ inquiry: Inquiry, in method: Method, _ eligible: Eligibility) -> [Hit] {
        var found = method.routes.hits(for: inquiry.path).filter { method.routes.routes[$0.route].contains(eligible) }
        if found.isEmpty { found = method.routes.fuzzyHits(for: inquiry.path) { $0.contains(eligible) } }
        return found.compactMap { hit in
            rules.rated(hit.step).map { step, points in
                Hit(route: method.routes.routes[hit.route], step: step, points: points, captures: hit.captures)
            }
        }
    }

    /// Steps 4 to 7.
    private func bestByURL(_ inquiry: Inquiry, in method: Method, _ eligible: Eligibility) -> MatchResult {
        var best: (match: Match, score: Double)?
        func consider(_ variants: [Variant], _ hit: Hit) {
            for variant in variants {
                guard let (member, bonus) = inquiry.filter.best(of: variant, in: examples, eligible) else { continue }
                let parameters = rules.parameters.score(variant.query, against: inquiry.query)
                let score = hit.points + parameters.points + bonus
                if let best, score < best.score { continue }
                if let best, score == best.score, examples[best.match.example].rank < examples[member].rank { continue }
                let captures = hit.captures.merging(parameters.captures) { $1 }
                best = (Match(example: member, reason: .url(hit.step, score: score), captures: captures), score)
            }
        }
        func isBeyond(_ points: Double) -> Bool { best.map { $0.score > points } ?? false }
        let mostBonus = inquiry.filter.mostBonus
        let mostDisagreeing = rules.parameters.mostWithoutAgreement(with: inquiry.query)
        for hit in hits(inquiry, in: method, eligible) where !isBeyond(hit.points + ParameterRule.most + mostBonus) {
            if let agreeing = hit.route.variants(agreeingWith: inquiry.query) {
                consider(agreeing, hit)
                if isBeyond(hit.points + mostDisagreeing + mostBonus) { continue }
            }
            consider(hit.route.variants, hit)
        }
        return best.map { .matched($0.match) } ?? .nothing
    }
}
