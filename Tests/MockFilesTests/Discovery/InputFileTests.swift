import Foundation
import PostmanModel
import Testing

@testable import MockFiles

struct InputFileTests {
    @Test func loadsTheBytes() throws {
        let content = String(repeating: "é\0", count: 100_000)
        let tree = try TemporaryTree(["a.json": content, "empty.json": ""])
        #expect(try InputFile(path: tree.path("a.json")).load() == Array(content.utf8))
        #expect(try InputFile(path: tree.path("empty.json")).load().isEmpty)
    }

    @Test func acceptsAFileOfExactlyTheLimit() throws {
        let tree = try TemporaryTree(["a.json": "12345678"])
        #expect(try InputFile(path: tree.path("a.json"), byteLimit: 8).load().count == 8)
        let error = try #require(throws: UnreadableFile.self) {
            try InputFile(path: tree.path("a.json"), byteLimit: 7).load()
        }
        #expect(error.diagnostic.rule == "file-too-large")
        #expect(error.diagnostic.message == "the file is larger than the limit of 7 bytes")
    }

    /// Such files say size 0 and are longer; the limit must hold while reading.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/zero")))
    func limitsAFileThatHidesItsSize() throws {
        let error = try #require(throws: UnreadableFile.self) {
            try InputFile(path: "/dev/zero", byteLimit: 3 << 20).load()
        }
        #expect(error.diagnostic.message == "the file is larger than the limit of 3 MiB")
    }

    @Test func tellsWhyAFileCannotBeRead() throws {
        let tree = try TemporaryTree(["d/a.json": ""])
        for (name, reason) in [("gone.json", "no such file or directory"), ("d", "is a directory")] {
            let error = try #require(throws: UnreadableFile.self) { try InputFile(path: tree.path(name)).load() }
            #expect(error.diagnostic.rule == "file-unreadable")
            #expect(error.diagnostic.message == "cannot be read: \(reason)")
            #expect(error.diagnostic.location.description == tree.path(name) + ":1:1")
        }
    }
}
