import Foundation
import MockCore

/// What scripts read to learn where the mocks listen (product S-2).
struct ReadyFile {
    let mocks: [LoadedMock]
    let slugs: [String]
    let urls: [String]

    var json: String {
        let entries = zip(mocks, zip(slugs, urls)).map { mock, address in
            let fields = [
                "\"id\":" + JSONText.quoted(mock.id), "\"name\":" + JSONText.quoted(mock.name),
                "\"slug\":" + JSONText.quoted(address.0), "\"url\":" + JSONText.quoted(address.1),
                "\"private\":\(mock.configuration.access != .anyone)",
            ]
            return "{" + fields.joined(separator: ",") + "}"
        }
        return "{\"pid\":\(ProcessInfo.processInfo.processIdentifier),\"mocks\":[" + entries.joined(separator: ",")
            + "]}\n"
    }

    /// Whoever sees the file sees all of it: it is written beside and renamed into place.
    func write(to path: String) throws {
        do {
            try Data(json.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandProblem.failure("cannot write the ready file \(path): \(error.localizedDescription)")
        }
    }
}
