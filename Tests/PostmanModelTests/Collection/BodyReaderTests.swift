import PostmanModel
import Testing

struct BodyReaderTests {
    private func body(_ json: String) throws -> (RequestBody?, [Diagnostic]) {
        let (request, diagnostics) = try Inline.request(#"{"url":"http://x/a","body":\#(json)}"#)
        return (request.body, diagnostics)
    }

    @Test(arguments: [
        (#"{"mode":"raw","raw":"a","options":{"raw":{"language":"json"}}}"#, RequestBody.raw("a", language: "json")),
        (#"{"mode":"raw","raw":"a"}"#, .raw("a", language: nil)), (#""a""#, .raw("a", language: nil)),
        (#"{"raw":"a"}"#, .raw("a", language: nil)),
        (#"{"mode":"raw","raw":{"a": 1}}"#, .raw(#"{"a": 1}"#, language: nil)),
        (
            #"{"mode":"urlencoded","urlencoded":[{"key":"a","value":"1"},{"key":"b","value":"2","disabled":true}]}"#,
            .urlencoded([Row("a", "1"), Row("b", "2", isEnabled: false)])
        ),
        (#"{"mode":"urlencoded","urlencoded":"a=1&b=2"}"#, .urlencoded([Row("a", "1"), Row("b", "2")])),
        (
            #"{"mode":"formdata","formdata":[{"key":"t","value":"1","type":"text","contentType":"text/plain"},{"key":"f","type":"file","src":"/a.png"},{"key":"n","type":"file","src":null},{"key":"m","type":"file","src":["b","c"]},{"key":"d","value":"x","disabled":true}]}"#,
            .formData([
                FormField("t", .text("1"), contentType: "text/plain"), FormField("f", .file(source: "/a.png")),
                FormField("n", .file(source: nil)), FormField("m", .file(source: "b")),
                FormField("m", .file(source: "c")),
                FormField("d", .text("x"), isEnabled: false),
            ])
        ),
        (
            #"{"mode":"graphql","graphql":{"query":"{a}","operationName":"O","variables":"{\"a\":1}"}}"#,
            .graphQL(query: "{a}", variables: #"{"a":1}"#, operationName: "O")
        ),
        (
            #"{"mode":"graphql","graphql":{"query":"{a}","variables":{"a": 1}}}"#,
            .graphQL(query: "{a}", variables: #"{"a": 1}"#, operationName: nil)
        ),
        (
            #"{"mode":"graphql","graphql":{"query":"{a}","variables":""}}"#,
            .graphQL(query: "{a}", variables: nil, operationName: nil)
        ),
        (#"{"mode":"file","file":{"src":"/a"}}"#, .file(source: "/a", content: nil)),
        (#"{"mode":"file","file":{"content":"x"}}"#, .file(source: nil, content: "x")),
        (#"{"mode":"file","file":"/a"}"#, .file(source: "/a", content: nil)),
    ])
    func readsEveryMode(json: String, expected: RequestBody) throws {
        let (body, diagnostics) = try body(json)
        #expect(body == expected)
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        "null", "{}", "\"\"", #"{"mode":"raw","raw":""}"#, #"{"mode":"raw","raw":null}"#, #"{"mode":"raw"}"#,
        #"{"mode":"raw","raw":"a","disabled":true}"#, #"{"mode":"urlencoded","urlencoded":[]}"#,
        #"{"mode":"formdata","formdata":[]}"#, #"{"mode":"file","file":{}}"#,
        #"{"mode":"graphql","graphql":{"query":""}}"#,
        #"{"mode":"none"}"#, #"{"mode":null}"#,
    ])
    func isNoBody(json: String) throws {
        let (body, diagnostics) = try body(json)
        #expect(body == nil)
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        (#"{"mode":"json","raw":"{}"}"#, RequestBody.raw("{}", language: nil)), (#"{"mode":"binary"}"#, nil),
    ])
    func warnsOfModesThatAreNotPostmans(json: String, expected: RequestBody?) throws {
        let (body, diagnostics) = try body(json)
        #expect(body == expected)
        #expect(diagnostics.map(\.rule) == ["body-mode-unknown"])
    }
}
