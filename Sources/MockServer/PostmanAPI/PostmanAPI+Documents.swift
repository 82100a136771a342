import Foundation
import HTTPMessage
import MockCore
import MockStore
import PostmanModel

/// `/collections` and `/environments`, as far as a client needs them to make a mock (B-2.16b).
extension PostmanAPI {
    func listCollections(_ visit: Visit) throws -> Reply { list(.collection, visit) }

    func listEnvironments(_ visit: Visit) throws -> Reply { list(.environment, visit) }

    func createCollection(_ visit: Visit) throws -> Reply { try create(.collection, visit) }

    func createEnvironment(_ visit: Visit) throws -> Reply { try create(.environment, visit) }

    func showCollection(_ visit: Visit) throws -> Reply { try show(.collection, visit) }

    func showEnvironment(_ visit: Visit) throws -> Reply { try show(.environment, visit) }

    func deleteCollection(_ visit: Visit) throws -> Reply { try delete(.collection, visit) }

    func deleteEnvironment(_ visit: Visit) throws -> Reply { try delete(.environment, visit) }

    /// What a member of a request names by uid, where the visitor may use it.
    func source(
        _ body: RequestValue, _ name: String, _ visit: Visit, for mockID: String? = nil
    ) throws(APIError) -> LibraryMock.Source {
        let text = try body.requiredText(name)
        guard let id = PostmanID.id(ofUID: text) else {
            throw .invalid(name, "It is a uid, which begins with the owner's number; a bare id is refused.")
        }
        let kind: LibraryDocument.Kind = name == "collection" ? .collection : .environment
        guard let found = documents(kind)[id] else {
            throw .invalid(name, "There is no \(name) with this uid.")
        }
        guard canUse(found, visit, besides: mockID) else { throw .forbidden }
        return found.source
    }

    // MARK: Who may

    /// Whether the visitor may read a document and make mocks of it: whoever may call a mock of it may (B-3.09, 3.10,
    /// 12.55).
    ///
    /// - Parameter mockID: A mock that says nothing, as it is the one to be changed.
    func canUse(_ item: DocumentIndex.Item, _ visit: Visit, besides mockID: String? = nil) -> Bool {
        if visit.key == nil || visit.visitor.name == item.owner { return true }
        // A role opens no mock (3.12), and so no collection of one.
        if item.mocks.isEmpty { return visit.visitor.role == .admin }
        return item.mocks.contains { $0.id != mockID && mayCall($0, visit) }
    }

    /// Whether the visitor may make a mock public for what it is made of.
    func checkUse(of entry: LibraryMock, _ visit: Visit) throws(APIError) {
        let used = [
            documents(.collection)[entry.collection], entry.environment.flatMap { documents(.environment)[$0] },
        ]
        guard used.allSatisfy({ $0.map { canUse($0, visit, besides: entry.id) } ?? true }) else { throw .forbidden }
    }

    private func canDelete(_ item: DocumentIndex.Item, _ visit: Visit) -> Bool {
        if visit.visitor.role == .admin || visit.visitor.name == item.owner { return true }
        let rules = created.rules
        return !item.mocks.isEmpty
            && item.mocks.allSatisfy {
                rules.permission(of: visit.visitor, on: ownership(of: $0)) == .edit
            }
    }

    // MARK: Answers

    func documents(_ kind: LibraryDocument.Kind) -> DocumentIndex {
        DocumentIndex(kind, of: created, startedAt: startedAt)
    }

    private func list(_ kind: LibraryDocument.Kind, _ visit: Visit) -> Reply {
        let all = documents(kind).items.filter { canUse($0, visit) }.map { JSONBody.object($0.members) }
        return Reply(json: .object([.init(kind.rawValue + "s", .array(all))]))
    }

    private func create(_ kind: LibraryDocument.Kind, _ visit: Visit) throws -> Reply {
        let body = try RequestValue(visit.request, in: kind.rawValue)
        let owner = visit.key == nil ? nil : visit.visitor.name
        let document = try created.document(kind, Array(body.value.sourceBytes), owner: owner)
        try created.keep(document)
        let uid = PostmanID.uid(document.id, owner: owner ?? created.usualOwner)
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
        guard canUse(item, visit) else { throw APIError.forbidden }
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
        guard canDelete(item, visit) else { throw APIError.forbidden }
        guard case .stored(let id) = item.source else { throw MakingProblem.isReadFromFiles }
        try created.remove(documentID: id)
        return Reply(
            json: .object([.init(kind.rawValue, ["id": .string(item.id), "uid": .string(item.uid)])]))
    }
}
