import Foundation
import PostmanModel
import Testing

@testable import MockFiles

struct BodyFilesTests {
    /// What a body that names `source` holds after the files were read, in a folder with a file inside and outside.
    private func content(of source: String) throws -> String? {
        let top = FileManager.default.temporaryDirectory.appending(path: "bodyfiles-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: top) }
        let home = top.appending(path: "home")
        try FileManager.default.createDirectory(
            at: home.appending(path: "data"), withIntermediateDirectories: true)
        try Data("secret".utf8).write(to: top.appending(path: "outside.txt"))
        try Data("inside".utf8).write(to: home.appending(path: "data/inside.txt"))
        try Data([0xFF, 0xFE, 0x00]).write(to: home.appending(path: "binary.bin"))
        try Data(count: 2 << 20).write(to: home.appending(path: "large.txt"))
        try FileManager.default.createSymbolicLink(
            atPath: home.appending(path: "link.txt").path, withDestinationPath: "../outside.txt")
        let file = home.appending(path: "c.json").path
        try Data("{}".utf8).write(to: URL(fileURLWithPath: file))
        let location = SourceLocation(file: file)
        let request = SavedRequest(
            method: "POST", url: SavedURL(path: "/x"),
            body: .file(source: source.replacing("HOME", with: home.path), content: nil))
        let example = Example(id: "1", name: "n", request: request, location: location)
        let item = RequestItem(name: "n", request: request, examples: [example], location: location)
        var filled = Collection(file: file, format: .v21, name: "c", requests: [item])
        _ = BodyFiles.fill(&filled)
        guard case .file(_, let content) = filled.requests[0].examples[0].request.body else { return "no file" }
        return content
    }

    @Test(arguments: ["data/inside.txt", "./data/../data/inside.txt", "HOME/data/inside.txt"])
    func readsFilesOfTheFolder(source: String) throws {
        #expect(try content(of: source) == "inside")
    }

    @Test(arguments: [
        "../outside.txt", "link.txt", "/etc/passwd", "data", "missing.txt", "binary.bin", "large.txt", "",
        "HOME/../outside.txt",
    ])
    func readsNothingElse(source: String) throws {
        #expect(try content(of: source) == nil)
    }
}
