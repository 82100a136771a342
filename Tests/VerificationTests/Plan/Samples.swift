import HTTPMessage
import PostmanModel

@testable import Verification

/// Collections built by hand, as the reader would build them.
enum Samples {
    static let location = SourceLocation(file: "sample.json")

    /// `call` is a path, with a method in front where it is not GET.
    static func example(
        _ id: String, _ call: String, code: Int? = 200, name: String? = nil,
        query: [Row] = [], values: [Row] = [], headers: [Row] = [], body: RequestBody? = nil,
        responseHeaders: [Row] = [], responseBody: String = "", hasStoredID: Bool = true
    ) -> Example {
        let method = call.prefix { $0 != "/" }
        let path = String(call.dropFirst(method.count))
        return Example(
            id: id, hasStoredID: hasStoredID, name: name ?? id,
            request: SavedRequest(
                method: method.isEmpty ? "GET" : method.trimmedBlanks,
                url: SavedURL(host: "{{url}}", path: path, query: query, pathVariables: values),
                headers: headers, body: body),
            code: code, headers: responseHeaders, body: Array(responseBody.utf8), location: location)
    }

    /// One request per example.
    static func collection(
        _ examples: [Example], variables: [Variable] = [], folders: [String] = []
    ) -> PostmanModel.Collection {
        collection(
            requests: examples.map { example in
                RequestItem(
                    name: "Item \(example.name)", folders: folders, variables: [], request: example.request,
                    examples: [example], location: location)
            }, variables: variables)
    }

    static func collection(requests: [RequestItem], variables: [Variable] = []) -> PostmanModel.Collection {
        PostmanModel.Collection(
            file: "sample.json", format: .v21, name: "Sample", variables: variables, requests: requests)
    }

    /// The example set of Appendix A, ids in its sequence.
    static var appendixA: [Example] {
        let json = [Row("Content-Type", "application/json")]
        return [
            example("E1", "/users"),
            example("E2", "/users/1"),
            example("E3", "/users/{{id}}", responseBody: "{\"id\":\"{{id}}\"}"),
            example("E4", "/users/1", code: 404),
            example("E5", "/search", query: [Row("q", "a"), Row("page", "1")]),
            example("E6", "/search", query: [Row("q", "b")]),
            example("E7", "POST /users", code: 201, headers: json, body: .raw("{\"n\":1}", language: "json")),
            example("E8", "POST /users", code: 400, headers: json, body: .raw("{\"n\":2}", language: "json")),
        ]
    }

    static func oracle(_ examples: [Example], profile: Profile = .current, variables: [Variable] = []) -> Oracle {
        Oracle(collection(examples, variables: variables), environment: nil, profile: profile)
    }

    static func plan(
        _ collection: PostmanModel.Collection, _ axes: Set<Axis>, change: (inout PlanOptions) -> Void = { _ in }
    ) -> Plan {
        var options = PlanOptions(mockName: "Sample")
        options.axes = axes
        change(&options)
        return Planner(collection: collection, options: options).plan()
    }
}

extension Oracle {
    /// `E1 100`, `E5 name`, `404`, `preflight`.
    func verdict(
        _ method: String, _ target: String, _ headers: HeaderList = HeaderList(), body: String = "",
        settings: MatchSettings = MatchSettings()
    ) -> String {
        switch ruling(on: Call(method: method, target: target, headers: headers, body: Array(body.utf8)), settings) {
        case .preflight: return "preflight"
        case .notFound: return "404"
        case .served(let win):
            let id = rivals[win.rival].example.id
            switch win.choice {
            case .name: return "\(id) name"
            case .id: return "\(id) id"
            case .score(let score, _): return "\(id) \(score == score.rounded() ? "\(Int(score))" : "\(score)")"
            }
        }
    }
}

extension Case {
    var scenario: Scenario? { if case .run(let scenario) = work { scenario } else { nil } }

    var skipReason: String? { if case .skip(let reason) = work { reason } else { nil } }

    var failure: PlannedFailure? { if case .fail(let failure) = work { failure } else { nil } }

    /// The exchanges of its scenario, in order.
    var exchanges: [Exchange] {
        (scenario?.steps ?? []).compactMap { if case .exchange(let exchange, _) = $0 { exchange } else { nil } }
    }

    var call: Call? { exchanges.last?.call }
}

extension Reply {
    /// With what the wire adds.
    var dated: Reply {
        var reply = self
        reply.headers.set("Date", "Thu, 15 Jan 2026 10:00:00 GMT")
        return reply
    }
}

extension Exchange {
    var call: Call? { if case .call(let call) = request { call } else { nil } }
}

extension Plan {
    /// The first case whose name ends with that variant or holds that text.
    func first(_ text: String) -> Case? { cases.first { $0.name.contains(text) } }
}

extension Expectation {
    var errorName: String? { if case .error(let name) = body { name } else { nil } }

    var text: String? { if case .exactly(let bytes) = body { String(decoding: bytes, as: UTF8.self) } else { nil } }

    func header(_ name: String) -> String? { HeaderList(headers)[name] }
}
