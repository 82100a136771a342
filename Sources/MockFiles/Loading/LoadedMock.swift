package import PostmanModel

/// A collection with everything that says how it is mocked.
@dynamicMemberLookup
package struct LoadedMock: Sendable {
    /// Its name is unique among those that were loaded together.
    package var definition: MockDefinition
    package var id: String
    /// Says which mock of the files this is, also after they have changed.
    package var key: String
    package var account = DeclaredAccount()
    /// Where a manifest describes it; nil for a collection that no manifest names.
    package var entry: Entry?
    /// What the manifest says of somebody else's server.
    package var declaredTarget: Manifest.Target?
    /// What was said of the collection while it was read.
    package var reading: [Diagnostic] = []
    /// The collection's file as it was when it was read; nil for what is not a file.
    package var stamp: FileStamp?
    /// The environment's file as it was when it was read; nil without one.
    package var environmentStamp: FileStamp?
    /// Everything that this was read from: a change in any of them may change the mock.
    package var files: [String] = []

    /// An entry of a manifest.
    package struct Entry: Sendable {
        package var name: String
        package var location: SourceLocation
        /// The manifest as it was when it was read; nil where it is no file.
        package var stamp: FileStamp?
    }

    package init(
        _ definition: MockDefinition, id: String, key: String, account: DeclaredAccount = DeclaredAccount(),
        files: [String] = []
    ) {
        self.definition = definition
        self.id = id
        self.key = key
        self.account = account
        self.files = files
    }

    package subscript<Value>(dynamicMember path: WritableKeyPath<MockDefinition, Value>) -> Value {
        get { definition[keyPath: path] }
        set { definition[keyPath: path] = newValue }
    }
}
