import Foundation
import HTTPMessage
import MockCore
import MockServer
import MockStore

/// Reads the call log of `serve --state`, the oldest call first.
struct CallLogRecords {
    /// - Parameter path: the directory of the state, or one of its files.
    /// - Throws: `CommandProblem` where it is no call log, and what `take` throws.
    static func read(_ path: String, _ take: (CallRecord, _ place: String) throws -> Void) throws {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw CommandProblem.usage("cannot read \(path): no such file or directory")
        }
        guard isDirectory.boolValue else { return try readFile(path, take) }
        let files = CallLog.fileNames.reversed().map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
            .filter(FileManager.default.fileExists)
        guard !files.isEmpty else {
            throw CommandProblem.usage("\(path) has no call log; name the directory that serve --state was given")
        }
        for file in files { try readFile(file, take) }
    }

    private static func readFile(_ path: String, _ take: (CallRecord, String) throws -> Void) throws {
        let pieces = try FilePieces(path: path)
        var rest: [UInt8] = []
        var number = 0
        while case let piece = try pieces.next(), !piece.isEmpty {
            rest += piece
            var start = 0
            while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
                number += 1
                let line = String(decoding: rest[start..<end], as: UTF8.self)
                start = end + 1
                guard let record = CallRecord(line: line) else {
                    throw CommandProblem.usage("\(path):\(number): this line is not a call of a call log")
                }
                try take(record, "\(path):\(number)")
            }
            // What follows the last line feed is being written.
            rest.removeFirst(start)
        }
    }
}

extension CallRecord {
    var call: Call { Call(method: method, target: target, headers: request.headers, body: request.body) }

    var reply: Reply { Reply(status: status, headers: response.headers, body: response.body) }

    /// What was decided when the call came, where that does not hang on the examples; nil where they are to be asked
    /// again.
    var decision: Answer.Outcome? {
        switch AnsweredCall.Label(rawValue: outcome) {
        case .unauthorized: .unauthorized
        case .forbidden: .forbidden
        case .rateLimited: .rateLimited
        case .usageLimited: .usageLimited
        case .usageNotKept: .usageNotKept
        case .serverResponse: .serverResponse
        case .preflight: .preflight
        case .matched, .unmatched, .unknownMock, .inactiveMock, nil: nil
        }
    }
}
