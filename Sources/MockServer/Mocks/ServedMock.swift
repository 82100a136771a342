package import MockCore

/// A mock that is being served, under the address it keeps for as long as it is served.
package struct ServedMock: Sendable {
    /// Where a mock comes from, which decides who may replace it.
    package enum Origin: Sendable, Hashable {
        /// Read from the user's files, and read again when they change; the key says which of them it is.
        case files(key: String)
        /// Made while the server runs, by the API or the page.
        case created
    }

    package let id: String
    /// One path segment and one host label: lower-case letters, digits and hyphens.
    package internal(set) var slug: String
    /// Whether it answers at the root of the listener; all others answer below `/slug` (product S-1).
    package let isAtRoot: Bool
    package let origin: Origin
    package let definition: MockDefinition
    package let mock: Mock
    /// False while its collection or environment is gone: calls get `inactiveMockError` (B-2.08).
    package let isActive: Bool

    /// Compiles the definition; that can take a while and belongs off the mocks' event loops.
    package init(
        id: String, slug: String, isAtRoot: Bool = false, origin: Origin, definition: MockDefinition,
        account: Account
    ) {
        let mock = Mock(
            collection: definition.collection, environment: definition.environment,
            configuration: definition.configuration, account: account)
        self.init(
            id: id, slug: slug, isAtRoot: isAtRoot, origin: origin, definition: definition, mock: mock, isActive: true)
    }

    private init(
        id: String, slug: String, isAtRoot: Bool, origin: Origin, definition: MockDefinition, mock: Mock,
        isActive: Bool
    ) {
        self.id = id
        self.slug = slug
        self.isAtRoot = isAtRoot
        self.origin = origin
        self.definition = definition
        self.mock = mock
        self.isActive = isActive
    }

    package var name: String { definition.name }
    /// What its address adds to the listener's.
    package var path: String { isAtRoot ? "" : "/" + slug }
    package var isPrivate: Bool { definition.configuration.access != .anyone }

    /// The same address with another definition behind it, compiled anew.
    package func redefined(as definition: MockDefinition) -> ServedMock {
        ServedMock(
            id: id, slug: slug, isAtRoot: isAtRoot, origin: origin, definition: definition, account: mock.account)
    }

    /// The same mock, answering that it is inactive.
    package func deactivated() -> ServedMock {
        ServedMock(
            id: id, slug: slug, isAtRoot: isAtRoot, origin: origin, definition: definition, mock: mock,
            isActive: false)
    }
}
