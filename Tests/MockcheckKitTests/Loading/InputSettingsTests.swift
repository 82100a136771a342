import MockFiles
import PostmanModel
import Testing

@testable import MockcheckKit

struct InputSettingsTests {
    @Test func optionsSayHowTheFilesAreReadAndMocked() throws {
        var settings = InputSettings()
        (settings.environment, settings.globals, settings.config) = ("e.json", "g.json", "m.yaml")
        (settings.profile, settings.noIgnore, settings.contentTypeFromLanguage) = ("classic", true, true)
        let options = try settings.options()
        #expect(options.environment == "e.json" && options.globals == "g.json" && options.manifest == "m.yaml")
        #expect(options.profile == .classic && !options.honoursIgnoreFiles && options.typesFromLanguage)
        #expect(options.lintRules.contains("invalid-utf8"))
        #expect(
            try settings.repeated() == [
                "--environment", "e.json", "--globals", "g.json", "--config", "m.yaml", "--profile", "classic",
                "--content-type-from-language",
            ])
    }

    @Test func anUnknownProfileIsSaidWithTheKnownOnes() {
        var settings = InputSettings()
        settings.profile = "modern"
        let problem = #expect(throws: CommandProblem.self) { try settings.options() }
        #expect(problem?.description.contains("classic, 2022-11, current") == true)
    }
}
