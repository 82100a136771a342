import Foundation

/// The call log on disk: JSON Lines, in a file that gives way to a new one when it is full (product S-5).
struct CallFiles: ~Copyable {
    static let byteLimit: Int64 = 8 << 20
    /// Besides the one that is written to.
    static let olderCount = 4

    private let directory: StateDirectory
    private let byteLimit: Int64
    private var current: AppendFile

    init(in directory: StateDirectory, byteLimit: Int64 = CallFiles.byteLimit) throws(StateProblem) {
        self.directory = directory
        self.byteLimit = byteLimit
        let path = Self.path(0, in: directory)
        let bytes = try WholeFile.read(path) ?? []
        // What follows the last line feed was being written when the process ended; its call has no answer.
        let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        current = try AppendFile(path: path, keeping: Int64(end))
    }

    mutating func append(_ line: String) throws(StateProblem) {
        if current.length >= byteLimit { try rotate() }
        try current.append(line, isDurable: false)
    }

    private mutating func rotate() throws(StateProblem) {
        for number in (0..<Self.olderCount).reversed() {
            let path = Self.path(number, in: directory)
            guard FileManager.default.fileExists(atPath: path) else { continue }
            let code = SystemCall.rename(path, to: Self.path(number + 1, in: directory))
            if code != 0 { throw .system(path, code, doing: "put it aside") }
        }
        current = try AppendFile(path: Self.path(0, in: directory), keeping: 0)
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
        directory.file(number == 0 ? "calls.jsonl" : "calls.\(number).jsonl")
    }
}
