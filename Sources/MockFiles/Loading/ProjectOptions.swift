package import PostmanModel

/// How the files of a project are read and mocked, whatever they say themselves.
package struct ProjectOptions: Sendable {
    /// The path of an environment for every mock.
    package var environment: String?
    /// The path of exported globals: the outermost scope of every mock.
    package var globals: String?
    /// The path of the manifest for everything; nil means the nearest above each collection.
    package var manifest: String?
    /// Outranks the manifest's.
    package var profile: Profile?
    package var honoursIgnoreFiles = true
    package var typesFromLanguage = false
    /// The rules of lint that a manifest may name.
    package var lintRules: [String] = []
    /// The variables of the process, which hold the keys that a manifest names.
    package var variable: @Sendable (_ name: String) -> String? = { _ in nil }

    package init() {}
}

/// Why the files cannot be loaded, for whoever gave them.
package struct ProjectProblem: Error, Sendable, CustomStringConvertible {
    package let description: String
}
