import PostmanModel

/// Says which manifest applies to a file: the one that an option names, or else the nearest above it, as a folder below
/// may hold another account.
package struct ManifestFinder {
    /// Where it was given by an option, it applies to everything.
    private let given: String?
    /// What applies to files that have none above them.
    package let outermost: String?
    private var byDirectory: [String: String?] = [:]

    package init(_ paths: [String], given: String?) {
        self.given = given
        outermost = given ?? paths.first.flatMap(Manifest.path)
    }

    package mutating func manifest(of file: String) -> String? {
        if given != nil { return given }
        let directory = FilePath.directory(of: file)
        if let known = byDirectory[directory] { return known }
        let found = Manifest.path(applyingTo: file) ?? outermost
        byDirectory[directory] = found
        return found
    }
}
