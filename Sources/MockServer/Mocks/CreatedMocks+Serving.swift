package import MockStore
package import PostmanModel

/// How what the library keeps becomes mocks that answer.
extension CreatedMocks {
    func served(_ id: String) throws(MakingProblem) -> ServedMock {
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

    func definition(of entry: LibraryMock) -> (definition: MockDefinition, isComplete: Bool) {
        let collection = collection(entry.collection)
        let environment = entry.environment.flatMap { self.environment($0) }
        let definition = MockDefinition(
            collection: collection ?? PostmanModel.Collection(file: "", format: .v21, name: entry.name, requests: []),
            environment: environment,
            configuration: configuration(of: entry, under: settings.values.common, rules))
        return (definition, collection != nil && (entry.environment == nil || environment != nil))
    }

    func configuration(
        of entry: LibraryMock, under common: MockConfiguration, _ rules: AccessRules
    ) -> MockConfiguration {
        var declaration = entry.declaration
        declaration.owner = owner(of: entry)
        return declaration.configuration(under: common, rules: rules)
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
