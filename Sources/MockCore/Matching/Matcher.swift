import HTTPMessage

/// Chooses the example that answers a call: Postman's current algorithm (B-4.14 to 4.44).
struct Matcher: Sendable {
    let examples: [CompiledExample]
    /// The same examples with the method of their request, in upper case.
    let examplesByMethod: [(method: String, example: CompiledExample)]
    private let settings: MatchSettings
    private let methods: [String: Method]

    /// All that is known of the examples of one method.
    private struct Method: Sendable {
        var variants: [Variant] = []
        var routes = RouteIndex()
        /// Indices of examples by name and by lower-case id, the one that wins ties first.
        var byName: [String: [Int]] = [:]
        var byID: [String: [Int]] = [:]
    }

    private struct VariantKey: Hashable {
        let path: PathPattern
        let query: QueryParameters
    }

    /// - Parameter examples: each with the method of its request, in upper case.
    init(examples: [(method: String, example: CompiledExample)], settings: MatchSettings) {
        self.examples = examples.map(\.example)
        examplesByMethod = examples
        self.settings = settings
        let compiled = self.examples
        methods = Dictionary(grouping: examples.indices) { examples[$0].method }.mapValues { indices in
            Self.index(indices.sorted { compiled[$0].rank < compiled[$1].rank }, of: compiled)
        }
    }

    /// - Parameter indices: the examples of one method, the one that wins ties first.
    private static func index(_ indices: [Int], of examples: [CompiledExample]) -> Method {
        var method = Method()
        var members: [VariantKey: [Int]] = [:]
        var order: [VariantKey] = []
        for index in indices {
            let example = examples[index]
            method.byName[example.name.trimmingHTTPBlanks, default: []].append(index)
            method.byID[example.id.lowercased(), default: []].append(index)
            let key = VariantKey(path: example.path, query: example.query)
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(index)
        }
        for key in order {
            method.routes.insert(key.path, variant: method.variants.count)
            method.variants.append(Variant(path: key.path, query: key.query, members: members[key] ?? []))
        }
        return method
    }

    func match(_ call: Call, method methodName: String? = nil) -> MatchResult {
        let selectors = Selectors(call.headers)
        guard selectors.code != .impossible,
            let method = methods[(methodName ?? call.method).uppercased()]
        else { return .nothing }
        if let id = selectors.id {
            return pick(from: Self.examples(withID: id, in: method), reason: .id, selectors)
        }
        if let name = selectors.name {
            return pick(from: method.byName[name] ?? [], reason: .name, selectors)
        }
        return bestByURL(call, in: method, selectors)
    }

    /// Accepts the plain id and the uid, which puts the owner's number before it (B-4.18).
    private static func examples(withID id: String, in method: Method) -> [Int] {
        let id = id.lowercased()
        if let found = method.byID[id] { return found }
        guard let dash = id.firstIndex(of: "-"), dash != id.startIndex, id[..<dash].utf8.allSatisfy(\.isDigit) else {
            return []
        }
        return method.byID[String(id[id.index(after: dash)...])] ?? []
    }

    private func pick(from indices: [Int], reason: Match.Reason, _ selectors: Selectors) -> MatchResult {
        guard let winner = indices.first(where: { hasCode($0, selectors) }) else { return .nothing }
        return .matched(Match(example: winner, reason: reason, captures: [:]))
    }

    private func hasCode(_ index: Int, _ selectors: Selectors) -> Bool {
        guard case .number(let code) = selectors.code else { return true }
        return examples[index].code == code
    }

    /// Steps 4 to 7: URL, parameters, headers and body, choice.
    private func bestByURL(_ call: Call, in method: Method, _ selectors: Selectors) -> MatchResult {
        let target = Target(call.target)
        let path = RequestPath(encoded: target.path)
        let isEligible = { (variant: Int) in method.variants[variant].members.contains { hasCode($0, selectors) } }
        var hits = method.routes.hits(for: path, variants: method.variants).filter { isEligible($0.variant) }
        if hits.isEmpty { hits = method.routes.fuzzyHits(for: path, where: isEligible) }
        guard !hits.isEmpty else { return .nothing }

        let query = QueryParameters(encoded: target.query ?? "")
        let filter = MemberFilter(call: call, selectors: selectors, settings: settings)
        var best: (match: Match, score: Double)?
        for hit in hits {
            let variant = method.variants[hit.variant]
            let parameters =
                settings.matchQueryParams ? variant.query.score(against: query) : (points: 0, captures: [:])
            guard let (member, bonus) = filter.best(of: variant, in: examples, where: { hasCode($0, selectors) })
            else { continue }
            let score = hit.step.score + parameters.points + bonus
            if let best, score < best.score { continue }
            if let best, score == best.score, examples[best.match.example].rank < examples[member].rank { continue }
            let captures = hit.captures.merging(parameters.captures) { $1 }
            best = (Match(example: member, reason: .url(hit.step, score: score), captures: captures), score)
        }
        return best.map { .matched($0.match) } ?? .nothing
    }
}
