import Foundation
import Synchronization
import SystemPackage

@testable import MockStore

/// A state directory of its own that goes away with the test.
final class TemporaryState {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.appending(path: "mockcheck-state-\(UUID().uuidString)").path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func open() throws -> StateDirectory { try StateDirectory(path: path) }

    func text(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
    }
}

/// What was reported.
final class Reports: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
}

/// A file on a disk that a test can fill, break and stop.
final class FaultyStorage: AppendStorage {
    struct Faults: Sendable {
        /// How many more bytes the disk takes.
        var room = Int.max
        var synchronizing: Errno?
        var truncating: Errno?
    }

    /// What all files of one disk have.
    final class Disk: Sendable {
        let faults = Mutex(Faults())

        func set(_ change: (inout Faults) -> Void) { faults.withLock { change(&$0) } }

        var opener: AppendFile.Opener {
            { path throws(Errno) in FaultyStorage(try SystemStorage(path: path), self) }
        }
    }

    private let file: SystemStorage
    private let disk: Disk

    private init(_ file: SystemStorage, _ disk: Disk) {
        self.file = file
        self.disk = disk
    }

    func write(_ bytes: [UInt8]) throws(Errno) {
        let room = disk.faults.withLock { faults in
            defer { faults.room = max(0, faults.room - bytes.count) }
            return faults.room
        }
        // A full disk takes what it can.
        try file.write(Array(bytes.prefix(room)))
        if room < bytes.count { throw .noSpace }
    }

    func synchronize() throws(Errno) {
        if let error = disk.faults.withLock({ $0.synchronizing }) { throw error }
        try file.synchronize()
    }

    func truncate(to length: Int64) throws(Errno) {
        if let error = disk.faults.withLock({ $0.truncating }) { throw error }
        try file.truncate(to: length)
    }
}

extension CallLog {
    func append(_ record: CallRecord) {
        append(bodyBytes: record.request.body.count + record.response.body.count) { record }
    }
}
