package import MockCore
package import PostmanModel

/// A mock that is being served, under the address it keeps for as long as it is served.
package struct ServedMock: Sendable {
    /// Where a mock comes from, which decides who may replace it.
    package enum Origin: Sendable, Hashable {
        /// Read from the user's files, and read again when they change; the key says which of them it is.
        case files(key: String)
        /// Made while the server runs, by the API or the page.
        case created
    }

    private struct State {
        var id: String
        var slug: String
        var isAtRoot: Bool
        var origin: Origin
        var isActive = true
        var definition: MockDefinition
        var mock: Mock
        var meter = CallMeter()
    }

    /// All in one object, for every call carries its mock along, and the parts of a struct would each be counted.
    private final class Content: Sendable {
        let state: State

        init(_ state: State) {
            self.state = state
        }
    }

    private var content: Content

    /// Compiles the definition; that can take a while and belongs off the mocks' event loops.
    package init(
        id: String, slug: String, isAtRoot: Bool = false, origin: Origin, definition: MockDefinition,
        account: Account
    ) {
        self.init(
            id: id, slug: slug, isAtRoot: isAtRoot, origin: origin, definition: definition,
            mock: Mock(definition, account: account, window: id))
    }

    /// - Parameter mock: the definition, compiled.
    package init(
        id: String, slug: String, isAtRoot: Bool = false, origin: Origin, definition: MockDefinition, mock: Mock
    ) {
        content = Content(
            State(id: id, slug: slug, isAtRoot: isAtRoot, origin: origin, definition: definition, mock: mock))
    }

    package var id: String { content.state.id }
    /// One path segment and one host label: lower-case letters, digits and hyphens.
    package var slug: String { content.state.slug }
    /// Whether it answers at the root of the listener; all others answer below `/slug` (product S-1).
    package var isAtRoot: Bool { content.state.isAtRoot }
    package var origin: Origin { content.state.origin }
    /// False while its collection or environment is gone: calls get `inactiveMockError` (B-2.08).
    package var isActive: Bool { content.state.isActive }
    package var definition: MockDefinition { content.state.definition }
    package var mock: Mock { content.state.mock }
    /// Goes on counting when the mock is redefined.
    var meter: CallMeter { content.state.meter }
    package var name: String { definition.name }
    /// What its address adds to the listener's.
    package var path: String { isAtRoot ? "" : "/" + slug }
    package var isPrivate: Bool { definition.configuration.access != .anyone }

    /// The same address with another definition behind it, compiled anew.
    ///
    /// - Parameter origin: nil where it stays what it was.
    package func redefined(as definition: MockDefinition, origin: Origin? = nil) -> ServedMock {
        changed { state in
            state.definition = definition
            state.mock = Mock(definition, account: state.mock.account, window: state.id)
            state.isActive = true
            if let origin { state.origin = origin }
        }
    }

    /// The same mock under other settings; its index is built anew only where it would be another.
    func reconfigured(as configuration: MockConfiguration) -> ServedMock {
        changed { state in
            state.definition.configuration = configuration
            let account = state.mock.account
            state.mock =
                state.mock.reconfigured(as: configuration, account: account, keepsWindow: true)
                ?? Mock(state.definition, account: account, window: state.id)
        }
    }

    /// The same mock, answering that it is inactive.
    package func deactivated() -> ServedMock {
        changed { $0.isActive = false }
    }

    /// The same mock under another address.
    func renamed(id: String, slug: String) -> ServedMock {
        changed { state in
            state.id = id
            state.slug = slug
        }
    }

    private func changed(_ change: (inout State) -> Void) -> ServedMock {
        var state = content.state
        change(&state)
        var mock = self
        mock.content = Content(state)
        return mock
    }
}
