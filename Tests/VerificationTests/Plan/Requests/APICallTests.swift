import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

/// What is sent to a back end: credentials, variables, and nothing made up (product T-4).
struct APICallTests {
    private func result(
        path: String = "/users/:id", query: [Row] = [], pathVariables: [Row] = [Row("id", "7")], headers: [Row] = [],
        body: RequestBody? = nil, method: String = "GET", auth: Authorization? = nil, host: String = "{{base}}",
        variables: [Variable] = [Variable("base", "https://api.example/v1"), Variable("token", "t0ken")],
        replacesBasePath: Bool = false
    ) -> APICall.Result {
        let request = SavedRequest(
            method: method, url: SavedURL(host: host, path: path, query: query, pathVariables: pathVariables),
            headers: headers, body: body)
        let place = SourceLocation(file: "a.json")
        let example = Example(id: "1", name: "e", request: request, location: place)
        let rival = Rival(
            index: 0, item: RequestItem(name: "i", request: request, examples: [example], location: place),
            example: example, scope: VariableScope(collection: variables, item: [], environment: []))
        return APICall(replacesBasePath: replacesBasePath, seed: 1).call(of: rival, authorization: auth)
    }

    private func call(_ result: APICall.Result) throws -> Call {
        guard case .call(let call, _) = result else {
            Issue.record("\(result)")
            throw CancellationError()
        }
        return call
    }

    private func reason(_ result: APICall.Result) -> String {
        if case .notComparable(let reason) = result { reason } else { "" }
    }

    @Test func keepsTheBasePathUnlessTheTargetHasItsOwn() throws {
        #expect(try call(result()).target == "/v1/users/7")
        #expect(try call(result(replacesBasePath: true)).target == "/users/7")
        #expect(try call(result(host: "{{unknown}}", replacesBasePath: true)).target == "/users/7")
    }

    @Test func sendsNoMadeUpValue() {
        #expect(reason(result(pathVariables: [])).contains("the path variable :id has no value"))
        #expect(reason(result(path: "/{{who}}")).contains("its path has {{who}}, which has no value"))
        #expect(reason(result(query: [Row("q", "{{who}}")])).contains("its query has {{who}}"))
        #expect(reason(result(headers: [Row("X-A", "{{who}}")])).contains("its header X-A has {{who}}"))
        #expect(
            reason(result(body: .raw("{\"a\":{{who}}}", language: "json"), method: "POST")).contains("its body has"))
        #expect(reason(result(query: [Row("q", "{{$randomCity}}")])).contains("not generated for targets"))
        #expect(reason(result(body: .file(source: "a.bin", content: nil), method: "PUT")).contains("a.bin"))
    }

    @Test func fillsDynamicVariablesAlikeInEveryRun() throws {
        let first = try call(result(query: [Row("q", "{{$guid}}")])).target
        #expect(first == (try call(result(query: [Row("q", "{{$guid}}")])).target))
        #expect(
            first.wholeMatch(of: /.*q=[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}/) != nil,
            "\(first)")
    }

    @Test(
        arguments: [
            (Authorization(type: "bearer", values: ["token": "{{token}}"]), "Bearer t0ken"),
            (Authorization(type: "basic", values: ["username": "u", "password": "p"]), "Basic dTpw"),
            (Authorization(type: "oauth2", values: ["accessToken": "{{token}}"]), "Bearer t0ken"),
            (
                Authorization(type: "oauth2", values: ["accessToken": "x", "headerPrefix": "Token "]), "Token x"
            ),
            (Authorization(type: "noauth"), nil), (Authorization(type: "bearer", values: ["token": "{{absent}}"]), nil),
        ] as [(Authorization, String?)])
    func appliesAuth(_ auth: Authorization, _ header: String?) throws {
        let result = result(auth: auth)
        #expect(try call(result).headers["authorization"] == header)
        guard case .call(_, let hasCredentials) = result else { return }
        #expect(hasCredentials == (header != nil))
    }

    @Test func putsAnAPIKeyWhereItBelongs() throws {
        let key = Authorization(type: "apikey", values: ["key": "X-Key", "value": "{{token}}"])
        #expect(try call(result(auth: key)).headers["x-key"] == "t0ken")
        let inQuery = Authorization(type: "apikey", values: ["key": "k", "value": "a b", "in": "query"])
        #expect(try call(result(query: [Row("q", "1")], auth: inQuery)).target == "/v1/users/7?q=1&k=a%20b")
        #expect(reason(result(auth: Authorization(type: "hawk"))).contains("'hawk' is not supported"))
    }
}
