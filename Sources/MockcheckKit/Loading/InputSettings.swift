/// With what collections are mocked, whichever they are: as the command line says it, before `MOCKCHECK_*` and the manifest.
package struct InputSettings: Sendable {
    /// The path of an environment for every mock.
    package var environment: String?
    /// The path of exported globals: the outermost scope of every mock.
    package var globals: String?
    /// The path of the manifest for everything; nil means the nearest above each collection.
    package var config: String?
    package var profile: String?
    package var noIgnore = false
    package var contentTypeFromLanguage = false

    package init() {}

    /// The options again, as another call needs them to read and mock the same files alike.
    package func repeated() throws -> [String] {
        var words: [String] = []
        let values = [
            ("--environment", try Setting.resolve(environment, "MOCKCHECK_ENVIRONMENT")),
            ("--globals", globals),
            ("--config", try Setting.resolve(config, "MOCKCHECK_CONFIG")),
            ("--profile", try Setting.resolve(profile, "MOCKCHECK_PROFILE")),
        ]
        for (name, value) in values {
            if let value { words += [name, value] }
        }
        return contentTypeFromLanguage ? words + ["--content-type-from-language"] : words
    }
}
