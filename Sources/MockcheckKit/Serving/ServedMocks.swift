package import MockCore
package import MockFiles
package import MockServer
import PostmanModel

/// The loaded mocks of a command line as mocks that can be served, all on one account.
package struct ServedMocks: Sendable {
    package let registry: MockRegistry
    package let account: Account

    package init(_ mocks: [LoadedMock], account: Account) {
        self.init(mocks, account: account) { Self.compiled($1, account: account) }
    }

    /// - Parameter compile: makes of each, by its place, what answers.
    init(_ mocks: [LoadedMock], account: Account, compile: (Int, LoadedMock) -> Mock) {
        self.account = account
        registry = MockRegistry()
        for (place, mock) in mocks.enumerated() {
            registry.add(Self.served(mock, compile(place, mock), isAtRoot: mocks.count == 1))
        }
    }

    /// Compiles a mock and serves it under an id and a slug of its own.
    @discardableResult
    package func add(_ mock: LoadedMock) -> ServedMock {
        registry.add(Self.served(mock, Self.compiled(mock, account: account), isAtRoot: false))
    }

    private static func compiled(_ mock: LoadedMock, account: Account) -> Mock {
        Mock(mock.definition, account: account, window: mock.id)
    }

    private static func served(_ mock: LoadedMock, _ compiled: Mock, isAtRoot: Bool) -> ServedMock {
        ServedMock(
            id: mock.id, slug: Slug.make(from: mock.name), isAtRoot: isAtRoot, origin: .files(key: mock.key),
            definition: mock.definition, mock: compiled)
    }
}
