import PostmanModel
import TestSupport
import Testing

@Suite(.enabled(if: Corpus.isPresent))
struct CorpusTests {
    @Test(arguments: Corpus.entries.filter { ["1", "2.0.0", "2.1.0", "none"].contains($0.schema) })
    func everyExampleIsReadOrAccountedFor(entry: Corpus.Entry) throws {
        let reading = DocumentReader().read(try Corpus.bytes(entry.file), file: entry.file)
        guard case .collection(let collection) = reading.document else {
            Issue.record("\(reading)")
            return
        }
        let found = collection.requests.reduce(0) { $0 + $1.examples.count }
        #expect(collection.requests.count == entry.requests)
        #expect(found + collection.leftOutExampleCount == entry.examples)
        let errors = reading.diagnostics.filter { $0.severity == .error }
        #expect(errors.count == collection.leftOutExampleCount)
    }

    /// Nearly all examples of these two files name their request by its id.
    @Test(arguments: Corpus.entries.filter { $0.schema == "1" })
    func examplesOfOldCollectionsFindTheirRequests(entry: Corpus.Entry) throws {
        let reading = DocumentReader().read(try Corpus.bytes(entry.file), file: entry.file)
        #expect(!reading.diagnostics.contains { $0.rule == "example-without-request" })
        guard case .collection(let collection) = reading.document else { return }
        for item in collection.requests {
            #expect(item.folders.count <= 1)
            for example in item.examples {
                #expect(example.code.map { (200..<600).contains($0) } == true)
                if !example.hasOwnRequest { #expect(example.request == item.request) }
            }
        }
        #expect(collection.requests.flatMap(\.examples).contains { $0.hasOwnRequest })
    }

    @Test func textAfterTheEndIsLocated() throws {
        let file = "microcks__microcks__OpenBankAPI.postman_collection.json"
        let reading = DocumentReader().read(try Corpus.bytes(file), file: file)
        guard case .unusable = reading.document else {
            Issue.record("\(reading)")
            return
        }
        let diagnostic = try #require(reading.diagnostics.first)
        #expect(diagnostic.rule == "json-syntax")
        #expect(diagnostic.location.line > 1)
    }

    @Test(arguments: Corpus.entries.filter { $0.schema == "env" || $0.schema == "globals" })
    func environmentsAreRead(entry: Corpus.Entry) throws {
        switch DocumentReader().read(try Corpus.bytes(entry.file), file: entry.file).document {
        case .environment(let environment):
            #expect(entry.schema == "env")
            #expect(!environment.variables.isEmpty)
        case .globals(let globals):
            #expect(entry.schema == "globals")
            #expect(!globals.variables.isEmpty)
        case let other: Issue.record("\(other)")
        }
    }
}
