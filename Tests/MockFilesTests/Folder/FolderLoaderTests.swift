import Foundation
import PostmanModel
import Testing

@testable import MockFiles

struct FolderLoaderTests {
    private static let request = "url: http://x/a\nmethod: POST\n"
    private static let example = "request: {url: http://x/a, method: POST}\nresponse: {statusCode: 200}\n"

    private func names(_ collection: Collection) -> [String] {
        collection.requests.map { ($0.folders + [$0.name]).joined(separator: "/") }
    }

    @Test func readsBothEndingsAndEveryFolder() throws {
        let tree = try TemporaryTree([
            "api/.resources/definition.yml": "name: Shop\nvariables: {k: v}", "api/One.request.yaml": Self.request,
            "api/Two.request.yml": "name: Named\n" + Self.request, "api/Sub/Three.request.yaml": Self.request,
            "api/Sub/Deep/Four.request.yaml": Self.request, "api/Sub/.resources/definition.yaml": "name: Part",
            "api/.hidden/No.request.yaml": Self.request, "api/node_modules/No.request.yaml": Self.request,
            "api/notes.yaml": "a: [", "api/data.json": "{",
            "api/.resources/One.resources/examples/a.example.yaml": Self.example,
            "api/.resources/One.resources/examples/b.example.yml": Self.example,
            "api/.resources/One.resources/examples/readme.md": "",
        ])
        let reading = try tree.reading()
        let collection = try reading.collection()
        #expect(collection.name == "Shop")
        #expect(collection.variables == [Variable("k", "v")])
        #expect(names(collection) == ["One", "Part/Deep/Four", "Part/Three", "Named"])
        #expect(collection.requests[0].examples.map(\.name) == ["a", "b"])
        #expect(tree.relative([collection.file]) == ["api"])
        #expect(reading.findings.isEmpty)
    }

