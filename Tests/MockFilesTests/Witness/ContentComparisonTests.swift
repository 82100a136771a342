import Foundation
import PostmanModel
import Testing

@testable import MockFiles

/// A reader that loses or alters something is found, and one that reads what is there is not.
struct ContentComparisonTests {
    private static let text = """
        {"info":{"name":"C","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
         "variable":[{"key":"a","value":"1"},{"key":"off","value":"2","disabled":true}],
         "item":[{"name":"F","variable":[{"key":"inner","value":"3"}],"item":[{"name":"R","request":{"method":"POST","url":"http://x/a"},"response":[
           {"id":"1","name":" ok ","code":201,"body":"h\\u00e9","header":[{"key":"A","value":"1"},{"key":"B","value":"2","disabled":true}],
            "_postman_previewlanguage":"text",
            "originalRequest":{"method":"post","header":[{"key":"H","value":"1"}],
             "body":{"mode":"urlencoded","urlencoded":[{"key":"f","value":"1"},{"key":"g","value":"2","disabled":true}]},"url":{"raw":"http://x/a?q=1","host":["x"],"path":["a"],
             "query":[{"key":"q","value":"1"},{"key":"p","value":"2","disabled":true}]}}},
           {"id":"2","name":"none","code":404,"body":null,"header":null}]}]},
          {"name":"S","request":"http://x/b","response":[]}]}
        """

    private static func collection() throws -> Collection {
        guard case .collection(let collection) = DocumentReader().read(Array(text.utf8), file: "a.json").document else {
            throw Unexpected()
        }
        return collection
    }

    private struct Unexpected: Error {}

    private static func differences(_ change: (inout Collection) -> Void = { _ in }) throws -> [String] {
        var collection = try collection()
        change(&collection)
        let content = try #require(WitnessedContent(json: Data(text.utf8)))
        return ContentComparison.differences(of: collection, from: content)
    }

    @Test func whatIsReadAsItStandsIsNotReported() throws {
        #expect(try Self.differences() == [])
    }

    private static let faults: [(name: String, says: String, change: @Sendable (inout Collection) -> Void)] = [
        ("an example is lost", "2 examples, 1 were read", { $0.requests[0].examples.removeLast() }),
        ("a request is lost", "2 requests, 1 were read", { $0.requests.removeLast() }),
        ("a code", "status code of 'F/R/none'", { $0.requests[0].examples[1].code = 400 }),
        ("a name", "name of 'F/R/ ok '", { $0.requests[0].examples[0].name = "o" }),
        ("half a body", "body of", { $0.requests[0].examples[0].body.removeLast() }),
        ("a header", "headers of", { $0.requests[0].examples[0].headers.removeLast() }),
        ("a disabled header", "headers of", { $0.requests[0].examples[0].headers[1].isEnabled = true }),
        ("a disabled parameter", "query of", { $0.requests[0].examples[0].request.url.query[1].isEnabled = true }),
        ("a method", "method of", { $0.requests[0].examples[0].request.method = "GET" }),
        ("an id", "id of 'F/R/ ok '", { $0.requests[0].examples[0].id = "9" }),
        ("a language", "preview language", { $0.requests[0].examples[0].previewLanguage = nil }),
        ("a path", "path of", { $0.requests[0].examples[0].request.url.path = "/b" }),
        ("a request header", "request headers of", { $0.requests[0].examples[0].request.headers = [] }),
        ("a request body", "request body of", { $0.requests[0].examples[0].request.body = nil }),
        (
            "a disabled field", "request body of",
            {
                $0.requests[0].examples[0].request.body = .urlencoded([Row("f", "1"), Row("g", "2")])
            }
        ),
        ("a folder's variable", "variable 'inner' of 'F/R'", { $0.requests[0].variables = [] }),
        ("a disabled variable", "variable 'off'", { $0.variables[1].isEnabled = true }),
        ("a variable", "variable 'a'", { $0.variables.removeFirst() }),
        ("an order", "of 'F/R/ ok '", { $0.requests[0].examples.swapAt(0, 1) }),
    ]

    @Test(arguments: faults.map(\.name))
    func whatIsLostOrAlteredIsNamed(_ name: String) throws {
        let fault = try #require(Self.faults.first { $0.name == name })
        let found = try Self.differences(fault.change)
        #expect(found.contains { $0.contains(fault.says) }, "\(found)")
    }

    /// As converters and people write it (B-1.06, B-1.09).
    private static let written = """
        {"info":{"name":"C","schema":"https://schema.getpostman.com/json/collection/v2.0.0/collection.json"},
         "item":[{"name":"R","request":"http://x/a","response":[
           {"code":"404","header":"A: 1\\r\\n//B: 2\\n",
            "originalRequest":{"url":"https://x/a/b?q=1&p=2","header":"H: a:b",
             "body":{"mode":"raw","raw":"x","disabled":true}}},
           {"code":200,"originalRequest":{"url":"http://x/c","body":{"mode":"formdata","formdata":[
             {"key":"f","type":"file","src":["1.png","2.png"]}]}}}]}]}
        """

