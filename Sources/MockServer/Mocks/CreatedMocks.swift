import Foundation
package import MockCore
package import MockStore
package import PostmanModel
import Synchronization

/// Makes, changes and deletes mocks while they are served, and keeps the library and the registry in step.
///
/// What comes from files is theirs: it is changed there, and read again. Changes come one at a time, from whatever
/// thread: the control plane makes some, the reading of changed files others.
package struct CreatedMocks: Sendable {
    package let registry: MockRegistry
    package let account: Account
    package let library: Library
    /// For those who write logs.
    package let keys = KnownKeys()
    private let settings: AccountSettings
    let turn = Turn()
    let time: any TimeSource

    /// - Parameters:
    ///   - fileRules: The people and keys of the manifest and the flags; those of the library come on top.
    ///   - common: What holds for all mocks of the account.
    package init(
        registry: MockRegistry, account: Account, library: Library, fileRules: AccessRules, common: MockConfiguration,
        time: any TimeSource
    ) {
        self.registry = registry
        self.account = account
        self.library = library
        settings = AccountSettings(AccountSettings.Values(rules: fileRules, common: common))
        self.time = time
        noteKeys()
    }

    /// All who may have keys: of the files, the flags and the library.
    package var rules: AccessRules {
        var rules = settings.values.rules
        let hasOwner = !rules.people.isEmpty
        for person in library.content.people(besides: Set(rules.people.flatMap(\.keys))) {
            if let place = rules.people.firstIndex(where: { $0.name == person.name }) {
                rules.people[place].keys += person.keys
            } else {
                rules.people.append(person)
            }
        }
        // Where no file names anybody, the first who got a key is the owner.
        if !hasOwner, !rules.people.isEmpty { rules.people[0].role = .admin }
        return rules
    }

    /// Whose the mocks are that nobody in particular makes.
    package var usualOwner: String {
        settings.values.rules.people.first?.name ?? library.content.keys.first?.person ?? "owner"
    }

    /// Whose a mock is: its maker's, or the usual owner's where it was made before anybody had a name.
    package func owner(of entry: LibraryMock) -> String {
        rules.people.contains { $0.name == entry.owner } ? entry.owner : usualOwner
    }

    /// Serves what the library kept from earlier processes; a mock whose collection is gone answers that it is inactive.
    ///
    /// - Returns: the names of those.
    package func restore() -> [String] {
        turn.take {
            var inactive: [String] = []
            for entry in library.content.mocks {
                if !serve(entry) { inactive.append(entry.name) }
            }
            return inactive
        }
    }

    /// What the files say now of people, keys and the account; a key that is in them no longer opens nothing from here
    /// on, nor do the keys that were made with it.
    package func reload(fileRules: AccessRules, common: MockConfiguration) {
        turn.take {
            let old = settings.values
            settings.take(AccountSettings.Values(rules: fileRules, common: common))
            for entry in library.content.mocks where entry.usesFiles || common != old.common { _ = serve(entry) }
            refreshAccess()
        }
    }

    // MARK: Changes

    package struct Wish: Sendable {
        package var name: String
        package var collection: LibraryMock.Source
        package var environment: LibraryMock.Source?
        package var isPrivate: Bool
        package var owner: String

        package init(
            name: String, collection: LibraryMock.Source, environment: LibraryMock.Source? = nil, isPrivate: Bool,
            owner: String
        ) {
            self.name = name
            self.collection = collection
            self.environment = environment
            self.isPrivate = isPrivate
            self.owner = owner
        }
    }

    /// - Parameter documents: what the wish names and nobody has yet; all are kept, or none.
    package func create(
        _ wish: Wish, adding documents: [LibraryDocument] = []
    ) throws(MakingProblem) -> ServedMock {
        try attempt { () throws(MakingProblem) in
            try checkName(wish.name, besides: nil)
            let entry = LibraryMock(
                id: UUID().uuidString.lowercased(), name: wish.name, collection: wish.collection,
                environment: wish.environment, isPrivate: wish.isPrivate, owner: wish.owner, createdAt: time.now())
            if case .file = wish.collection, collection(wish.collection) == nil { throw .collectionIsGone }
            try change { content in
                content.documents += documents
                content.mocks.append(entry)
            }
            _ = serve(entry)
            return try served(entry.id)
        }
    }

    /// Changes a mock of the library, and serves it changed from then on.
    package func change(_ id: String, _ edit: (inout LibraryMock) -> Void) throws(MakingProblem) -> ServedMock {
        try attempt { () throws(MakingProblem) in
            guard var entry = library.content.mock(id) else { throw .isReadFromFiles }
            let oldName = entry.name
            edit(&entry)
            entry.updatedAt = time.now()
            if entry.name != oldName { try checkName(entry.name, besides: id) }
            guard definition(of: entry).isComplete else { throw .collectionIsGone }
            let changed = entry
            try change { content in
                guard let place = content.mocks.firstIndex(where: { $0.id == id }) else { return }
                content.mocks[place] = changed
            }
            _ = serve(changed)
            return try served(id)
        }
    }

    package func delete(_ id: String) throws(MakingProblem) {
        try attempt { () throws(MakingProblem) in
            guard library.content.mock(id) != nil else { throw .isReadFromFiles }
            try change { content in content.mocks.removeAll { $0.id == id } }
            registry.remove(id: id)
        }
    }

    /// A collection or an environment as Postman exports it, not kept yet.
    package func document(
        _ kind: LibraryDocument.Kind, _ text: [UInt8], owner: String? = nil
    ) throws(MakingProblem) -> LibraryDocument {
        let reading = DocumentReader().read(text, file: kind.rawValue)
        let name: String
        switch reading.document {
        case .collection(let collection) where kind == .collection: name = collection.name
        case .environment(let environment) where kind == .environment: name = environment.name
        default:
            throw .unreadable(kind, reading.diagnostics.first.map { "\($0)" })
        }
        return LibraryDocument(
            kind: kind, id: UUID().uuidString.lowercased(), name: name, text: text, createdAt: time.now(),
            owner: owner)
    }

    package func keep(_ document: LibraryDocument) throws(MakingProblem) {
        try attempt { () throws(MakingProblem) in
            try change { content in content.documents.append(document) }
        }
    }

    /// Its mocks answer from then on that they are inactive (B-2.08).
    package func remove(documentID id: String) throws(MakingProblem) {
        try attempt { () throws(MakingProblem) in
            try change { content in content.documents.removeAll { $0.id == id } }
            for entry in library.content.mocks
            where entry.collection == .stored(id: id) || entry.environment == .stored(id: id) {
                _ = serve(entry)
            }
        }
    }

    /// Gives a collection another text, and serves all mocks of it anew.
    ///
    /// - Parameter old: what it was changed from; somebody else's change in between is not undone.
    func rewrite(documentID id: String, from old: [UInt8], to text: [UInt8]) throws(MakingProblem) {
        try attempt { () throws(MakingProblem) in
            guard let document = library.content.document(id), document.text == old else { throw .changedMeanwhile }
            _ = try self.document(document.kind, text)
            try change { content in
                guard let place = content.documents.firstIndex(where: { $0.id == id }) else { return }
                content.documents[place].text = text
                content.documents[place].updatedAt = time.now()
            }
            for entry in library.content.mocks where entry.collection == .stored(id: id) { _ = serve(entry) }
        }
    }

    /// Makes a key for a person, which opens all mocks that are shared with them, and is seen this once.
    ///
    /// - Parameter maker: The key of whoever asks for it, with which it will be revoked.
    package func makeKey(
        for person: String, named name: String?, maker: KeyDigest? = nil
    ) throws(MakingProblem) -> String {
        try attempt { () throws(MakingProblem) in
            let key = FreshKey.make()
            let entry = LibraryKey(
                person: person, name: name, digest: KeyDigest(ofKey: key), createdAt: time.now(), maker: maker)
            try change { content in content.keys.append(entry) }
            refreshAccess()
            return key
        }
    }

    /// The keys of the library that are in force.
    var keysInForce: Set<KeyDigest> {
        library.content.keysInForce(besides: Set(settings.values.rules.people.flatMap(\.keys)))
    }

    /// A key that is in force here no longer.
    package struct Revocation: Sendable {
        package var key: LibraryKey
        /// Why another replica may still take it; nil where none does.
        package var pending: String?
    }

    /// Returns when no replica takes the key any more, or when one has not said so for some seconds.
    ///
    /// - Parameter fingerprint: the first characters of the key's SHA-256.
    package func revokeKey(_ fingerprint: String) throws(MakingProblem) -> Revocation {
        let key = try attempt { () throws(MakingProblem) in
            let found = library.content.keys.filter {
                !$0.isRevoked && fingerprint.count >= 4 && $0.digest.hexadecimal.hasPrefix(fingerprint.lowercased())
            }
            guard found.count == 1, let key = found.first else {
                throw .noSuchKey(fingerprint, count: found.count)
            }
            try change { content in
                for place in content.keys.indices where content.keys[place].digest == key.digest {
                    content.keys[place].isRevoked = true
                }
            }
            refreshAccess()
            return key
        }
        return Revocation(key: key, pending: library.waitForReplicas())
    }

    /// Private mocks know their keys; all get the new ones in one step.
    func refreshAccess() {
        noteKeys()
        let (entries, directory, rules) = (library.content.mocks, registry.directory, rules)
        var changed: [String: ServedMock] = [:]
        for entry in entries where entry.isPrivate {
            guard let old = directory[entry.id] else { continue }
            var configuration = old.definition.configuration
            settle(entry, &configuration, rules)
            if configuration != old.definition.configuration {
                changed[entry.id] = old.reconfigured(as: configuration)
            }
        }
        let news = changed
        if !news.isEmpty { registry.update { mocks in mocks = mocks.map { news[$0.id] ?? $0 } } }
    }

    /// Keys that are not in force any more are still no business of a log's.
    private func noteKeys() {
        keys.take(Set(settings.values.rules.people.flatMap(\.keys) + library.content.keys.map(\.digest)))
    }

    private func settle(_ entry: LibraryMock, _ configuration: inout MockConfiguration, _ rules: AccessRules) {
        var owned = entry
        owned.owner = owner(of: entry)
        owned.settle(&configuration, rules: rules)
    }

    private func change(_ edit: (inout LibraryContent) -> Void) throws(MakingProblem) {
        do {
            try library.change(edit)
        } catch is LibraryConflict {
            throw .changedElsewhere
        } catch {
            throw .notKept("\(error)")
        }
    }

    private func checkName(_ name: String, besides id: String?) throws(MakingProblem) {
        if name.isBlank { throw .noName }
        if registry.directory.mocks.contains(where: { $0.name == name && $0.id != id }) { throw .nameIsTaken(name) }
    }

    // MARK: Serving

    private func served(_ id: String) throws(MakingProblem) -> ServedMock {
        guard let mock = registry.directory[id] else { throw .isGone }
        return mock
    }

    /// - Returns: Whether it answers; false where its collection or environment is gone.
    func serve(_ entry: LibraryMock) -> Bool {
        let definition = definition(of: entry)
        if let old = registry.directory[entry.id] {
            let changed = old.redefined(as: definition.definition)
            registry.replace(definition.isComplete ? changed : changed.deactivated())
        } else {
            let mock = ServedMock(
                id: entry.id, slug: Slug.make(from: entry.name), origin: .created, definition: definition.definition,
                account: account)
            registry.add(definition.isComplete ? mock : mock.deactivated())
        }
        return definition.isComplete
    }

    private func definition(of entry: LibraryMock) -> (definition: MockDefinition, isComplete: Bool) {
        var configuration = settings.values.common
        settle(entry, &configuration, rules)
        let collection = collection(entry.collection)
        let environment = entry.environment.flatMap { self.environment($0) }
        let definition = MockDefinition(
            name: entry.name,
            collection: collection ?? PostmanModel.Collection(file: "", format: .v21, name: entry.name, requests: []),
            environment: environment, configuration: configuration)
        return (definition, collection != nil && (entry.environment == nil || environment != nil))
    }

    package func collection(_ source: LibraryMock.Source) -> PostmanModel.Collection? {
        switch source {
        case .file:
            return fileMocks.first { .file(at: $0.collection.file) == source }?.collection
        case .stored(let id):
            guard let document = library.content.document(id) else { return nil }
            let name = library.path(of: document) ?? document.fileName
            guard case .collection(let collection) = DocumentReader().read(document.text, file: name).document else {
                return nil
            }
            return collection
        }
    }

    /// Those that files hold now; what is gone is nobody's collection.
    private var fileMocks: [MockDefinition] {
        registry.directory.mocks.filter { $0.origin != .created && $0.isActive }.map(\.definition)
    }

    private func environment(_ source: LibraryMock.Source) -> Environment? {
        switch source {
        case .file:
            return fileMocks.compactMap(\.environment).first { .file(at: $0.file) == source }
        case .stored(let id):
            guard let document = library.content.document(id),
                case .environment(let environment) = DocumentReader().read(document.text, file: id).document
            else { return nil }
            return environment
        }
    }
}

/// Lets changes come one at a time.
final class Turn: Sendable {
    private let lock = Mutex(())

    func take<Result: Sendable, Problem: Error>(_ change: () throws(Problem) -> Result) throws(Problem) -> Result {
        try lock.withLock { _ throws(Problem) in try change() }
    }
}

extension LibraryMock {
    /// Whether it is made from what the user's files hold.
    fileprivate var usesFiles: Bool {
        [collection, environment].contains { if case .file = $0 { true } else { false } }
    }
}
