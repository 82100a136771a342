import Foundation
import PostmanModel
import Testing

@testable import Linting

struct EditHunksTests {
    /// `patch` is who reads differences.
    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/patch"), "patch is not installed"),
        arguments: [[3], [0, 9], [2, 3, 4], [1, 30], [0, 12, 39]])
    func patchMakesTheSameOfIt(lines: [Int]) throws {
        let text = (0..<40).map { "line \($0)\n" }.joined()
        let bytes = Array(text.utf8)
        let edits = lines.map { line in
            let start = (0..<line).reduce(0) { $0 + "line \($1)\n".utf8.count }
            return line % 2 == 0
                ? TextEdit(start..<(start + "line \(line)\n".utf8.count)) : TextEdit(start..<start, "new\nnewer\n".utf8)
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "hunks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(bytes).write(to: folder.appending(path: "f"))
        try Data(EditHunks(edits, in: bytes).text(file: "f").utf8).write(to: folder.appending(path: "d"))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/patch")
        process.arguments = ["-s", "-d", folder.path, "-i", "d", "f"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try Data(contentsOf: folder.appending(path: "f")) == Data(TextEdit.apply(edits, to: bytes)))
    }
}
