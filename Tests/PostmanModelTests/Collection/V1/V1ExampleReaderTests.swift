import PostmanModel
import Testing

struct V1ExampleReaderTests {
    private func example(_ members: String) throws -> (Example?, [Diagnostic]) {
        let (collection, diagnostics) = try Inline.collection(
            """
            {"id":"c","name":"C","order":["r"],"requests":[
            {"id":"r","name":"R","url":"http://x/r","responses":[
            {"id":"e",\(members)}]},
            {"id":"s","name":"S","url":"http://x/s","method":"POST"}]}
            """)
        return (collection.requests.first?.examples.first, diagnostics)
    }

    @Test func readsAnExample() throws {
        let (example, diagnostics) = try example(
            #""name":"Ok","request":"r","responseCode":{"code":201,"name":"Created"},"headers":[{"name":"A","key":"A","value":"1"}],"mime":"","text":"é","language":"json","rawDataType":"text""#
        )
        let read = try #require(example)
        #expect(read.id == "e")
        #expect(read.name == "Ok")
        #expect(read.code == 201)
        #expect(read.headers == [Row("A", "1")])
        #expect(read.body == Array("é".utf8))
        #expect(read.previewLanguage == "json")
        #expect(read.location.line == 3)
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        (#""request":"s""#, "/s", false), (#""requestObject":"\"s\"""#, "/s", false),
        (#""requestObject":"s","request":"r""#, "/s", false), (#""request":{"url":"http://x/own"}"#, "/own", true),
        (#""requestObject":"{\"url\":\"http://x/own\"}","request":"r""#, "/own", true),
        (#""request":"{\"url\":\"http://x/own\"}""#, "/own", true),
        (#""requestObject":"gone","request":"s""#, "/s", false),
        (#""requestObject":null,"request":"s""#, "/s", false),
    ])
    func findsItsRequest(members: String, path: String, isOwn: Bool) throws {
        let (example, diagnostics) = try example(members)
        #expect(example?.request.url.path == path)
        #expect(example?.hasOwnRequest == isOwn)
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        #""x":0"#, #""request":"gone""#, #""requestObject":"\"gone\"""#, #""request":"{oops""#, #""request":7"#,
    ])
    func takesTheParentsRequestWhereItHasNone(members: String) throws {
        let (example, diagnostics) = try example(members)
        #expect(example?.request.url.path == "/r")
        #expect(example?.hasOwnRequest == false)
        #expect(diagnostics.map(\.rule) == ["example-without-request"])
        #expect(diagnostics.map(\.location.line) == [3])
    }

    @Test func whatStandsInATextIsLocatedAtTheText() throws {
        let (example, diagnostics) = try example(
            #""requestObject":"{\n\"url\":\"http://x/own\",\n\n\"method\":\" \"}""#)
        #expect(example?.request.method == "GET")
        #expect(diagnostics.map(\.rule) == ["method-blank"])
        #expect(diagnostics.map(\.location) == [SourceLocation(file: "a.json", line: 3, column: 27)])
    }

    @Test(arguments: [
        (#""responseCode":{"code":404}"#, 404), (#""responseCode":{"code":"404"}"#, 404), (#""responseCode":404"#, 404),
        (#""responseCode":{"name":"OK"}"#, nil), (#""responseCode":null"#, nil),
    ])
    func readsCodes(members: String, expected: Int?) throws {
        let (example, _) = try example(#""request":"r",\#(members)"#)
        let read = try #require(example)
        #expect(read.code == expected)
    }

    @Test func leavesOutWhatCannotBeServedWithoutItsSiblings() throws {
        let (collection, diagnostics) = try Inline.collection(
            """
            {"id":"c","name":"C","order":["r"],"requests":[{"id":"r","url":"/r","responses":[
            {"name":"bad","request":"r","responseCode":{"code":"x"}},7,
            {"name":"good","request":"r"}]}]}
            """)
        #expect(collection.requests.flatMap(\.examples).map(\.name) == ["good"])
        #expect(collection.leftOutExampleCount == 2)
        #expect(diagnostics.map(\.rule) == ["code-not-servable", "example-not-object"])
        #expect(diagnostics.map(\.location.line) == [2, 2])
    }
}
