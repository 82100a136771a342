import HTTPMessage
package import PostmanModel

/// All that the paths of a command line led to.
package struct Project: Sendable {
    /// A file that claims to be a collection and cannot be used.
    package struct BrokenFile: Sendable {
        package var path: String
        package var errors: [Diagnostic]

        package init(path: String, errors: [Diagnostic]) {
            self.path = path
            self.errors = errors
        }
    }

    package var mocks: [LoadedMock] = []
    /// The account of a server, which has one: that of the first path, or else of the first mock that has one.
    package var account = DeclaredAccount()
    package var brokenFiles: [BrokenFile] = []
    /// What is wrong with usable files, and the notes on all others.
    package var diagnostics: [Diagnostic] = []

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

    /// Leaves out the mocks of other accounts than the server's: under its rules a private one would be open to others.
    ///
    /// - Returns: a warning for each manifest whose mocks are left out.
    package mutating func keepOneAccount(command: String) -> [Diagnostic] {
        let isForeign = { [account] (mock: LoadedMock) in
            mock.account.manifest != nil && mock.account.manifest != account.manifest
        }
        let foreign = Dictionary(grouping: mocks.filter(isForeign)) { $0.account.manifest ?? "" }
        mocks.removeAll(where: isForeign)
        return foreign.sorted { $0.key < $1.key }.map { manifest, mocks in
            let names = mocks.map { "'\($0.name)'" }.joined(separator: ", ")
            return Diagnostic(
                rule: .manifestOfOtherAccount, severity: .warning,
                message: "another account; its mocks are left out: \(names)",
                help: "\(command) \(ShellWord.quoted(FilePath.directory(of: manifest))) has them",
                location: SourceLocation(file: manifest))
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
}
