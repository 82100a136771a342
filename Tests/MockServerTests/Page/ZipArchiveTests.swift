import Foundation
import Testing

@testable import MockServer

/// Readers that are not ours judge the archive.
struct ZipArchiveTests {
    struct Judge: Sendable, CustomTestStringConvertible {
        var words: [String]
        var testDescription: String { words.joined(separator: " ") }

        static let all = [["python3", "-m", "zipfile", "-t"], ["unzip", "-tqq"]].map(Judge.init)

        var isThere: Bool { (try? Self.run(["which", words[0]]).status) == 0 }

        static func run(_ words: [String]) throws -> (status: Int32, output: [UInt8]) {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = words
            let output = Pipe()
            process.standardOutput = output
            process.standardError = output
            try process.run()
            let data = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return (process.terminationStatus, Array(data))
        }
    }

    private func withFile<Result>(_ archive: ZipArchive, _ body: (String) throws -> Result) throws -> Result {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(archive.bytes).write(to: file)
        return try body(file.path)
    }

    private static let files: [(path: String, content: [UInt8])] = [
        ("Shop/.resources/definition.yaml", Array("name: Shop\n".utf8)), ("Shop/empty.request.yaml", []),
        ("Shop/日本 💥/e\u{301}.yaml", Array("ü".utf8)), ("Shop/all.bin", Array(0...255)),
        ("Shop/\(String(repeating: "x", count: 200))", [UInt8](repeating: 7, count: 100_000)),
    ]

    private static let archive = {
        var archive = ZipArchive()
        for file in files { archive.add(file.path, file.content) }
        return archive
    }()

    @Test(arguments: Judge.all.filter(\.isThere))
    func itIsWhole(judge: Judge) throws {
        for archive in [Self.archive, ZipArchive()] {
            let said = try withFile(archive) { try Judge.run(judge.words + [$0]) }
            // unzip calls an empty archive a warning.
            #expect(archive.bytes.count > 22 ? said.status == 0 : said.status <= 1, "\(said)")
        }
        var damaged = Self.archive.bytes
        damaged[45] ^= 1
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(damaged).write(to: file)
        #expect(try Judge.run(judge.words + [file.path]) != (0, []))
    }

    private static let listing = """
        import sys, zipfile
        for i in zipfile.ZipFile(sys.argv[1]).infolist():
            print(i.filename.encode().hex(), i.date_time == (1980, 1, 1, 0, 0, 0), i.compress_type, \
        oct(i.external_attr >> 16), zipfile.ZipFile(sys.argv[1]).read(i).hex())
        """

    @Test(.enabled(if: Judge.all[0].isThere, "python3 is absent"))
    func namesAndContentsAreRead() throws {
        let said = try withFile(Self.archive) { try Judge.run(["python3", "-c", Self.listing, $0]) }
        func hexadecimal(_ bytes: [UInt8]) -> String {
            bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
        let lines = Self.files.map {
            "\(hexadecimal(Array($0.path.utf8))) True 0 0o100644 \(hexadecimal($0.content))\n"
        }
        #expect(String(decoding: said.output, as: UTF8.self) == lines.joined())
    }

    /// 16 bits count no more than 65,535 files.
    @Test(arguments: Judge.all.filter(\.isThere), [65_534, 65_535, 65_536, 70_000])
    func anyNumberOfFilesIsFound(judge: Judge, count: Int) throws {
        var archive = ZipArchive()
        for number in 0..<count { archive.add("\(number)", []) }
        let words = judge.words[0] == "unzip" ? ["unzip", "-Z1"] : ["python3", "-m", "zipfile", "-l"]
        let said = try withFile(archive) { try Judge.run(words + [$0]) }
        let lines = said.output.count { $0 == UInt8(ascii: "\n") }
        #expect(said.status == 0 && lines == count + (judge.words[0] == "unzip" ? 0 : 1))
    }

    @Test func theSameFilesAreTheSameBytes() {
        var other = ZipArchive()
        for file in Self.files { other.add(file.path, file.content) }
        #expect(other.bytes == Self.archive.bytes)
    }
}
