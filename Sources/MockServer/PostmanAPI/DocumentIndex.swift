import MockCore
import MockStore
import PostmanModel

/// All collections, or all environments, that mocks can be made from: of the files first, then of the library.
struct DocumentIndex {
    struct Item {
        var id: String
        var name: String
        var owner: String
        var createdAt: Timestamp
        var updatedAt: Timestamp
        var source: LibraryMock.Source
        /// The mocks that are made of it.
        var mocks: [ServedMock] = []

        var uid: String { PostmanID.uid(id, owner: owner) }

        /// What a list tells of it.
        var members: [JSONBody.Member] {
            [
                .init("id", .string(id)), .init("name", .string(name)), .init("owner", .string(PostmanID.owner(owner))),
                .init("createdAt", .string(createdAt.iso8601)), .init("updatedAt", .string(updatedAt.iso8601)),
                .init("uid", .string(uid)), .init("isPublic", false),
            ]
        }
    }

    private(set) var items: [Item] = []
    private let owner: String
    private var placesByID: [String: Int] = [:]
    private var placesBySource: [LibraryMock.Source: Int] = [:]

    /// - Parameter startedAt: the date of what comes from files.
    init(_ kind: LibraryDocument.Kind, of created: CreatedMocks, startedAt: Timestamp) {
        owner = created.usualOwner
        let content = created.library.content
        let mocks = created.registry.directory.mocks
        for mock in mocks {
            guard case .files = mock.origin, let (id, name, file) = Self.file(kind, of: mock.definition) else {
                continue
            }
            let source = LibraryMock.Source.file(at: file)
            add(
                Item(
                    id: id, name: name, owner: mock.definition.configuration.ownership.owner ?? owner,
                    createdAt: startedAt, updatedAt: startedAt, source: source))
            note(mock, of: source)
        }
        for document in content.documents(kind) {
            add(
                Item(
                    id: document.id, name: document.name, owner: document.owner ?? owner, createdAt: document.createdAt,
                    updatedAt: document.updatedAt, source: .stored(id: document.id)))
        }
        let made = Dictionary(content.mocks.map { ($0.id, $0) }) { first, _ in first }
        for mock in mocks {
            guard let entry = made[mock.id], let source = kind == .collection ? entry.collection : entry.environment
            else { continue }
            note(mock, of: source)
        }
    }

    private mutating func note(_ mock: ServedMock, of source: LibraryMock.Source) {
        if let place = placesBySource[source] { items[place].mocks.append(mock) }
    }

    private static func file(
        _ kind: LibraryDocument.Kind, of mock: MockDefinition
    ) -> (id: String, name: String, file: String)? {
        switch kind {
        case .collection: (PostmanID.id(of: mock.collection), mock.collection.name, mock.collection.file)
        case .environment: mock.environment.map { (PostmanID.uuid(of: $0.file), $0.name, $0.file) }
        }
    }

    private mutating func add(_ item: Item) {
        guard placesBySource[item.source] == nil else { return }
        var item = item
        // A copied file has the id of its original.
        if case .file(let path) = item.source, placesByID[item.id.lowercased()] != nil {
            item.id = PostmanID.uuid(of: path)
        }
        placesBySource[item.source] = items.count
        placesByID[item.id.lowercased()] = items.count
        items.append(item)
    }

    /// By a bare id, in any case.
    subscript(id: String) -> Item? { placesByID[id.lowercased()].map { items[$0] } }

    /// Nil where it is gone.
    subscript(source: LibraryMock.Source) -> Item? { placesBySource[source].map { items[$0] } }

    /// The uid of what a mock is made from, also when that is gone.
    func uid(of source: LibraryMock.Source) -> String {
        if let item = self[source] { return item.uid }
        return switch source {
        case .stored(let id): PostmanID.uid(id, owner: owner)
        case .file(let path): PostmanID.uid(PostmanID.uuid(of: path), owner: owner)
        }
    }
}
