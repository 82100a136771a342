import Foundation
import MockServer
import PostmanModel

/// What scripts read to learn where the mocks listen (product S-2).
struct ReadyFile {
    let mocks: [ServedMock]
    /// The listener's URL, without the mock's path.
    let base: String
    /// The control plane's URL; nil where it is off.
    let admin: String?

    var json: JSONBody {
        .object(
            [.init("pid", .integer(Int(ProcessInfo.processInfo.processIdentifier)))]
                + (admin.map { [.init("admin", .string($0))] } ?? [])
                + [.init("mocks", .array(mocks.map(entry)))])
    }

    private func entry(_ mock: ServedMock) -> JSONBody {
        [
            "id": .string(mock.id), "name": .string(mock.name), "slug": .string(mock.slug),
            "url": .string(base + mock.path), "private": .bool(mock.isPrivate),
        ]
    }

    /// Whoever sees the file sees all of it: it is written beside and renamed into place.
    func write(to path: String) throws {
        do {
            try ResultFile.write(json.text + "\n", to: path)
        } catch {
            throw CommandProblem.failure("cannot write the ready file \(path): \(error)")
        }
    }
}
