import Foundation
import Testing

@testable import MockFiles

struct LargeFileTests {
    private static let least = 2 * LargeFile.pieceLength

    @Test(arguments: [least, least + 1, least + LargeFile.pieceLength - 1])
    func hasEveryByteInItsPlace(size: Int) throws {
        try Self.withFile(of: size) { descriptor, content in
            #expect(LargeFile.content(of: descriptor, size: size) == content)
        }
    }

    @Test func leavesSmallFilesToOthers() throws {
        try Self.withFile(of: Self.least - 1) { descriptor, content in
            #expect(LargeFile.content(of: descriptor, size: content.count) == nil)
        }
    }

    /// As where somebody writes to it meanwhile.
    @Test(arguments: [-1, 1, LargeFile.pieceLength])
    func leavesFilesOfAnotherSizeToOthers(difference: Int) throws {
        try Self.withFile(of: Self.least + LargeFile.pieceLength) { descriptor, content in
            #expect(LargeFile.content(of: descriptor, size: content.count + difference) == nil)
        }
    }

    @Test func isNotReadBeyondTheLimit() throws {
        try Self.withFile(of: Self.least + 3) { descriptor, content in
            let path = "/dev/fd/\(descriptor)"
            let loaded = try InputFile(path: path).load()
            #expect(loaded == content)
            let limited = InputFile(path: path, byteLimit: content.count - 1)
            #expect(throws: UnreadableFile.self) { try limited.load() }
        }
    }

    private static func withFile(of size: Int, _ body: (Int32, [UInt8]) throws -> Void) throws {
        let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 12) }
        let tree = try TemporaryTree()
        let url = URL(filePath: tree.path("large.json"))
        try Data(content).write(to: url)
        let file = try FileHandle(forReadingFrom: url)
        defer { try? file.close() }
        try body(file.fileDescriptor, content)
    }
}
