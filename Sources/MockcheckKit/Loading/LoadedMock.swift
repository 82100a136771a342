package import MockFiles
package import PostmanModel
package import Verification

/// A collection with everything that says how it is mocked.
package struct LoadedMock: Sendable {
    /// Unique in the run.
    package var name: String
    package var id: String
    /// Says which mock of the files this is, also after they have changed.
    package var key: String
    package var collection: Collection
    package var environment: Environment?
    package var configuration: MockConfiguration
    package var account = DeclaredAccount()
    /// Where a manifest describes it; nil for a collection that no manifest names.
    package var declaration: Declaration?
    /// What the manifest says of somebody else's server.
    package var declaredTarget: Manifest.Target?
    /// Somebody else's server that is judged in its place; nil for a mock of our own.
    package var target: Target?
    /// What was said of the collection while it was read.
    package var reading: [Diagnostic] = []
    /// The collection's file as it was when it was read; nil for what is not a file.
    package var stamp: FileStamp?
    /// The environment's file as it was when it was read; nil without one.
    var environmentStamp: FileStamp?
    /// Everything that this was read from: a change in any of them may change the mock.
    package var files: [String] = []

    /// An entry of a manifest.
    package struct Declaration: Sendable {
        var name: String
        package var location: SourceLocation
        /// The manifest as it was when it was read; nil where it is no file.
        var stamp: FileStamp?
    }
}
