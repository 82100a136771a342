import HTTPMessage

@testable import MockCore
@testable import PostmanModel

/// Collections built by hand, and who wins in them.
enum MatcherSamples {
    static let location = SourceLocation(file: "a.json")

    static func example(
        _ id: String, _ method: String, _ path: String, code: Int? = 200, query: [Row] = [], headers: [Row] = [],
        body: RequestBody? = nil, name: String? = nil
    ) -> Example {
        Example(
            id: id, name: name ?? "Name \(id)",
            request: SavedRequest(
                method: method, url: SavedURL(host: "{{url}}", path: path, query: query), headers: headers, body: body),
            code: code, location: location)
    }

    static let json = Row("Content-Type", "application/json")

    static let appendixA = [
        example("E1", "GET", "/users"), example("E2", "GET", "/users/1"), example("E3", "GET", "/users/{{id}}"),
        example("E4", "GET", "/users/1", code: 404),
        example("E5", "GET", "/search", query: [Row("q", "a"), Row("page", "1")]),
        example("E6", "GET", "/search", query: [Row("q", "b")]),
        example("E7", "POST", "/users", code: 201, headers: [json], body: .raw(#"{"n":1}"#, language: "json")),
        example("E8", "POST", "/users", code: 400, headers: [json], body: .raw(#"{"n":2}"#, language: "json")),
    ]

    static func matcher(
        _ examples: [Example], _ settings: MatchSettings = MatchSettings(), _ profile: Profile = .current
    ) -> Matcher {
        matcher(of: collection(examples), settings, profile)
    }

    static func matcher(
        of collection: Collection, _ settings: MatchSettings = MatchSettings(), _ profile: Profile = .current
    ) -> Matcher {
        let compiler = ExampleCompiler(
            collection, environment: nil, settings: settings, answers: ReadyResponse.Options())
        return Matcher(compiler: compiler, settings: settings, rules: .of(profile))
    }

    /// One request per example.
    static func collection(_ examples: [Example]) -> Collection {
        let items = examples.map { RequestItem(name: $0.name, request: $0.request, examples: [$0], location: location) }
        return Collection(file: "a.json", format: .v21, name: "A", requests: items)
    }

    /// The winner and its points as `E1 100`; a selector's pick without points; `none`.
    static func winner(
        _ call: String, headers: HeaderList = [:], body: String = "", in matcher: Matcher
    ) -> String {
        let words = call.split(separator: " ")
        let call = Call(method: String(words[0]), target: String(words[1]), headers: headers, body: Array(body.utf8))
        guard case .matched(let match) = matcher.match(call) else { return "none" }
        let id = matcher.examples[match.example].id
        guard case .url(_, let score) = match.reason else { return id }
        return score == score.rounded() ? "\(id) \(Int(score))" : "\(id) \(score)"
    }
}

extension Matcher {
    /// Other settings alone.
    func matcher(under settings: MatchSettings) -> Matcher? {
        matcher(under: settings, answers: ReadyResponse.Options())
    }
}
