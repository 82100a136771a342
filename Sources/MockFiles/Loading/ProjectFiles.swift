package import PostmanModel

/// The files that paths lead to, and how each kind of them is read: the first step from paths to mocks, the same for
/// every command.
package struct ProjectFiles {
    package let discovery: Discovery
    /// Which manifest applies to which of them.
    package var manifests: ManifestFinder
    /// The paths that were named, or are known from before: what a search came by otherwise is passed over in silence.
    private var named: Set<String>
    private let options: ProjectOptions

    package init(_ paths: [String], _ options: ProjectOptions) {
        var discoveryOptions = Discovery.Options()
        discoveryOptions.honoursIgnoreFiles = options.honoursIgnoreFiles
        discovery = Discovery(paths: paths, options: discoveryOptions)
        manifests = ManifestFinder(paths, given: options.manifest)
        named = Set(paths.map { InputFile(path: $0).path })
        self.options = options
    }

    /// What was a collection and is none any more is to be said, too.
    mutating func name(_ paths: Set<String>) { named.formUnion(paths) }

    package func isNamed(_ file: InputFile) -> Bool { named.contains(file.path) }

    /// What to say of a file that was named as a collection and is none.
    ///
    /// - Returns: nil for a collection, and for what a search came by.
    package func remark(on document: PostmanDocument, _ file: InputFile) throws(UnreadableFile) -> Diagnostic? {
        guard isNamed(file) else { return nil }
        switch document {
        case .environment, .globals: return UnrelatedFile.misplaced(document, file: file.path)
        case .unrelated: return UnrelatedFile.diagnostic(try file.load(), file: file.path)
        case .collection, .dump, .unusable: return nil
        }
    }

    // MARK: What collections are mocked with

    /// A manifest that can be used, and what was said of it.
    ///
    /// - Parameter forgives: errors that do not matter for what the manifest is read for.
    /// - Throws: all errors of one that cannot be used.
    package func manifest(
        at path: String, forgives: (Diagnostic) -> Bool = { _ in false }
    ) throws(ProjectProblem) -> (manifest: Manifest, said: [Diagnostic]) {
        let reader = ManifestReader(environment: options.variable, digest: KeyDigest.init(ofKey:))
        let (manifest, said) = reader.read(file: path)
        let errors =
            said.filter { $0.severity == .error && !forgives($0) }
            + (manifest?.lint.problems(knownRules: options.lintRules) ?? [])
        return (try Self.usable(manifest, errors), said)
    }

    /// - Parameters:
    ///   - what: what it was given as: `environment` or `globals`.
    ///   - read: reads the file, or remembers what it read.
    package static func environment(
        at path: String, as what: String = "environment",
        read: (InputFile) throws(UnreadableFile) -> Reading = { file throws(UnreadableFile) in try file.read() }
    ) throws(ProjectProblem) -> Environment {
        let reading: Reading
        do throws(UnreadableFile) {
            reading = try read(InputFile(path: path))
        } catch {
            throw ProjectProblem(description: "cannot use the \(what): \(error.diagnostic)")
        }
        switch reading.document {
        case .environment(let environment), .globals(let environment): return environment
        case .collection, .dump, .unrelated, .unusable: break
        }
        let reason =
            reading.diagnostics.first.map(\.description) ?? "\(path) is not an exported Postman environment"
        throw ProjectProblem(description: "cannot use the \(what): \(reason)")
    }
}
