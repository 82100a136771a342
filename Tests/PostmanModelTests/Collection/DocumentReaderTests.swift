import PostmanModel
import Testing

struct DocumentReaderTests {
    private static let item = #"{"name":"R","request":"http://x/a"}"#

    private func kind(_ reading: Reading) -> String {
        switch reading.document {
        case .collection(let collection): "collection \(collection.format.rawValue)"
        case .environment: "environment"
        case .dump: "dump"
        case .globals: "globals"
        case .unrelated: "unrelated"
        case .unusable: "unusable"
        }
    }

    @Test(arguments: [
        (
            #"{"info":{"schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[]}"#,
            "collection v2.1.0"
        ),
        (
            #"{"info":{"schema":"https://schema.postman.com/json/collection/v2.0.0/collection.json"},"item":[]}"#,
            "collection v2.0.0"
        ),
        (
            #"{"info":{"schema":"http://schema.getpostman.com/collection/v2/collection.json"},"item":[]}"#,
            "collection v2.0.0"
        ),
        (
            #"{"info":{"schema":"https://schema.getpostman.com/json/draft-07/collection/v2.1.0/"},"item":[]}"#,
            "collection v2.1.0"
        ),
        (#"{"info":{"name":"C"},"item":[\#(item)]}"#, "collection v2.1.0"),
        (#"{"item":[\#(item)]}"#, "collection v2.1.0"),
        (#"{"item":[{"name":"F","item":[]}]}"#, "collection v2.1.0"),
        (#"{"info":{},"items":[\#(item)]}"#, "collection v2.1.0"),
        (#"{"collection":{"info":{"name":"C"},"item":[\#(item)]}}"#, "collection v2.1.0"),
        ("\u{FEFF}{\"item\":[\(item)]}", "collection v2.1.0"),
        (#"{"id":"1","name":"E","values":[],"_postman_variable_scope":"environment"}"#, "environment"),
        (#"{"name":"E","values":[{"key":"a","value":"b"}]}"#, "environment"),
        (#"{"environment":{"name":"E","values":[{"key":"a","value":"b"}]}}"#, "environment"),
        (#"{"values":[],"_postman_variable_scope":"globals"}"#, "globals"),
        (#"{"id":"1","name":"C","order":["2"],"requests":[{"id":"2"}]}"#, "collection v1.0.0"),
        (#"{"collection":{"id":"1","name":"C","order":[],"requests":[]}}"#, "collection v1.0.0"),
        (#"{"collection":{"info":{"name":"C"},"item":[\#(item)]},"run":{"stats":{}}}"#, "unrelated"),
        (#"{"id":"1","name":"T","results":[],"collection":{"requests":[]}}"#, "unrelated"),
        (#"{"v":1,"name":"H","folders":[],"requests":[{"v":"1"}]}"#, "unrelated"),
        (#"{"info":{"title":"API"},"items":[1,2]}"#, "unrelated"), (#"{"name":"x","values":[1,2]}"#, "unrelated"),
        (#"{"items":[{"request":{}}]}"#, "unrelated"), ("{}", "unrelated"), ("[]", "unrelated"), ("", "unrelated"),
        ("not json", "unrelated"), (#"{"item": broken"#, "unrelated"),
        (#"{"info":{"schema":"https://schema.getpostman.com/"#, "unusable"), (#"{"_postman_id": oops"#, "unusable"),
        (#"{"_postman_variable_scope": oops"#, "unusable"),
        ("<<<<<<< HEAD\n{\"info\":{\"schema\":\"https://schema.getpostman.com/", "unusable"),
    ])
    func recognisesByContent(json: String, expected: String) {
        let reading = Inline.read(json)
        #expect(kind(reading) == expected)
        #expect(reading.diagnostics.contains { $0.severity == .error } == (expected == "unusable"))
    }

    @Test(arguments: [
        ("", "a.postman_collection.json", "the file is empty"), ("{}", "a.postman_collection.json", "neither"),
        ("{\n \"values\": ,}", "a.postman_environment.json", "','"), ("[]", "a.postman_environment.json", "neither"),
        ("oops", "dir/a.postman_collection.json", "'oops'"),
    ])
    func aNameThatClaimsToBePostmansMustHold(json: String, file: String, message: String) throws {
        let reading = Inline.read(json, file: file)
        #expect(kind(reading) == "unusable")
        let diagnostic = try #require(reading.diagnostics.first)
        #expect(diagnostic.severity == .error)
        #expect(diagnostic.message.contains(message))
        #expect(diagnostic.location.file == file)
    }

    @Test func warnsOfUnknownVersions() throws {
        let json = #"{"info":{"schema":"https://schema.getpostman.com/json/collection/v999.0.0/c.json"},"item":[]}"#
        let (collection, diagnostics) = try Inline.collection(json)
        #expect(collection.format == .v21)
        #expect(diagnostics.map(\.rule) == ["schema-unknown"])
        #expect(diagnostics.map(\.severity) == [.warning])
    }

    @Test func takesItsNameFromTheFileWhereItHasNone() throws {
        let (collection, _) = try Inline.collection(
            #"{"item":[\#(Self.item)]}"#, file: "specs/orders.postman_collection.json")
        #expect(collection.name == "orders")
        guard
            case .environment(let environment) = Inline.read(#"{"values":[]}"#, file: "a/dev.postman_environment.json")
                .document
        else {
            Issue.record("no environment")
            return
        }
        #expect(environment.name == "dev")
    }

    @Test func locatesSyntaxErrors() {
        let reading = Inline.read("{\n  \"_postman_id\": \"é\", oops\n}")
        #expect(reading.diagnostics.map(\.location) == [SourceLocation(file: "a.json", line: 2, column: 23)])
        #expect(reading.diagnostics.map(\.rule) == ["json-syntax"])
    }

    @Test func keepsTheNestingLimit() {
        let deep = "{\"_postman_id\":" + String(repeating: "[", count: 100_000)
        let reading = Inline.read(deep)
        #expect(kind(reading) == "unusable")
        #expect(reading.diagnostics.first?.message.contains("512") == true)
    }

    @Test func readsFoldersAsDeepAsTheLimitAllows() throws {
        let depth = 250
        let json =
            #"{"info":{"name":"C"},"item":["# + String(repeating: #"{"name":"F","item":["#, count: depth) + Self.item
            + String(repeating: "]}", count: depth) + "]}"
        let (collection, _) = try Inline.collection(json)
        #expect(collection.requests.map(\.folders.count) == [depth])
    }

    @Test func keepsTheSizeLimit() {
        let reader = DocumentReader(limits: ReadingLimits(fileByteCount: 100))
        let claiming = #"{"info":{"schema":"https://schema.getpostman.com/"# + String(repeating: " ", count: 100)
        #expect(reader.read(Array(claiming.utf8), file: "a.json").diagnostics.map(\.rule) == ["file-too-large"])
        let other = #"{"items":""# + String(repeating: " ", count: 100)
        #expect(kind(reader.read(Array(other.utf8), file: "a.json")) == "unrelated")
    }

    @Test func tellsOfRepeatedNamesAndRepairedTexts() throws {
        let json = "{\"info\":{\"name\":\"C\",\n\"name\":\"D\"},\"item\":[{\"request\":\"http://x/\\uD800\"}]}"
        let (collection, diagnostics) = try Inline.collection(json)
        #expect(collection.name == "D")
        #expect(diagnostics.map(\.rule) == ["duplicate-key", "lone-surrogate"])
        #expect(diagnostics.map(\.location.line) == [2, 2])
        #expect(diagnostics.first?.message.contains("1:10") == true)
        #expect(collection.requests.first?.request.url.path == "/\u{FFFD}")
    }

    @Test(arguments: [
        ("[{\"item\":[]}]", false), (" \n{\"dependencies\":{}}", false), ("{\"item\":[]}", true), ("", false),
        ("{\"x\":1,\"values\":[]}", true),
    ])
    func passesOverMostOtherFiles(json: String, expected: Bool) {
        #expect(DocumentReader.mightBePostman(Array(json.utf8), file: "a.json") == expected)
        #expect(DocumentReader.mightBePostman(Array(json.utf8), file: "a.postman_collection.json"))
    }
}