    private static let writtenFaults: [(says: String, change: @Sendable (inout Example) -> Void)] = [
        ("name of 'R/R'", { $0.name = "response" }),
        ("status code of", { $0.code = 200 }),
        ("headers of", { $0.headers = [] }),
        ("headers of", { $0.headers[1].isEnabled = true }),
        ("path of", { $0.request.url.path = "/a" }),
        ("query of", { $0.request.url.query.removeLast() }),
        ("request headers of", { $0.request.headers = [] }),
        ("request body of", { $0.request.body = .raw("x", language: nil) }),
    ]

    private static func differencesOfWritten(_ change: (inout [Example]) -> Void) throws -> [String] {
        let bytes = Array(written.utf8)
        guard case .collection(var collection) = DocumentReader().read(bytes, file: "a.json").document else {
            throw Unexpected()
        }
        change(&collection.requests[0].examples)
        return ContentComparison.differences(
            of: collection, from: try #require(WitnessedContent(json: Data(written.utf8))))
    }

    @Test func textsInPlaceOfTablesAreReadAsWell() throws {
        #expect(try Self.differencesOfWritten { _ in } == [])
    }

    @Test(arguments: writtenFaults.indices)
    func whatIsLostOfATextIsNamed(_ index: Int) throws {
        let fault = Self.writtenFaults[index]
        let found = try Self.differencesOfWritten { fault.change(&$0[0]) }
        #expect(found.contains { $0.contains(fault.says) }, "\(found)")
    }

    @Test func aFileOfSeveralIsMissed() throws {
        let found = try Self.differencesOfWritten {
            $0[1].request.body = .formData([FormField("f", .file(source: "1.png"))])
        }
        #expect(found.contains { $0.contains("request body of") }, "\(found)")
    }

    /// Nothing is said where a second opinion would be a guess.
    @Test(arguments: [
        "{", "[]", #"{"info":{"schema":"https://schema.getpostman.com/json/collection/v1.0.0/"},"item":[]}"#,
        #"{"info":{"schema":"x/v2.1.0/"},"item":[{"name":"a"}]}"#,
        #"{"info":{"schema":"x/v2.1.0/"},"item":[{"request":"x","response":{}}]}"#,
        #"{"info":{"schema":"x/v2.1.0/"},"item":[{"request":"x","responses":[]}]}"#,
        #"{"info":{"schema":"x/v2.1.0/"},"item":[{"item":7}]}"#,
        #"{"info":{"schema":"x/v2.1.0/"},"item":[{"request":"x","response":[7]}]}"#,
    ])
    func isSilentWhereMoreThanOneReadingIsPossible(text: String) {
        #expect(WitnessedContent(json: Data(text.utf8)) == nil)
    }

    @Test func aFileThatHasChangedIsNotCompared() throws {
        let folder = URL.temporaryDirectory.appending(path: "mockcheck-witness-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.json")
        try Data(Self.text.utf8).write(to: file)
        var collection = try Self.collection()
        collection.file = file.path
        let stamp = FileStamp(of: file.path)
        #expect(ContentComparison.differences(of: collection, readAs: stamp) == [])
        collection.requests.removeLast()
        #expect(ContentComparison.differences(of: collection, readAs: stamp)?.count == 1)
        try Data((Self.text + " ").utf8).write(to: file)
        #expect(ContentComparison.differences(of: collection, readAs: stamp) == nil)
    }

    /// Larger than what is read and parsed at a time.
    @Test func aLargeFileIsComparedToItsEnd() throws {
        let items = (0..<4000).map { number in
            #"{"name":"R\#(number)","request":{"method":"GET","url":"http://x"},"response":[{"id":"\#(number)","name":"ok","code":200,"#
                + #""body":"\#(String(repeating: "b", count: 200))","originalRequest":{"method":"GET","url":"http://x"}}]}"#
        }
        let text =
            #"{"item":[\#(items.joined(separator: ","))],"info":{"name":"C","schema":"#
            + #""https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}}"#
        let file = FileManager.default.temporaryDirectory.appending(path: "mockcheck-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        guard case .collection(var read) = DocumentReader().read(Array(text.utf8), file: file.path).document else {
            throw Unexpected()
        }
        let stamp = FileStamp(of: file.path)
        #expect(ContentComparison.differences(of: read, readAs: stamp) == [])
        read.requests[3999].examples[0].body.removeLast()
        read.requests[17].request.method = "PUT"
        #expect(
            ContentComparison.differences(of: read, readAs: stamp)?.map { String($0.prefix(26)) } == [
                "the method of 'R17' is not", "the body of 'R3999/ok' is ",
            ])
        read.requests.removeLast()
        #expect(
            ContentComparison.differences(of: read, readAs: stamp) == [
                "the file has 4000 requests, 3999 were read", "the file has 4000 examples, 3999 were read",
            ])
    }
}
