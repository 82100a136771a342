import Foundation
import Synchronization

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
