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

    package internal(set) var id: String
    /// One path segment and one host label: lower-case letters, digits and hyphens.
    package internal(set) var slug: String
    /// Whether it answers at the root of the listener; all others answer below `/slug` (product S-1).
    package let isAtRoot: Bool
    package private(set) var origin: Origin
    private var content: Content
    /// False while its collection or environment is gone: calls get `inactiveMockError` (B-2.08).
    package private(set) var isActive = true
    /// Goes on counting when the mock is redefined.
    let meter = CallMeter()

    /// In one object, for every call carries its mock along.
    private final class Content: Sendable {
        let definition: MockDefinition
        let mock: Mock

        init(_ definition: MockDefinition, account: Account) {
            self.definition = definition
            mock = definition.compiled(for: account)
        }
    }

    /// Compiles the definition; that can take a while and belongs off the mocks' event loops.
    package init(
        id: String, slug: String, isAtRoot: Bool = false, origin: Origin, definition: MockDefinition,
        account: Account
    ) {
        self.id = id
        self.slug = slug
        self.isAtRoot = isAtRoot
        self.origin = origin
        content = Content(definition, account: account)
    }

    package var definition: MockDefinition { content.definition }
    package var mock: Mock { content.mock }
    package var name: String { definition.name }
    /// What its address adds to the listener's.
    package var path: String { isAtRoot ? "" : "/" + slug }
    package var isPrivate: Bool { definition.configuration.access != .anyone }

    /// The same address with another definition behind it, compiled anew.
    ///
    /// - Parameter origin: nil where it stays what it was.
    package func redefined(as definition: MockDefinition, origin: Origin? = nil) -> ServedMock {
        var mock = self
        mock.content = Content(definition, account: self.mock.account)
        mock.isActive = true
        if let origin { mock.origin = origin }
        return mock
    }

    /// The same mock, answering that it is inactive.
    package func deactivated() -> ServedMock {
        var mock = self
        mock.isActive = false
        return mock
    }
}
