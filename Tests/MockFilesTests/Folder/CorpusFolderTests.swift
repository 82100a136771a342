import Foundation
import PostmanModel
import Testing

@testable import MockFiles

@Suite(.enabled(if: Project.hasCorpus, "../shared/corpus is absent"))
struct CorpusFolderTests {
    struct Entry: Sendable, CustomTestStringConvertible {
        var folder: String
        var requests: Int
        var examples: Int

        var testDescription: String { folder }
    }

    /// The folders of the table of the corpus's own description.
    static let entries: [Entry] = {
        let readme = (try? String(contentsOfFile: Project.corpus + "/README.md", encoding: .utf8)) ?? ""
        return readme.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count > 9, cells[1].hasSuffix("/`"), let requests = Int(cells[8]),
                let examples = Int(cells[9])
            else { return nil }
            return Entry(
                folder: cells[1].trimmingCharacters(in: CharacterSet(charactersIn: "`/")), requests: requests,
                examples: examples)
        }
    }()

    private func read(_ entry: Entry) throws -> (Collection, Reading) {
        let found = Discovery(paths: [Project.corpus + "/" + entry.folder])
        let reading = try #require(found.files.first).read()
        return (try reading.collection(), reading)
    }

    @Test func thereAreFolders() {
        #expect(Self.entries.count == 3)
    }

    @Test(arguments: entries)
    func everyRequestAndExampleIsRead(entry: Entry) throws {
        let (collection, reading) = try read(entry)
        #expect(reading.brokenParts.isEmpty)
        #expect(!reading.diagnostics.contains { $0.severity == .error })
        #expect(collection.format == .v3)
        #expect(collection.requests.count == entry.requests)
        let examples = collection.requests.flatMap(\.examples)
        // The description counts files; an example inside of a request's own file has none.
        #expect(examples.filter { $0.location.file.hasSuffix(".example.yaml") }.count == entry.examples)
        #expect(collection.leftOutExampleCount == 0)
    }

    @Test func readsTheExampleInARequestsFile() throws {
        let entry = try #require(Self.entries.first { $0.folder.contains("[Baseline]") })
        let (collection, _) = try read(entry)
        #expect(collection.name == "[Baseline] core-payments")
        #expect(collection.id == "collection-id")
        #expect(collection.requests.map(\.name) == ["List Payments", "Create Order"])
        #expect(collection.requests.map(\.folders) == [[], ["Orders"]])
        let example = try #require(collection.requests.last?.examples.first)
        #expect(example.name == "Created")
        #expect(example.code == 201)
        #expect(example.request.url.path == "/orders")
        #expect(example.body == Array(#"{"id":"ord_123"}"#.utf8))
        #expect(example.location.line == 12)
    }

    @Test func readsTheExampleInAFileOfItsOwn() throws {
        let entry = try #require(Self.entries.first { $0.folder.contains("Hypertube") })
        let (collection, _) = try read(entry)
        // Folders by their order, the one without any last.
        #expect(Set(collection.requests.map { $0.folders.joined() }).count == 4)
        #expect(collection.requests.first?.name == "Register")
        #expect(collection.requests.last?.folders == ["Library"])
        let login = try #require(collection.requests.first { $0.name == "Login" })
        #expect(login.request.headers == [Row("Content-Type", "application/json")])
        let example = try #require(login.examples.first)
        #expect(example.name == "Login")
        #expect(example.request.headers == login.request.headers)
        #expect(example.headers.contains(Row("alt-svc", "h3=\":443\"; ma=2592000")))
        #expect(example.body.starts(with: Array("{\n  \"success\": true,".utf8)))
    }
}
