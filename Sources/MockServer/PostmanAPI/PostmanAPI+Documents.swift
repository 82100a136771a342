import Foundation
import HTTPMessage
import MockCore
import MockStore
import PostmanModel

/// `/collections` and `/environments`, as far as a client needs them to make a mock (B-2.16b).
extension PostmanAPI {
    func listCollections(_ visit: Visit) throws -> Reply { list(.collection) }

    func listEnvironments(_ visit: Visit) throws -> Reply { list(.environment) }

    func createCollection(_ visit: Visit) throws -> Reply { try create(.collection, visit) }

    func createEnvironment(_ visit: Visit) throws -> Reply { try create(.environment, visit) }

    func showCollection(_ visit: Visit) throws -> Reply { try show(.collection, visit) }

    func showEnvironment(_ visit: Visit) throws -> Reply { try show(.environment, visit) }

    func deleteCollection(_ visit: Visit) throws -> Reply { try delete(.collection, visit) }

    func deleteEnvironment(_ visit: Visit) throws -> Reply { try delete(.environment, visit) }

    /// What a member of a request names by uid.
    func source(_ body: RequestValue, _ name: String) throws(APIError) -> LibraryMock.Source {
        let text = try body.requiredText(name)
        guard let id = PostmanID.id(ofUID: text) else {
            throw .invalid(name, "It is a uid, which begins with the owner's number; a bare id is refused.")
        }
        let kind: LibraryDocument.Kind = name == "collection" ? .collection : .environment
        guard let found = documents(kind)[id] else {
            throw .invalid(name, "There is no \(name) with this uid.")
        }
        return found.source
    }

    func documents(_ kind: LibraryDocument.Kind) -> DocumentIndex {
        DocumentIndex(kind, of: created, startedAt: startedAt)
    }

    private func list(_ kind: LibraryDocument.Kind) -> Reply {
        let all = documents(kind).items.map { JSONBody.object($0.members) }
        return Reply(json: .object([.init(kind.rawValue + "s", .array(all))]))
    }

    private func create(_ kind: LibraryDocument.Kind, _ visit: Visit) throws -> Reply {
        let body = try RequestValue(visit.request, in: kind.rawValue)
        let document = try created.document(kind, Array(body.value.sourceBytes))
        try created.keep(document)
        let uid = PostmanID.uid(document.id, owner: created.usualOwner)
        return Reply(
            json: .object([
                .init(
                    kind.rawValue,
                    ["id": .string(document.id), "name": .string(document.name), "uid": .string(uid)])
            ]))
    }

    private func found(_ kind: LibraryDocument.Kind, _ visit: Visit) throws(APIError) -> DocumentIndex.Item {
        let documents = documents(kind)
        guard let item = PostmanID.readings(of: visit.request["uid"]).compactMap({ documents[$0] }).first else {
            throw APIError(
                status: 404, name: "instanceNotFoundError",
                message: "We could not find the \(kind.rawValue) you are looking for.")
        }
        return item
    }

    /// The document as it is kept, with the ids and times that it has here.
    private func show(_ kind: LibraryDocument.Kind, _ visit: Visit) throws -> Reply {
        let item = try found(kind, visit)
        let text: [UInt8]?
        switch item.source {
        case .stored(let id): text = created.library.content.document(id)?.text
        case .file(let path): text = (try? Data(contentsOf: URL(filePath: path))).map(Array.init)
        }
        guard let text, let root = try? JSONDocument.parse(text).root, root.kind == .object else {
            throw APIError(
                status: 404, name: "instanceNotFoundError",
                message: "'\(item.name)' is not a single JSON file, so it cannot be shown as one.")
        }
        let document = ShownDocument(root.member(kind.rawValue) ?? root)
        let shown = kind == .collection ? document.collection(item) : document.environment(item)
        return Reply(
            status: 200, headers: ["Content-Type": "application/json; charset=utf-8"],
            body: Array("{\"\(kind.rawValue)\":".utf8) + shown + Array("}".utf8))
    }

    /// Its mocks are deactivated, not deleted (B-2.08).
    private func delete(_ kind: LibraryDocument.Kind, _ visit: Visit) throws -> Reply {
        let item = try found(kind, visit)
        guard case .stored(let id) = item.source else { throw MakingProblem.isReadFromFiles }
        try created.remove(documentID: id)
        return Reply(
            json: .object([.init(kind.rawValue, ["id": .string(item.id), "uid": .string(item.uid)])]))
    }
}
