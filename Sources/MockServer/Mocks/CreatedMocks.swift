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
    let settings: AccountSettings
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
        entry.owner.flatMap { owner in rules.people.contains { $0.name == owner } ? owner : nil } ?? usualOwner
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

    /// - Parameter documents: what it is made from and nobody has yet; all are kept, or none.
    package func create(
        _ declaration: MockDeclaration, from collection: LibraryMock.Source, _ environment: LibraryMock.Source? = nil,
        adding documents: [LibraryDocument] = []
    ) throws(MakingProblem) -> ServedMock {
        try attempt { () throws(MakingProblem) in
            try checkName(declaration.name, besides: nil)
            let entry = LibraryMock(
                declaration, id: UUID().uuidString.lowercased(), collection: collection, environment: environment,
                createdAt: time.now())
            if case .file = collection, self.collection(collection) == nil { throw .collectionIsGone }
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

    // MARK: What every change needs

    func change<Result: Sendable>(
        _ edit: (inout LibraryContent) throws -> Result
    ) throws(MakingProblem) -> Result {
        do {
            return try library.change(edit)
        } catch is LibraryConflict {
            throw .changedElsewhere
        } catch let problem as UnclearFingerprint {
            throw .noSuchKey(problem)
        } catch {
            throw .notKept("\(error)")
        }
    }

    private func checkName(_ name: String, besides id: String?) throws(MakingProblem) {
        if name.isBlank { throw .noName }
        if registry.directory.mocks.contains(where: { $0.name == name && $0.id != id }) { throw .nameIsTaken(name) }
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
