import PostmanModel
import Testing

@testable import MockFiles

/// How MockCore reads the requests and examples of v3, in the YAML that people write them in.
struct V3RequestTests {
    private func item(_ request: String, examples: [String] = []) throws -> (RequestItem, [Diagnostic]) {
        var files = ["R.request.yaml": request]
        for (index, example) in examples.enumerated() {
            files[".resources/R.resources/examples/E\(index).example.yaml"] = example
        }
        let reading = try TemporaryTree(files).reading()
        return (try #require(try reading.collection().requests.first), reading.findings)
    }

    @Test(arguments: [
        ("headers: {A: '1', B: 2}", [Row("A", "1"), Row("B", "2")]),
        ("header:\n  - key: A\n    value: '1'", [Row("A", "1")]),
        ("headers:\n  - {key: A, value: '1', disabled: true}", [Row("A", "1", isEnabled: false)]),
        (
            "headers: {A: [x, y], B: {value: z, disabled: true}}",
            [Row("A", "x"), Row("A", "y"), Row("B", "z", isEnabled: false)]
        ),
        ("headers: {key: abc}", [Row("key", "abc")]), ("headers:", []), ("headers: []", []),
    ])
    func readsHeaders(members: String, expected: [Row]) throws {
        let (item, diagnostics) = try item("url: http://x/a\n" + members)
        #expect(item.request.headers == expected)
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("{type: json, content: '{}'}", RequestBody.raw("{}", language: "json")),
        ("{type: json, content: {a: [1, x]}}", .raw(#"{"a":[1,"x"]}"#, language: "json")),
        ("{type: text, content: 007}", .raw("007", language: "text")),
        ("{type: xml, content: <a/>}", .raw("<a/>", language: "xml")),
        ("{type: none, content: x}", nil), ("{type: json}", nil), ("{type: json, content: ''}", nil), ("", nil),
        ("plain", .raw("plain", language: nil)),
        ("{type: urlencoded, content: {a: '1', b: 2}}", .urlencoded([Row("a", "1"), Row("b", "2")])),
        (
            "{type: urlencoded, content: [{key: a, value: '1', disabled: true}]}",
            .urlencoded([Row("a", "1", isEnabled: false)])
        ),
        (
            "{type: formdata, content: [{key: a, value: '1'}, {key: f, type: file, src: /p}]}",
            .formData([FormField("a", .text("1")), FormField("f", .file(source: "/p"))])
        ),
        ("{type: formdata, content: {a: '1'}}", .formData([FormField("a", .text("1"))])),
        (
            "{type: graphql, content: {query: q, variables: {id: 1}}}",
            .graphQL(query: "q", variables: #"{"id":1}"#, operationName: nil)
        ),
        ("{type: graphql, content: q}", .graphQL(query: "q", variables: nil, operationName: nil)),
        ("{type: file, content: {src: /p}}", .file(source: "/p", content: nil)),
        ("{type: file, content: /p}", .file(source: "/p", content: nil)),
        ("{mode: raw, raw: t}", .raw("t", language: nil)),
    ])
    func readsBodies(body: String, expected: RequestBody?) throws {
        let (item, diagnostics) = try item("url: http://x/a\nbody: \(body)\n")
        #expect(item.request.body == expected)
        #expect(diagnostics.isEmpty)
    }

    @Test func tablesOutrankTheTextOfTheURL() throws {
        let (item, _) = try item(
            "url: http://x/:id/:tab?q=1&r=2\nqueryParams: {q: 9}\npathVariables: [{key: id, value: 7}, {key: tab, value: null}]"
        )
        #expect(
            item.request.url
                == SavedURL(
                    host: "http://x", path: "/:id/:tab", query: [Row("q", "9"), Row("r", "2")],
                    pathVariables: [Row("id", "7"), Row("tab", nil)]))
    }

    @Test func onlyHTTPCanBeMocked() throws {
        let reading = try TemporaryTree([
            "A.request.yaml": "url: http://x/a", "G.request.yaml": "$kind: grpc-request\nurl: http://x/g",
        ]).reading()
        #expect(try reading.collection().requests.map(\.name) == ["A"])
        #expect(reading.findings.map(\.rule) == ["request-not-http"])
        #expect(reading.findings.map(\.location.column) == [8])
    }

    private static let parent = """
        url: http://x/users/:id
        method: PUT
        headers: {A: '1'}
        pathVariables: {id: 7}
        body: {type: json, content: '{}'}

        """

    @Test(arguments: [
        ("{url: 'http://x/users/:id', method: PUT}", "PUT", ["A"], true, ["7"], "headers and body and path variables"),
        ("{url: http://x/users/1, method: GET}", "GET", ["A"], true, [], "headers and body"),
        ("{url: http://x/a, headers: {B: '2'}}", "PUT", ["B"], true, [], "body"),
        ("{url: http://x/a, headers: [], body: {type: none}}", "PUT", [], false, [], nil),
    ])
    func anExampleTakesWhatItDoesNotSayFromItsParent(
        request: String, method: String, headers: [String], hasBody: Bool, variables: [String], inherited: String?
    ) throws {
        let (item, diagnostics) = try item(Self.parent, examples: ["request: \(request)\nresponse: {statusCode: 200}"])
        let example = try #require(item.examples.first)
        #expect(example.request.method == method)
        #expect(example.request.headers.map(\.key) == headers)
        #expect((example.request.body != nil) == hasBody)
        #expect(example.request.url.pathVariables.map(\.value) == variables)
        #expect(example.hasOwnRequest)
        #expect(diagnostics.map(\.severity) == (inherited == nil ? [] : [.note]))
        #expect(diagnostics.allSatisfy { $0.message.hasPrefix("the \(inherited ?? "") of") })
        #expect(diagnostics.allSatisfy { $0.location.line == 1 && $0.location.column == 10 })
    }

    @Test(arguments: [
        "response: {statusCode: 201, headers: {A: '1'}, body: {type: json, content: x}}",
        "response: {code: 201, header: [{key: A, value: '1'}], body: {type: json, content: x}}",
        "code: 201\nheaders: {A: '1'}\nbody: {type: json, content: x}",
        "statusCode: 201\nheaders: {A: '1'}\nbody: {type: json, content: x}",
    ])
    func readsResponsesHoweverTheyAreWritten(response: String) throws {
        let (item, diagnostics) = try item(
            "url: http://x/a", examples: ["name: N\noriginalRequest: {url: http://x/own}\n" + response])
        let example = try #require(item.examples.first)
        #expect(example.name == "N")
        #expect(example.request.url.path == "/own")
        #expect(example.code == 201)
        #expect(example.headers == [Row("A", "1")])
        #expect(example.body == Array("x".utf8))
        #expect(example.previewLanguage == "json")
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("{type: json, content: 5}", "5", []), ("{type: json, content: null}", "", []), ("text", "text", []),
        ("", "", []),
        ("{type: json, content: {a: 1}}", #"{"a":1}"#, ["body-not-text"]), ("{type: json}", "", []),
        ("{type: text, content: \"é\\0\"}", "é\0", []),
    ])
    func readsResponseBodies(body: String, expected: String, rules: [String]) throws {
        let (item, diagnostics) = try item(
            "url: http://x/a", examples: ["request: {url: http://x/a}\nresponse:\n  body: \(body)\n"])
        let example = try #require(item.examples.first)
        #expect(example.body == Array(expected.utf8))
        #expect(example.code == nil)
        #expect(diagnostics.map(\.rule) == rules)
    }

    @Test func examplesWithoutARequestTakeTheirParents() throws {
        let (item, diagnostics) = try item(Self.parent, examples: ["response: {statusCode: 200}"])
        #expect(item.examples.map(\.request) == [item.request])
        #expect(item.examples.map(\.hasOwnRequest) == [false])
        #expect(diagnostics.map(\.rule) == ["example-without-request"])
    }

    @Test func idsFollowTheOrder() throws {
        let (item, _) = try item(
            "url: http://x/a",
            examples: [
                "order: 2\nrequest: {url: http://x/a}", "order: 1\nrequest: {url: http://x/a}",
                "id: own\nrequest: {url: http://x/a}",
            ])
        #expect(item.examples.map(\.name) == ["E1", "E0", "E2"])
        #expect(
            item.examples.map(\.id) == [
                "00000000-0000-5000-8000-000000000000", "00000000-0000-5000-8000-000000000001", "own",
            ])
    }
}
