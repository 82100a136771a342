import Testing

@testable import PostmanModel

struct DraftCollectionTests {
    @Test func rowsBecomeRequestsAndExamples() throws {
        let rows = try [
            "GET /orders?page=1 200 {\"orders\": []}", "get /orders?page=1 500 <p>no</p>", "POST /orders 201",
            "GET /a%20b/:id",
        ].map { try DraftRow($0) }
        let text = try DraftCollection(name: "Orders \"now\"", rows: rows).json(id: "5c2b")
        let reading = DocumentReader().read(Array(text.utf8), file: "made.json")
        #expect(reading.diagnostics.filter { $0.severity > .note }.isEmpty, "\(reading.diagnostics)")
        guard case .collection(let collection) = reading.document else {
            Issue.record("no collection: \(text)")
            return
        }
        #expect(collection.name == "Orders \"now\"")
        #expect(collection.requests.map(\.request.method) == ["GET", "POST", "GET"])
        #expect(collection.requests.map(\.request.url.path) == ["/orders", "/orders", "/a%20b/:id"])
        #expect(collection.requests[0].request.url.query.map(\.key) == ["page"])
        let examples = collection.requests.flatMap(\.examples)
        #expect(examples.map(\.code) == [200, 500, 201, 200])
        #expect(examples.map(\.previewLanguage) == ["json", "xml", "text", "text"])
        #expect(examples[0].headers.map(\.value) == ["application/json"])
        #expect(examples[2].headers.isEmpty)
        #expect(String(decoding: examples[0].body, as: UTF8.self) == "{\"orders\": []}")
    }

    @Test(
        arguments: [
            ("", "is not a valid row (method, path"), ("GET", "is not a valid row (method, path"),
            ("G@T /a", "HTTP method"),
            ("GET a", "must begin with /"), ("GET /a#b", "must begin with /"), ("GET /a x", "status code"),
            ("GET /a 100", "status code"), ("GET /a 600 x", "status code"),
        ])
    func badRowsSayWhatIsWrong(text: String, reason: String) {
        let problem = #expect(throws: DraftProblem.self) { try DraftRow(text) }
        #expect(problem?.description.contains(reason) == true, "\(problem?.description ?? "")")
    }

    @Test(
        arguments: [
            (CurlLine(method: "GET", url: "http://a/b"), "curl http://a/b"),
            (CurlLine(method: "PUT", url: "http://a/b?c&d"), "curl -X PUT 'http://a/b?c&d'"),
            (
                CurlLine(method: "GET", url: "http://a/it's", key: .known("k")),
                #"curl -H 'x-api-key: k' 'http://a/it'\''s'"#
            ),
        ])
    func linesForAShell(line: CurlLine, text: String) {
        #expect(line.text == text)
    }
}
