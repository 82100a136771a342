import ArgumentParser

/// Which collections a command works on, and with what.
struct InputOptions: ParsableArguments {
    @Argument(help: "Collections, directories that hold some, or - for standard input.", completion: .file())
    var paths: [String] = []

    @OptionGroup var settings: InputSettings

    /// What to say where the paths lead to no collection.
    var emptiness: String {
        "no collection in \(paths.joined(separator: ", ")); name a file or directory that holds one"
    }

    func validate() throws {
        guard !paths.isEmpty else {
            throw ValidationError("name at least one collection or directory, for example: mockcheck specs/")
        }
    }
}

/// With what collections are mocked, whichever they are.
struct InputSettings: ParsableArguments {
    @Option(
        name: [.customShort("e"), .long], help: "An exported environment for every mock.",
        completion: .file())
    var environment: String?

    @Option(help: "The manifest; default: mockcheck.yaml above the first path.", completion: .file())
    var config: String?

    @Option(
        help: "The era of the matching rules: classic, 2022-11 or current (the default).",
        completion: CatalogueHelp.profileNames)
    var profile: String?

    @Flag(help: "Search directories without regard to ignore files.")
    var noIgnore = false

    @Flag(help: "Where an example stores no Content-Type, take it from its preview language; Postman sends HTML.")
    var contentTypeFromLanguage = false

    /// The options again, as another call needs them to read and mock the same files alike.
    func repeated() throws -> [String] {
        var words: [String] = []
        let values = [
            ("--environment", try Setting.resolve(environment, "MOCKCHECK_ENVIRONMENT")),
            ("--config", try Setting.resolve(config, "MOCKCHECK_CONFIG")),
            ("--profile", try Setting.resolve(profile, "MOCKCHECK_PROFILE")),
        ]
        for (name, value) in values {
            if let value { words += [name, value] }
        }
        return contentTypeFromLanguage ? words + ["--content-type-from-language"] : words
    }
}
