/// A mock with all that it is made from: what is served, verified, explained and compared.
package struct MockDefinition: Sendable {
    package var collection: Collection
    package var environment: Environment?
    package var configuration: MockConfiguration

    package init(collection: Collection, environment: Environment? = nil, configuration: MockConfiguration) {
        self.collection = collection
        self.environment = environment
        self.configuration = configuration
    }

    package var name: String {
        get { configuration.name }
        set { configuration.name = newValue }
    }
}
