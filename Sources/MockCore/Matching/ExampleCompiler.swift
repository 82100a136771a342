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
        var sources: [CompiledExample.Source] = []
        for number in requests.indices {
            for place in requests[number].examples.indices { sources.append((Int32(number), Int32(place))) }
        }
        var compiled = Parallel.inPlace(of: sources.indices) { [sources] piece, put in
            compile(sources[piece], put)
        }
        for (index, rank) in ties.ranks(of: compiled).enumerated() { compiled[index].rank = rank }
        return compiled
    }

    /// Some examples in file order, without their ranks.
    private func compile(_ sources: ArraySlice<CompiledExample.Source>, _ put: (consuming CompiledExample) -> Void) {
        var hosts = HostPaths(wildcards: settings.matchWildcards)
        var last: Int?
        var itemScope = scope
        var hasVariables = false
        // By index, for a request or an example in hand is a copy of all that it has.
        for source in sources {
            let (number, place) = (Int(source.request), Int(source.example))
            if number != last {
                let hadVariables = hasVariables
                hasVariables = !requests[number].variables.isEmpty
                if hasVariables || hadVariables { hosts.forget() }
                itemScope = scope.nested(in: requests[number].variables)
                last = number
            }
            let request = requests[number].examples[place].request
            put(
                CompiledExample(
                    id: requests[number].examples[place].id, name: requests[number].examples[place].name,
                    code: requests[number].examples[place].code, method: request.method.uppercased(),
                    path: hosts.pattern(of: request.url, scope: itemScope),
                    query: QueryParameters(
                        rows: request.url.query, scope: itemScope, wildcards: settings.matchWildcards),
                    mayHaveBody: request.body != nil, source: source))
        }
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
        let place = ExamplePlace(request: Int(compiled.source.request), example: Int(compiled.source.example))
        return ReadyResponse(
            example: example, at: place, scope: scope, captures: compiled.captureNames, options: answers)
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
