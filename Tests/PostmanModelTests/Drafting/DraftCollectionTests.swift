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

    /// Every format that is one file says the same of the same rows.
    @Test(arguments: [Collection.Format.v1, .v20, .v21])
    func formatsOfOneFileAreReadAlike(format: Collection.Format) throws {
        let json = DraftRow.Sent(body: "{\"a\": \"ü\\n\"}", type: "application/json")
        let rows = try [
            DraftRow(method: "POST", path: "/orders/7?dry=1&x=%20", code: 200, body: "TODO", sent: json),
            DraftRow(
                method: "POST", path: "/orders/7?dry=1&x=%20", code: 200, body: "TODO",
                sent: .init(body: "b", type: nil)),
            DraftRow(method: "REPORT", path: "/", code: 404),
        ]
        var ids = (1...).makeIterator()
        let draft = try DraftCollection(name: "Missing", rows: rows)
        let files = draft.files(format) { "id-\(ids.next() ?? 0)" }
        #expect(files.map(\.path) == [""])
        let reading = DocumentReader().read(Array(files[0].text.utf8), file: "made.json")
        #expect(reading.diagnostics.filter { $0.severity > .note }.isEmpty, "\(reading.diagnostics)")
        guard case .collection(let collection) = reading.document else {
            Issue.record("no collection: \(files[0].text)")
            return
        }
        #expect(collection.format == format)
        #expect(collection.name == "Missing")
        #expect(collection.variables.map(\.key) == ["url"])
        #expect(collection.requests.map(\.request.method) == ["POST", "REPORT"])
        let examples = collection.requests.flatMap(\.examples)
        #expect(
            examples.map(\.name) == [
                "200 POST /orders/7?dry=1&x=%20", "200 POST /orders/7?dry=1&x=%20 (2)", "404 REPORT /",
            ])
        #expect(examples.map(\.request.url.path) == ["/orders/7", "/orders/7", "/"])
        #expect(examples[0].request.url.query == [Row("dry", "1"), Row("x", "%20")])
        #expect(examples[0].request.headers == [Row("Content-Type", "application/json")])
        #expect(examples[0].request.body == .raw("{\"a\": \"ü\\n\"}", language: "json"))
        #expect(examples[1].request.body == .raw("b", language: nil))
        #expect(examples[2].request.body == nil)
        #expect(examples.map(\.code) == [200, 200, 404])
        #expect(examples.map { String(decoding: $0.body, as: UTF8.self) } == ["TODO", "TODO", ""])
        #expect(examples[0].headers == [Row("Content-Type", "text/plain; charset=utf-8")])
        #expect(!examples.contains { !$0.hasOwnRequest })
    }

    /// Of a folder, each request has a file of its own, whatever its path is and however alike two are.
    @Test func filesOfAFolderHaveNamesOfTheirOwn() throws {
        let rows = try [
            "GET /a/b?x=1", "GET /A:b?x=1", "GET /a/b?x=1 404 no", "GET /\(String(repeating: "ü", count: 200))",
        ]
        .map { try DraftRow($0) }
        let files = try DraftCollection(name: "Missing", rows: rows).files(.v3) { "" }
        #expect(
            files.map(\.path).map { $0.replacing(/ü+/, with: "ü") } == [
                ".resources/definition.yaml", "GET -a-b-x=1.request.yaml",
                ".resources/GET -a-b-x=1.resources/examples/200.example.yaml",
                ".resources/GET -a-b-x=1.resources/examples/404.example.yaml", "GET -A-b-x=1 2.request.yaml",
                ".resources/GET -A-b-x=1 2.resources/examples/200.example.yaml", "GET -ü.request.yaml",
                ".resources/GET -ü.resources/examples/200.example.yaml",
            ])
        #expect(files.flatMap { $0.path.split(separator: "/") }.allSatisfy { $0.utf8.count < 200 })
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
}
