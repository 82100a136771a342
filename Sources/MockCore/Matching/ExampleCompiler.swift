import HTTPMessage
import PostmanModel

/// Substitutes variables in the examples of a collection and prepares them for matching and answering (B-4.14).
struct ExampleCompiler: Sendable {
    private let requests: [RequestItem]
    private let scope: VariableScope
    private let settings: MatchSettings
    var answers: ReadyResponse.Options

    init(
        _ collection: Collection, environment: Environment?, settings: MatchSettings, answers: ReadyResponse.Options
    ) {
        requests = collection.requests
        scope = VariableScope(environment: environment, collection: collection.variables)
        self.settings = settings
        self.answers = answers
    }

    /// All examples in file order.
    func compile(ties: MatchingRules.TieOrder) -> [CompiledExample] {
        var compiled = Parallel.inPieces(of: requests.indices, compile)
        for (index, rank) in ties.ranks(of: compiled).enumerated() { compiled[index].rank = rank }
        return compiled
    }

    /// The examples of some requests, without their ranks.
    private func compile(_ numbers: Range<Int>) -> [CompiledExample] {
        var compiled: [CompiledExample] = []
        compiled.reserveCapacity(numbers.count)
        var hosts = HostPaths(wildcards: settings.matchWildcards)
        for number in numbers {
            let item = requests[number]
            let itemScope = scope.nested(in: item.variables)
            if !item.variables.isEmpty { hosts.forget() }
            for (place, example) in item.examples.enumerated() {
                let request = example.request
                compiled.append(
                    CompiledExample(
                        id: example.id, name: example.name, code: example.code, method: request.method.uppercased(),
                        path: hosts.pattern(of: request.url, scope: itemScope),
                        query: QueryParameters(
                            rows: request.url.query, scope: itemScope, wildcards: settings.matchWildcards),
                        mayHaveBody: request.body != nil, source: (Int32(number), Int32(place))))
            }
            if !item.variables.isEmpty { hosts.forget() }
        }
        return compiled
    }

    func request(of compiled: CompiledExample) -> ComparedRequest {
        let (example, scope) = saved(compiled)
        let headers = example.request.headers.filter(\.isEnabled).map {
            Row(scope.substitute($0.key).trimmingHTTPBlanks, $0.value.map(scope.substitute))
        }
        let contentType = headers.first { $0.key.isEqualIgnoringASCIICase(to: "content-type") }?.value
        let mediaType = contentType.flatMap { MediaType($0) }
        return ComparedRequest(
            headers: headers, mediaType: mediaType,
            body: SavedBody(example.request.body, mediaType: mediaType, scope: scope))
    }

    func response(of compiled: CompiledExample) -> ReadyResponse {
        let (example, scope) = saved(compiled)
        return ReadyResponse(example: example, scope: scope, captures: compiled.captureNames, options: answers)
    }

    private func saved(_ compiled: CompiledExample) -> (example: Example, scope: VariableScope) {
        let item = requests[Int(compiled.source.request)]
        return (item.examples[Int(compiled.source.example)], scope.nested(in: item.variables))
    }
}

/// Makes path patterns, and remembers the path inside the last base URL: nearly all requests of a collection share it.
private struct HostPaths {
    let wildcards: Bool
    private var last: (host: String, path: String)?

    init(wildcards: Bool) {
        self.wildcards = wildcards
    }

    /// The next request sees other variables.
    mutating func forget() { last = nil }

    mutating func pattern(of url: SavedURL, scope: VariableScope) -> PathPattern {
        if last?.host != url.host { last = (url.host, PathPattern.path(ofHost: scope.substitute(url.host))) }
        return PathPattern(
            hostPath: last?.path ?? "", path: url.path, variables: url.pathVariables, scope: scope,
            wildcards: wildcards)
    }
}
