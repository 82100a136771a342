/// The examples of one method whose paths a step of the comparison does not tell apart.
struct Route: Sendable {
    /// With so few variants each is looked at.
    private static let few = 8

    let path: RequestPath
    /// By query, the one that wins ties first.
    let variants: [Variant]
    private let codes: Set<Int>
    /// Where there are many: the variants with a parameter, and those that take any value of one.
    private let variantsByPair: [Pair: [Int]]
    private let openVariants: [Int]

    private struct Pair: Hashable {
        let key: String
        let value: String
    }

    /// - Parameter indices: examples with that path, the one that wins ties first.
    init(path: RequestPath, indices: [Int], in examples: [CompiledExample], ignoringQuery: Bool) {
        self.path = path
        var order: [QueryParameters] = []
        var members: [QueryParameters: [Int]] = [:]
        for index in indices {
            let query = ignoringQuery ? QueryParameters() : examples[index].query
            if members[query] == nil { order.append(query) }
            members[query, default: []].append(index)
        }
        variants = order.map { Variant(query: $0, members: members[$0] ?? [], in: examples) }
        codes = Set(indices.compactMap { examples[$0].code })
        var byPair: [Pair: [Int]] = [:]
        var open: [Int] = []
        if variants.count > Self.few {
            for (number, variant) in variants.enumerated() {
                for (key, text) in variant.query.texts {
                    byPair[Pair(key: key, value: text), default: []].append(number)
                }
                if variant.query.hasWildcard { open.append(number) }
            }
        }
        variantsByPair = byPair
        openVariants = open
    }

    /// Whether there is anything for the URL comparison to score.
    func contains(_ eligible: Eligibility) -> Bool {
        guard let only = eligible.only else { return eligible.code.map(codes.contains) ?? true }
        return variants.contains { $0.members.contains(where: only.contains) }
    }

    /// The variants that agree with a call in at least one parameter, or as it does have none; nil for any.
    func variants(agreeingWith query: QueryParameters) -> [Variant]? {
        guard variants.count > Self.few else { return nil }
        if query.isEmpty { return variants.filter(\.query.isEmpty) }
        var numbers = openVariants
        for (key, text) in query.texts { numbers += variantsByPair[Pair(key: key, value: text)] ?? [] }
        return Set(numbers).map { variants[$0] }
    }
}
