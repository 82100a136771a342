import PostmanModel
import Testing

@testable import MockFiles

struct LargeFileTests {
    private static let item = #"{"name": "R", "request": "http://x/a", "response": [{"name": "é", "code": 200}]}"#

    /// Three megabytes, so that it is read in three parts.
    private static func collection(_ end: String = "]}") -> String {
        let items = Array(repeating: item, count: (3 << 20) / item.utf8.count).joined(separator: ",\n")
        return "{\"info\": {\"name\": \"C\", \"_postman_id\": \"1\"}, \"item\": [\(items)\(end)"
    }

    @Test func isReadAsIfItWereInMemory() throws {
        let text = Self.collection()
        let tree = try TemporaryTree(["c.json": text])
        let path = tree.path("c.json")
        let reading = try #require(LargeFile.read(path, byteLimit: 1 << 30, by: DocumentReader()))
        let whole = DocumentReader().read(Array(text.utf8), file: path)
        #expect(String(describing: reading) == String(describing: whole))
        let read = try InputFile(path: path).read()
        #expect(String(describing: read) == String(describing: whole))
    }

    @Test(arguments: ["]", "]}}", ",]}", "], \"item\": []}"])
    func isLeftToOthersWhereAnythingIsWrong(end: String) throws {
        let tree = try TemporaryTree(["c.json": Self.collection(end)])
        #expect(LargeFile.read(tree.path("c.json"), byteLimit: 1 << 30, by: DocumentReader()) == nil)
    }

    @Test func isLeftToOthersWhereItIsSmallTooLargeOrNoFile() throws {
        let tree = try TemporaryTree(["small.json": #"{"item": [\#(Self.item)]}"#, "c.json": Self.collection()])
        for (name, limit) in [("small.json", 1 << 30), ("c.json", 1 << 20), ("none.json", 1 << 30), ("", 1 << 30)] {
            #expect(LargeFile.read(tree.path(name), byteLimit: limit, by: DocumentReader()) == nil)
        }
    }
}
