import HTTPMessage

/// Substitutes variables in every example and prepares it for matching and answering (B-4.14).
struct ExampleCompiler {
    let environment: Environment?
    let settings: MatchSettings
    let ties: MatchingRules.TieOrder
    var typesFromLanguage = false

    struct Compiled {
        var examples: [CompiledExample] = []
        var responses: [ReadyResponse] = []
    }

    func compile(_ collection: Collection) -> Compiled {
        let scope = VariableScope(environment: environment, collection: collection.variables)
        let ranks = ties.ranks(of: collection.requests.flatMap(\.examples))
        var compiled = Compiled()
        for item in collection.requests {
            let itemScope = scope.nested(in: item.variables)
            for example in item.examples {
                let rank = ranks[compiled.examples.count]
                let matchable = matchable(example, rank: rank, scope: itemScope)
                compiled.examples.append(matchable)
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
            id: example.id, name: example.name, code: example.code, method: request.method.uppercased(), rank: rank,
            path: PathPattern(url: request.url, scope: scope, wildcards: settings.matchWildcards),
            query: QueryParameters(rows: request.url.query, scope: scope, wildcards: settings.matchWildcards),
            requestHeaders: headers, requestMediaType: mediaType,
            body: SavedBody(request.body, mediaType: mediaType, scope: scope))
    }
}
