import Linting
package import MockFiles
import PostmanModel

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

    /// How the files are read and mocked, once the variables have been asked, too.
    ///
    /// - Throws: `CommandProblem` where an option or a variable cannot be used.
    package func options() throws -> ProjectOptions {
        var project = try fileOptions()
        project.environment = try Setting.resolve(environment, "MOCKCHECK_ENVIRONMENT")
        project.globals = globals
        project.profile = try Self.profile(named: Setting.resolve(profile, "MOCKCHECK_PROFILE"))
        project.typesFromLanguage = contentTypeFromLanguage
        return project
    }

    /// Which files there are, and which manifest applies to them, whatever they are mocked with.
    func fileOptions() throws -> ProjectOptions {
        var project = ProjectOptions()
        project.manifest = try Setting.resolve(config, "MOCKCHECK_CONFIG")
        project.honoursIgnoreFiles = !noIgnore
        project.lintRules = RuleCatalogue.ids
        project.variable = { ProcessEnvironment.value(of: $0) }
        return project
    }

    /// The manifest that applies where no other is nearer.
    package func manifestPath(_ paths: [String]) throws -> String? {
        ManifestFinder(paths, given: try Setting.resolve(config, "MOCKCHECK_CONFIG")).outermost
    }

    /// The files as they are now; with options that cannot be used nothing would be loaded, whatever they are.
    package func survey(_ paths: [String], _ history: ReadingHistory) -> ProjectSurvey {
        ProjectSurvey(paths, (try? options()) ?? ProjectOptions(), history)
    }

    private static func profile(named name: String?) throws -> Profile? {
        guard let name else { return nil }
        guard let profile = Profile(rawValue: name) else {
            let known = Profile.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandProblem.usage("unknown profile '\(name)'; the profiles are \(known)")
        }
        return profile
    }
}
