import PostmanModel
import Testing

struct ExampleReaderTests {
    @Test func readsAnExample() throws {
        let (example, diagnostics) = try Inline.example(
            """
            {"id":"e1","name":"Created","originalRequest":{"method":"POST","url":"http://x/own"},"code":201,"status":"Created",
             "header":[{"key":"Content-Type","value":"application/json"}],"_postman_previewlanguage":"json","body":"{\\"é\\":1}"}
            """)
        let read = try #require(example)
        #expect(diagnostics.isEmpty)
        #expect(read.id == "e1")
        #expect(read.hasStoredID)
        #expect(read.name == "Created")
        #expect(read.request.method == "POST")
        #expect(read.request.url.path == "/own")
        #expect(read.hasOwnRequest)
        #expect(read.code == 201)
        #expect(read.headers == [Row("Content-Type", "application/json")])
        #expect(read.body == Array("{\"é\":1}".utf8))
        #expect(read.previewLanguage == "json")
    }

    @Test(arguments: [
        ("null", nil), ("200", 200), ("\"404\"", 404), ("2e2", 200), ("200.0", 200), ("\"\"", nil), ("999", 999),
    ])
    func readsCodes(code: String, expected: Int?) throws {
        let (example, _) = try Inline.example(#"{"originalRequest":"http://x/a","code":\#(code)}"#)
        let read = try #require(example)
        #expect(read.code == expected)
    }

    @Test(arguments: ["100", "199", "0", "-1", "1000", "200.5", "\"OK\"", "\"2xx\"", "true", "[200]", "1e400"])
    func leavesOutCodesThatCannotBeServed(code: String) throws {
        let bad = #"{"name":"bad","originalRequest":"http://x/a","code":\#(code)}"#
        let good = #"{"name":"good","originalRequest":"http://x/a","code":200}"#
        let (item, diagnostics) = try Inline.item(request: "\"http://x/a\"", responses: "[\(bad),\(good)]")
        #expect(item.examples.map(\.name) == ["good"])
        #expect(diagnostics.map(\.rule) == ["code-not-servable"])
        #expect(diagnostics.map(\.severity) == [.error])
    }

    @Test(arguments: ["null", "\"text\"", "7", "[]"])
    func leavesOutWhatIsNoObject(entry: String) throws {
        let (example, diagnostics) = try Inline.example(entry)
        #expect(example == nil)
        #expect(diagnostics.map(\.rule) == ["example-not-object"])
    }

    @Test(arguments: ["\"x\":0", "\"originalRequest\":null"])
    func takesTheParentsRequestWhereItHasNone(member: String) throws {
        let (example, diagnostics) = try Inline.example("{\(member)}")
        #expect(example?.request.url.path == "/parent")
        #expect(example?.hasOwnRequest == false)
        #expect(diagnostics.map(\.rule) == ["example-without-request"])
        #expect(diagnostics.map(\.severity) == [.warning])
    }

    @Test func leavesOutAnExampleThatNobodyCanAskFor() throws {
        let (collection, diagnostics) = try Inline.items(
            #"{"name":"R","response":[{"name":"a"},{"name":"b","originalRequest":"http://x/b"}]}"#)
        #expect(collection.requests.flatMap(\.examples).map(\.name) == ["b"])
        #expect(collection.leftOutExampleCount == 1)
        #expect(diagnostics.map(\.rule) == ["item-without-request", "example-without-request"])
        #expect(diagnostics.last?.severity == .error)
    }

    @Test func takesABareTextAsURL() throws {
        let (example, diagnostics) = try Inline.example(#"{"originalRequest":"http://x/own?q=1"}"#)
        #expect(example?.request == SavedRequest(url: SavedURL(host: "http://x", path: "/own", query: [Row("q", "1")])))
        #expect(example?.hasOwnRequest == true)
        #expect(diagnostics.isEmpty)
    }

    @Test func takesTheParentsURLWhereItsRequestHasNone() throws {
        let (example, diagnostics) = try Inline.example(#"{"originalRequest":{"method":"POST","header":[]}}"#)
        #expect(example?.request.method == "POST")
        #expect(example?.request.url.path == "/parent")
        #expect(diagnostics.map(\.rule) == ["url-missing"])
    }

    @Test(arguments: [
        (#""name":"a""#, "a"), (#""name":"""#, "R"), (#""name":null"#, "R"), (#""x":0"#, "R"),
        (#""name":"a\nb""#, "a\nb"),
    ])
    func namesExamplesThatHaveNone(member: String, expected: String) throws {
        #expect(try Inline.example(#"{"originalRequest":"http://x/a",\#(member)}"#).0?.name == expected)
    }

    @Test func calledResponseWhereNothingHasAName() throws {
        let (collection, _) = try Inline.items(#"{"request":"http://x/a","response":[{}, {"code":404}]}"#)
        #expect(collection.requests.flatMap(\.examples).map(\.name) == ["response", "response"])
    }

    @Test(arguments: [
        (#""body":"a""#, "a", []), (#""body":null"#, "", []), (#""x":0"#, "", []), (#""body":"""#, "", []),
        (#""data":"old""#, "old", []), (#""body":null,"data":"old""#, "old", []),
        (#""body":{"a": [1]}"#, #"{"a": [1]}"#, ["body-not-text"]), (#""body":"\u0000é""#, "\u{0}é", []),
        (#""stream":{"type":"Buffer","data":[104,105]}"#, "hi", []),
        (#""stream":{"type":"Base64","data":"aGk="}"#, "hi", []),
        (#""stream":{"type":"Base64","data":"aGkh"}"#, "hi!", []), (#""stream":{"type":"Base64","data":"%%"}"#, "", []),
        (#""stream":{"type":"Buffer","data":"aGk="}"#, "", []),
    ])
    func readsBodies(member: String, expected: String, rules: [String]) throws {
        let (example, diagnostics) = try Inline.example(#"{"originalRequest":"http://x/a",\#(member)}"#)
        #expect(example?.body == Array(expected.utf8))
        #expect(diagnostics.map(\.rule) == rules)
    }

    @Test(arguments: [
        (#""_postman_previewlanguage":"Text""#, "Text"), (#""_postman_previewlanguage":"""#, nil),
        (#""_postman_previewlanguage":null"#, nil), (#""_":{"postman_previewlanguage":"json"}"#, "json"),
    ])
    func readsPreviewLanguages(member: String, expected: String?) throws {
        let (example, _) = try Inline.example(#"{"originalRequest":"http://x/a",\#(member)}"#)
        let read = try #require(example)
        #expect(read.previewLanguage == expected)
    }

    @Test func knowsItsPlace() throws {
        let (collection, _) = try Inline.collection(
            """
            {"item": [
              {"name": "é", "request": "http://x/a",
               "response": [{"name":"a"}, {"name":"b"}]}]}
            """)
        let examples = collection.requests.flatMap(\.examples)
        #expect(examples.map(\.location.line) == [3, 3])
        #expect(examples.map(\.location.column) == [17, 31])
    }
}
