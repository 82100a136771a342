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
    /// Of the account that all mocks of a manifest share.
    package var quota: Quota
    /// Where the manifest configures it; nil where it does not.
    package var declaration: SourceLocation?
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
    /// Its entry in a manifest; nil for a collection that no manifest names.
    var entry: ManifestPlace?
    /// Everything that this was read from: a change in any of them may change the mock.
    package var files: [String] = []
}

/// Where a manifest describes a mock.
struct ManifestPlace: Sendable {
    var name: String
    var manifest: String
    /// The manifest as it was when it was read.
    var stamp: FileStamp
}

/// All that the paths of a command line led to.
package struct Workload: Sendable {
    /// A file that claims to be a collection and cannot be used.
    package struct BrokenFile: Sendable {
        package var path: String
        package var errors: [Diagnostic]
    }

    package var mocks: [LoadedMock] = []
    /// The people of the manifest and their keys.
    package var rules = AccessRules()
    package var brokenFiles: [BrokenFile] = []
    /// The rules of lint that count, and where they do not.
    package var lint = LintSettings()
    /// What is wrong with usable files, and the notes on all others.
    package var diagnostics: [Diagnostic] = []
    /// The options that said how to read and mock the files.
    var inputArguments: [String] = []
    /// What requests to targets carry besides secret variables.
    package var targetSecrets: [Secret] = []

    package init() {}

    /// - Parameter areErrorsFatal: whether the errors mean that their file is of no use.
    package mutating func note(_ new: [Diagnostic], areErrorsFatal: Bool) {
        diagnostics += new
        guard areErrorsFatal else { return }
        for error in new where error.severity == .error {
            if let index = brokenFiles.firstIndex(where: { $0.path == error.location.file }) {
                brokenFiles[index].errors.append(error)
            } else {
                brokenFiles.append(BrokenFile(path: error.location.file, errors: [error]))
            }
        }
    }

    /// What holds for all mocks of the account.
    package var common: MockConfiguration {
        var configuration = MockConfiguration(name: "")
        if let first = mocks.first?.configuration {
            configuration.profile = first.profile
            configuration.typesFromLanguage = first.typesFromLanguage
            configuration.rateLimit = first.rateLimit
        }
        return configuration
    }

    /// Values of secret variables, which no report may show.
    package var secrets: [Secret] {
        mocks.flatMap { $0.collection.variables + ($0.environment?.variables ?? []) }.filter(\.isSecret)
            .compactMap { variable in variable.value.map { Secret($0, named: variable.key) } } + targetSecrets
    }
}
