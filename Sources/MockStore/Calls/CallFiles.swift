import Foundation
import SystemPackage

/// The call log on disk: JSON Lines, in a file that gives way to a new one when it is full (product S-5).
struct CallFiles: ~Copyable {
    static let byteLimit: Int64 = 8 << 20
    /// Besides the one that is written to.
    static let olderCount = 4

    private let directory: StateDirectory
    private let byteLimit: Int64
    private let opener: AppendFile.Opener
    private var current: AppendFile

    init(
        in directory: StateDirectory, byteLimit: Int64 = CallFiles.byteLimit,
        opener: @escaping AppendFile.Opener = AppendFile.systemOpener
    ) throws(StateProblem) {
        self.directory = directory
        self.byteLimit = byteLimit
        self.opener = opener
        let path = Self.path(0, in: directory)
        let bytes = try WholeFile.read(path) ?? []
        // What follows the last line feed was being written when the process ended.
        let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        current = try AppendFile(path: path, keeping: Int64(end), opener: opener)
    }

    /// Writes as many lines at once as the file takes, and goes on in the next one.
    ///
    /// - Parameter written: how many of them are in a file, also where it throws.
    mutating func append(_ lines: [String], written: inout Int) throws(StateProblem) {
        written = 0
        while written < lines.count {
            if current.length >= byteLimit { try rotate() }
            var bytes: [UInt8] = []
            var count = 0
            repeat {
                bytes += lines[written + count].utf8
                bytes.append(UInt8(ascii: "\n"))
                count += 1
            } while written + count < lines.count && current.length + Int64(bytes.count) < byteLimit
            try current.append(bytes, isDurable: false)
            written += count
        }
    }

    private mutating func rotate() throws(StateProblem) {
        for number in (0..<Self.olderCount).reversed() {
            let path = Self.path(number, in: directory)
            guard FileManager.default.fileExists(atPath: path) else { continue }
            do throws(Errno) {
                try SystemCall.rename(path, to: Self.path(number + 1, in: directory))
            } catch {
                throw .system(path, error, doing: "put it aside")
            }
        }
        current = try AppendFile(path: Self.path(0, in: directory), keeping: 0, opener: opener)
    }

    struct Opened {
        var path: String
        var handle: FileHandle
    }

    /// All files there are, the newest first.
    static func open(in directory: StateDirectory) -> [Opened] {
        (0...olderCount).compactMap { number in
            let path = path(number, in: directory)
            return FileHandle(forReadingAtPath: path).map { Opened(path: path, handle: $0) }
        }
    }

    private static func path(_ number: Int, in directory: StateDirectory) -> String {
        directory.file(name(number))
    }

    static func name(_ number: Int) -> String { number == 0 ? "calls.jsonl" : "calls.\(number).jsonl" }
}
