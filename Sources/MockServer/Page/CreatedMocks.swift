import Foundation
import MockCore

/// Makes, changes and deletes the mocks that live only in this process.
///
/// What comes from files is theirs: it is changed there, and read again.
struct CreatedMocks: Sendable {
    let registry: MockRegistry
    let account: Account

    /// A mock and the key that was made with it; nobody can ask for the key again.
    struct Made {
        var mock: ServedMock
        var key: String?
        /// A call that it answers.
        var sample: (method: String, target: String)?
    }

    /// - Throws: `PageProblem` that says what to change in the form.
    func create(_ form: MockForm) throws(PageProblem) -> Made {
        let (collection, sample) = try collection(of: form)
        let name = form.name.isBlank ? (form.source == .rows ? "" : collection.name) : form.name
        try checkName(name, besides: nil)
        var configuration =
            registry.directory.mocks.first?.definition.configuration.forAnotherMock(named: name)
            ?? MockConfiguration(name: name)
        let key = form.isPrivate ? FreshKey.make() : nil
        if let key { configuration.access = .keys([KeyGrant(digest: KeyDigest(ofKey: key))]) }
        let definition = MockDefinition(
            name: name, collection: collection, environment: try environment(form.environmentText),
            configuration: configuration)
        let mock = ServedMock(
            id: UUID().uuidString.lowercased(), slug: Slug.make(from: name), origin: .created, definition: definition,
            account: account)
        return Made(mock: registry.add(mock), key: key, sample: sample ?? Self.sample(in: collection))
    }

    /// Changes the definition of a mock that was made here.
    func change(
        _ mock: ServedMock, _ edit: (inout MockDefinition) throws(PageProblem) -> Void
    ) throws(PageProblem) -> ServedMock {
        guard mock.origin == .created else { throw PageProblem("This mock server is read from files; change them.") }
        var definition = mock.definition
        try edit(&definition)
        if definition.name != mock.name { try checkName(definition.name, besides: mock.id) }
        definition.configuration.name = definition.name
        let changed = mock.redefined(as: definition)
        guard registry.replace(changed) else { throw PageProblem("This mock server is gone.") }
        return changed
    }

    /// Makes the mock private with a new key, or public.
    func setPrivate(_ isPrivate: Bool, _ mock: ServedMock) throws(PageProblem) -> Made {
        let key = isPrivate ? FreshKey.make() : nil
        let changed = try change(mock) { definition throws(PageProblem) in
            definition.configuration.access = key.map { .keys([KeyGrant(digest: KeyDigest(ofKey: $0))]) } ?? .anyone
        }
        return Made(mock: changed, key: key, sample: Self.sample(in: changed.definition.collection))
    }

    func delete(_ mock: ServedMock) throws(PageProblem) {
        guard mock.origin == .created else { throw PageProblem("This mock server is read from files; delete them.") }
        registry.remove(id: mock.id)
    }

    static func sample(in collection: MockCore.Collection) -> (method: String, target: String)? {
        SampleCall.first(in: collection)
    }

    private func checkName(_ name: String, besides id: String?) throws(PageProblem) {
        if name.isBlank { throw PageProblem("A mock needs a name.") }
        if registry.directory.mocks.contains(where: { $0.name == name && $0.id != id }) {
            throw PageProblem("There is a mock server named '\(name)' already. Choose another name.")
        }
    }

    private func collection(
        of form: MockForm
    ) throws(PageProblem) -> (MockCore.Collection, sample: (method: String, target: String)?) {
        switch form.source {
        case .rows:
            let text: String
            let rows: [DraftRow]
            do throws(DraftProblem) {
                rows = try form.rows()
                text = try DraftCollection(name: form.name, rows: rows).json(id: UUID().uuidString.lowercased())
            } catch {
                throw PageProblem(fragment: "\(error)")
            }
            return (try read(text), rows.first.map { ($0.method, $0.path) })
        case .mock:
            guard let mock = registry.directory[form.collectionOf] else {
                throw PageProblem("Choose a collection that is served.")
            }
            return (mock.definition.collection, nil)
        case .text:
            if form.collectionText.isBlank { throw PageProblem("Paste an exported collection, or choose its file.") }
            return (try read(form.collectionText), nil)
        }
    }

    private func read(_ text: String) throws(PageProblem) -> MockCore.Collection {
        let reading = DocumentReader().read(Array(text.utf8), file: "collection")
        if case .collection(let collection) = reading.document { return collection }
        let reason = reading.diagnostics.first.map { ": \($0)" } ?? ""
        throw PageProblem("This is no Postman collection; export it as v2.1\(reason).")
    }

    private func environment(_ text: String) throws(PageProblem) -> Environment? {
        if text.isBlank { return nil }
        let reading = DocumentReader().read(Array(text.utf8), file: "environment")
        if case .environment(let environment) = reading.document { return environment }
        let reason = reading.diagnostics.first.map { ": \($0)" } ?? ""
        throw PageProblem("This is no exported Postman environment\(reason).")
    }
}

/// What is wrong with a form, as a sentence for the person who filled it in.
struct PageProblem: Error {
    let sentence: String

    init(_ sentence: String) {
        self.sentence = sentence
    }

    init(fragment: String) {
        sentence = fragment.prefix(1).uppercased() + fragment.dropFirst() + "."
    }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension MockConfiguration {
    /// What holds for all mocks of the account; the rest begins anew.
    fileprivate func forAnotherMock(named name: String) -> MockConfiguration {
        var configuration = MockConfiguration(name: name)
        configuration.profile = profile
        configuration.typesFromLanguage = typesFromLanguage
        configuration.rateLimit = rateLimit
        return configuration
    }
}
