import MockFiles
import PostmanModel

/// Says which manifest applies to a file: the one that an option names, or else the nearest above it, as a folder below
/// may hold another account.
struct ManifestFinder {
    /// Where it was given by an option, it applies to everything.
    private let given: String?
    /// What applies to files that have none above them.
    let outermost: String?
    private var byDirectory: [String: String?] = [:]

    /// - Throws: `CommandProblem` where a variable cannot be used.
    init(_ paths: [String], _ options: InputSettings) throws {
        given = try Setting.resolve(options.config, "MOCKCHECK_CONFIG")
        outermost = given ?? paths.first.flatMap(Manifest.path)
    }

    mutating func manifest(of file: String) -> String? {
        if given != nil { return given }
        let directory = FilePath.directory(of: file)
        if let known = byDirectory[directory] { return known }
        let found = Manifest.path(applyingTo: file) ?? outermost
        byDirectory[directory] = found
        return found
    }
}
