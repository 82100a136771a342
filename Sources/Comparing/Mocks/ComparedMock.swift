package import PostmanModel

/// One of the two versions of a mock: a collection and everything that says how it is mocked.
@dynamicMemberLookup
package struct ComparedMock: Sendable {
    package var definition: MockDefinition
    package var quota: Quota
    /// Where its settings stand: in the manifest, or the collection where it has none.
    package var location: SourceLocation

    package init(_ definition: MockDefinition, quota: Quota = Quota(), location: SourceLocation? = nil) {
        self.definition = definition
        self.quota = quota
        self.location = location ?? SourceLocation(file: definition.collection.file)
    }

    package subscript<Value>(dynamicMember path: WritableKeyPath<MockDefinition, Value>) -> Value {
        get { definition[keyPath: path] }
        set { definition[keyPath: path] = newValue }
    }
}
