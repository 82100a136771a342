import MockCore
package import PostmanModel

/// What a mock is compiled from; kept beside the mock, so that one setting can be changed without the files.
package struct MockDefinition: Sendable {
    package var name: String
    package var collection: Collection
    package var environment: Environment?
    package var configuration: MockConfiguration

    package init(
        name: String, collection: Collection, environment: Environment? = nil, configuration: MockConfiguration
    ) {
        self.name = name
        self.collection = collection
        self.environment = environment
        self.configuration = configuration
    }

    /// - Parameter id: The mock's, which all replicas know it by.
    func compiled(for account: Account, id: String) -> Mock {
        Mock(
            collection: collection, environment: environment, configuration: configuration, account: account,
            window: id)
    }
}
