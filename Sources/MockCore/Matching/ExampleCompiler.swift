import HTTPMessage

/// Substitutes variables in every example and prepares it for matching and answering (B-4.14).
struct ExampleCompiler {
    let environment: Environment?
    let settings: MatchSettings
    var typesFromLanguage = false

    struct Compiled {
        var examples: [(method: String, example: CompiledExample)] = []
        var responses: [ReadyResponse] = []
    }

    func compile(_ collection: Collection) -> Compiled {
        let scope = VariableScope(environment: environment, collection: collection.variables)
        let ranks = Self.ranks(of: collection.requests.flatMap(\.examples))
        var compiled = Compiled()
        for item in collection.requests {
            let itemScope = scope.nested(in: item.variables)
            for example in item.examples {
                let rank = ranks[compiled.examples.count]
                let matchable = matchable(example, rank: rank, scope: itemScope)
                compiled.examples.append((example.request.method.uppercased(), matchable))
                compiled.responses.append(
                    ReadyResponse(
                        example: example, scope: itemScope, captures: matchable.captureNames,
                        typesFromLanguage: typesFromLanguage))
            }
        }
        return compiled
    }

    private func matchable(_ example: Example, rank: Int, scope: VariableScope) -> CompiledExample {
        let request = example.request
        let headers = request.headers.filter(\.isEnabled).map {
            Row(scope.substitute($0.key), $0.value.map(scope.substitute))
        }
        let contentType = headers.first { $0.key.isEqualIgnoringASCIICase(to: "content-type") }?.value
        let mediaType = contentType.flatMap { MediaType($0) }
        return CompiledExample(
            id: example.id, name: example.name, code: example.code, rank: rank,
            path: PathPattern(url: request.url, scope: scope, wildcards: settings.matchWildcards),
            query: QueryParameters(rows: request.url.query, scope: scope, wildcards: settings.matchWildcards),
            requestHeaders: headers, requestMediaType: mediaType,
            body: SavedBody(request.body, mediaType: mediaType, scope: scope))
    }

    /// The place of each example in the order that settles ties: code 200 first, then by id, then as in the file (B-4.42).
    private static func ranks(of examples: [Example]) -> [Int] {
        let order = examples.indices.sorted { left, right in
            let (a, b) = (examples[left], examples[right])
            if (a.code == 200) != (b.code == 200) { return a.code == 200 }
            return a.id == b.id ? left < right : a.id.utf8.lexicographicallyPrecedes(b.id.utf8)
        }
        var ranks = Array(repeating: 0, count: order.count)
        for (rank, index) in order.enumerated() { ranks[index] = rank }
        return ranks
    }
}