    @Test func examplesAreFoundByKeyAndByFolder() throws {
        let files = [
            "Key.request.yaml": Self.request + "examples: ./.resources/Elsewhere.resources/examples",
            ".resources/Elsewhere.resources/examples/k.example.yaml": Self.example,
            "Folder.request.yaml": Self.request, ".resources/Folder.resources/examples/f.example.yaml": Self.example,
            "Both.request.yaml": Self.request + "examples: .resources/Both.resources/examples/",
            ".resources/Both.resources/examples/b.example.yaml": Self.example,
            "Gone.request.yaml": Self.request + "examples: ./.resources/Gone.resources/examples",
            "List.request.yaml": Self.request + "examples:\n  - ref: ./more/l.example.yaml\n  - ./gone.example.yaml\n",
            "more/l.example.yaml": Self.example,
        ]
        let tree = try TemporaryTree(files)
        let reading = try tree.reading()
        let collection = try reading.collection()
        #expect(
            collection.requests.map { "\($0.name): " + $0.examples.map(\.name).joined(separator: ",") }
                == ["Both: b", "Folder: f", "Gone: ", "Key: k", "List: l"])
        #expect(
            tree.places(reading.findings) == [
                "Gone.request.yaml:3:11: examples-missing", "List.request.yaml:5:5: examples-missing",
            ])
    }

    @Test func examplesOutsideOfTheCollectionAreNotRead() throws {
        let tree = try TemporaryTree([
            "api/A.request.yaml": Self.request + "examples: ../secret", "secret/s.example.yaml": Self.example,
        ])
        let reading = try tree.reading()
        #expect(try reading.collection().requests.flatMap(\.examples).isEmpty)
        #expect(reading.findings.map(\.rule) == ["examples-missing"])
    }

    @Test func aBrokenFileLeavesItsSiblings() throws {
        let tree = try TemporaryTree([
            "A.request.yaml": Self.request, "B.request.yaml": "url: [", "C.request.yaml": "- 1",
            ".resources/definition.yaml": "name: [", ".resources/A.resources/examples/1.example.yaml": "a: b: c",
            ".resources/A.resources/examples/2.example.yaml": Self.example,
            ".resources/A.resources/examples/3.example.yaml": "response: {statusCode: 99}",
            ".resources/B.resources/examples/1.example.yaml": Self.example,
            ".resources/B.resources/examples/2.example.yaml": "response: {statusCode: 200}",
        ])
        try Data([0x61, 0xFF]).write(to: URL(filePath: tree.path("D.request.yaml")))
        let reading = try tree.reading()
        let collection = try reading.collection()
        #expect(names(collection) == ["A", "B"])
        #expect(collection.requests.map { $0.examples.map(\.name) } == [["2"], ["1"]])
        #expect(collection.leftOutExampleCount == 3)
        #expect(
            Set(tree.places(reading.brokenParts)) == [
                ".resources/definition.yaml:2:1: yaml-syntax", "B.request.yaml:2:1: yaml-syntax",
                "D.request.yaml:1:2: yaml-syntax", ".resources/A.resources/examples/1.example.yaml:1:5: yaml-syntax",
            ])
        #expect(
            Set(tree.places(reading.diagnostics)) == [
                "C.request.yaml:1:1: item-not-object",
                ".resources/A.resources/examples/3.example.yaml:1:24: code-not-servable",
                ".resources/B.resources/examples/2.example.yaml:1:1: example-without-request",
            ])
        #expect(reading.findings.allSatisfy { $0.severity == .error })
    }

    @Test func itemsOfTheOlderLayoutSayTheOrder() throws {
        let tree = try TemporaryTree([
            "collection.yaml":
                "type: collection\nitems:\n  - ref: ./Z.request.yaml\n  - ref: ./M/folder.yaml\n  - ref: ./gone.request.yaml\n",
            "A.request.yaml": Self.request, "Z.request.yaml": Self.request, "M/folder.yaml": "type: folder\nname: Mid",
            "M/B.request.yaml": Self.request,
        ])
        let reading = try tree.reading()
        #expect(names(try reading.collection()) == ["Z", "Mid/B", "A"])
        #expect(tree.places(reading.findings) == ["collection.yaml:5:10: order-unknown-id"])
    }

    @Test func ordersByNumberThenByName() throws {
        let tree = try TemporaryTree([
            "b.request.yaml": Self.request + "order: 1776941879123", "a.request.yaml": Self.request + "order: 10",
            "d.request.yaml": Self.request, "c.request.yaml": Self.request,
            "f/x.request.yaml": Self.request, "f/.resources/definition.yaml": "order: 5",
        ])
        #expect(names(try tree.reading().collection()) == ["f/x", "a", "b", "c", "d"])
    }

    @Test(.timeLimit(.minutes(1)))
    func endsOnLoopsOfLinksAndDoesNotWaitForPipes() throws {
        let tree = try TemporaryTree(["api/A.request.yaml": Self.request, "api/f/B.request.yaml": Self.request])
        try tree.link("api/f/up", to: "..")
        try tree.link("api/gone.request.yaml", to: "nowhere")
        #expect(mkfifo(tree.path("api/P.request.yaml"), 0o600) == 0)
        let reading = try tree.reading()
        #expect(names(try reading.collection()) == ["A", "f/B"])
        #expect(reading.brokenParts.map(\.rule) == ["file-unreadable"])
    }

    @Test func keepsTheLimits() throws {
        let tree = try TemporaryTree([
            "a/b/c/A.request.yaml": Self.request, "B.request.yaml": "url: " + String(repeating: "x", count: 100),
        ])
        let reading = try tree.reading(limits: ReadingLimits(yamlByteCount: 80, nestingDepth: 2))
        #expect(try reading.collection().requests.isEmpty)
        #expect(Set(reading.brokenParts.map(\.rule)) == ["nesting-too-deep", "yaml-syntax"])
    }

    @Test func tellsWhatCannotBeOpened() throws {
        let tree = try TemporaryTree(["A.request.yaml": Self.request])
        let file = try #require(Discovery(paths: [tree.root]).files.first)
        try FileManager.default.removeItem(atPath: tree.root)
        #expect(throws: UnreadableFile.self) { try file.read() }
    }
}
