import PostmanModel
import Testing

struct V1RequestReaderTests {
    private func request(_ members: String) throws -> (SavedRequest, [Diagnostic]) {
        let (collection, diagnostics) = try Inline.collection(
            #"{"id":"c","name":"C","order":["r"],"requests":[{"id":"r","url":"http://x/a","method":"PUT",\#(members)}]}"#
        )
        return (try #require(collection.requests.first).request, diagnostics)
    }

    @Test(arguments: [
        (#""headers":"A: 1\n//B: 2\n""#, [Row("A", "1"), Row("B", "2", isEnabled: false)]),
        (#""headers":[{"key":"A","value":"1"}]"#, [Row("A", "1")]), (#""headers":"""#, []), (#""headers":null"#, []),
        (
            #""headers":"A: 1\nC: 3","headerData":[{"key":"A","value":"2","enabled":false},{"key":"//B","value":"1"}]"#,
            [Row("A", "2", isEnabled: false), Row("B", "1", isEnabled: false), Row("C", "3")]
        ),
    ])
    func readsHeaders(members: String, expected: [Row]) throws {
        let (request, diagnostics) = try request(members)
        #expect(request.headers == expected)
        #expect(diagnostics.isEmpty)
        #expect(request.method == "PUT")
    }

    @Test(arguments: [
        (#""dataMode":"raw","rawModeData":"t""#, RequestBody.raw("t", language: nil)),
        (#""dataMode":"raw","rawModeData":["t"]"#, .raw("t", language: nil)),
        (#""dataMode":"raw","data":"t","rawModeData":"""#, .raw("t", language: nil)),
        (
            #""dataMode":"raw","rawModeData":"{}","dataOptions":{"raw":{"language":"json"}}"#,
            .raw("{}", language: "json")
        ),
        (#""dataMode":"raw","rawModeData":"t","dataDisabled":true"#, nil),
        (#""dataMode":"raw","rawModeData":null"#, nil),
        (#""data":"t""#, .raw("t", language: nil)), (#""rawModeData":"t","data":[]"#, .raw("t", language: nil)),
        (#""data":[{"key":"a","value":"1"}]"#, .formData([FormField("a", .text("1"))])),
        (
            #""dataMode":"params","data":[{"key":"a","value":"1","type":"text","enabled":false},{"key":"f","type":"file","value":"/p"}]"#,
            .formData([FormField("a", .text("1"), isEnabled: false), FormField("f", .file(source: "/p"))])
        ),
        (#""dataMode":"params","data":[]"#, nil), (#""dataMode":null,"data":null"#, nil),
        (
            #""dataMode":"urlencoded","data":[{"key":"a","value":"1","enabled":true},{"key":"b","value":null}]"#,
            .urlencoded([Row("a", "1"), Row("b", nil)])
        ),
        (#""dataMode":"binary","rawModeData":"/p""#, .file(source: "/p", content: nil)),
        (
            #""dataMode":"graphql","graphqlModeData":{"query":"q","variables":"{}","operationName":"o"}"#,
            .graphQL(query: "q", variables: "{}", operationName: "o")
        ),
    ])
    func readsBodies(members: String, expected: RequestBody?) throws {
        let (request, diagnostics) = try request(members)
        #expect(request.body == expected)
        #expect(diagnostics.isEmpty)
    }

    @Test func warnsOfAnUnknownDataMode() throws {
        let (request, diagnostics) = try request(#""dataMode":"text","rawModeData":"t""#)
        #expect(request.body == .raw("t", language: nil))
        #expect(diagnostics.map(\.rule) == ["body-mode-unknown"])
    }

    @Test func tablesOutrankTheTextOfTheURL() throws {
        let (request, _) = try request(
            #""url":"http://x/:a/:b?q=1&r=2","queryParams":[{"key":"q","value":"9","enabled":false}],"pathVariables":{"a":"1","b":"2"},"pathVariableData":[{"key":"a","value":"3"}]"#
        )
        #expect(
            request.url
                == SavedURL(
                    host: "http://x", path: "/:a/:b", query: [Row("q", "9", isEnabled: false), Row("r", "2")],
                    pathVariables: [Row("a", "3"), Row("b", "2")]))
    }

    @Test func warnsOfAMissingURL() throws {
        let (collection, diagnostics) = try Inline.collection(
            #"{"id":"c","name":"C","order":["r"],"requests":[{"id":"r","url":null}]}"#)
        #expect(collection.requests.map(\.request.url) == [SavedURL()])
        #expect(diagnostics.map(\.rule) == ["url-missing"])
    }
}
