import ArgumentParser
import MockCore

/// Which collections a command works on, and with what.
struct InputOptions: ParsableArguments {
    @Argument(help: "Collections, directories that hold some, or - for standard input.")
    var paths: [String] = []

    @OptionGroup var settings: InputSettings

    func validate() throws {
        guard !paths.isEmpty else {
            throw ValidationError("name at least one collection or directory, for example: mockcheck specs/")
        }
    }
}

/// With what collections are mocked, whichever they are.
struct InputSettings: ParsableArguments {
    @Option(name: [.customShort("e"), .long], help: "An exported environment for every mock.")
    var environment: String?

    @Option(help: "The manifest; default: mockcheck.yaml above the first path.")
    var config: String?

    @Option(help: "The era of the matching rules: classic, 2022-11 or current (the default).")
    var profile: String?

    @Flag(help: "Search directories without regard to ignore files.")
    var noIgnore = false

    @Flag(help: "Where an example stores no Content-Type, take it from its preview language; Postman sends HTML.")
    var contentTypeFromLanguage = false
}
