package import MockCore
package import MockFiles
package import MockServer
import PostmanModel

/// The loaded mocks of a command line as mocks that can be served, all on one account.
package struct ServedMocks: Sendable {
    package let registry: MockRegistry
    package let account: Account

    package init(_ mocks: [LoadedMock], account: Account) {
        self.account = account
        registry = MockRegistry()
        for mock in mocks { add(mock, isAtRoot: mocks.count == 1) }
    }

    /// - Parameter compile: makes what is served of each.
    init(_ mocks: [LoadedMock], account: Account, compile: (Int, MockDefinition) -> Mock) {
        self.account = account
        registry = MockRegistry()
        for (place, mock) in mocks.enumerated() {
            registry.add(
                ServedMock(
                    id: mock.id, slug: Slug.make(from: mock.name), isAtRoot: mocks.count == 1,
                    origin: .files(key: mock.key), definition: mock.definition,
                    mock: compile(place, mock.definition)))
        }
    }

    /// Compiles a mock and serves it under an id and a slug of its own.
    @discardableResult
    package func add(_ mock: LoadedMock, isAtRoot: Bool = false) -> ServedMock {
        registry.add(
            ServedMock(
                id: mock.id, slug: Slug.make(from: mock.name), isAtRoot: isAtRoot, origin: .files(key: mock.key),
                definition: mock.definition, account: account))
    }
}
