import ArgumentParser
import MockcheckKit

/// Which collections a command works on, and with what.
struct InputOptions: ParsableArguments {
    @Argument(help: "Collections, directories that hold some, or - for standard input.", completion: .file())
    var paths: [String] = ["."]

    @OptionGroup(title: "Input") var mocking: MockingOptions

    var settings: InputSettings { mocking.settings }
}

/// With what collections are mocked, whichever they are.
struct MockingOptions: ParsableArguments {
    @Option(
        name: [.customShort("e"), .long], help: "An exported environment for every mock.",
        completion: .file())
    var environment: String?

    @Option(
        name: [.customShort("g"), .long], help: "Exported globals, the outermost scope of every mock.",
        completion: .file())
    var globals: String?

    @Option(
        help: "The manifest for all collections; default: the nearest mockcheck.yaml above each.", completion: .file())
    var config: String?

    @Option(
        help: "The era of the matching rules: classic, 2022-11 or current (the default).",
        completion: CatalogueHelp.profileNames)
    var profile: String?

    @Flag(help: "Search directories regardless of ignore files.")
    var noIgnore = false

    @Flag(help: "Where an example stores no Content-Type, take it from its preview language; Postman sends HTML.")
    var contentTypeFromLanguage = false

    var settings: InputSettings {
        var settings = InputSettings()
        settings.environment = environment
        settings.globals = globals
        settings.config = config
        settings.profile = profile
        settings.noIgnore = noIgnore
        settings.contentTypeFromLanguage = contentTypeFromLanguage
        return settings
    }
}
