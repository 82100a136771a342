package import PostmanModel

/// One of the two versions of a mock: a collection and everything that says how it is mocked.
package struct ComparedMock: Sendable {
    package var name: String
    package var collection: Collection
    package var environment: Environment?
    package var configuration: MockConfiguration
    package var quota: Quota
    /// Where its settings stand: in the manifest, or the collection where it has none.
    package var location: SourceLocation

    package init(
        name: String, collection: Collection, environment: Environment? = nil, configuration: MockConfiguration,
        quota: Quota = Quota(), location: SourceLocation? = nil
    ) {
        self.name = name
        self.collection = collection
        self.environment = environment
        self.configuration = configuration
        self.quota = quota
        self.location = location ?? SourceLocation(file: collection.file)
    }
}
