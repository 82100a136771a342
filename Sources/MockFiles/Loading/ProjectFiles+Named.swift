package import PostmanModel

/// Files that a command names one by one, read as those are that paths lead to.
extension ProjectFiles {
    /// The collection of a path, where it leads to exactly one.
    package static func collection(at path: String) throws(ProjectProblem) -> Collection {
        let discovery = Discovery(paths: [path])
        let errors = discovery.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else { throw noCollection(path, errors) }
        var collections: [Collection] = []
        var said: [Diagnostic] = []
        for file in discovery.files {
            do throws(UnreadableFile) {
                let reading = try file.read()
                if case .collection(let collection) = reading.document { collections.append(collection) }
                said += reading.diagnostics
            } catch {
                throw noCollection(path, [error.diagnostic])
            }
        }
        guard let collection = collections.first else { throw noCollection(path, said) }
        guard collections.count == 1 else {
            throw ProjectProblem(description: "\(path) holds \(collections.count) collections; name one of them")
        }
        return collection
    }

    private static func noCollection(_ path: String, _ said: [Diagnostic]) -> ProjectProblem {
        let reasons = said.map { "\n\($0)" }.joined()
        return ProjectProblem(
            description: "\(path) is not a collection that can be mocked; export it from Postman as v2.1\(reasons)")
    }

    /// A manifest that is about to be written, or to be added to. Keys that come from variables need not be there.
    ///
    /// - Parameter complaint: what its errors mean to whoever wants it.
    package static func manifest(
        _ text: String, file: String, else complaint: String
    ) throws(ProjectProblem) -> Manifest {
        let reader = ManifestReader(environment: { "stands for \($0)" }, digest: KeyDigest.init(ofKey:))
        let (manifest, said) = reader.read(Array(text.utf8), file: file)
        return try usable(manifest, said.filter { $0.severity == .error }, else: complaint)
    }

    /// The collections and environments that a manifest names, also where it has errors.
    package static func filesNamed(byManifestAt path: String) -> [String] {
        let reader = ManifestReader(environment: { "stands for \($0)" }, digest: KeyDigest.init(ofKey:))
        let mocks = reader.read(file: path).manifest?.mocks ?? []
        return mocks.flatMap { [$0.collection, $0.environment].compactMap(\.self) }
    }

    static func usable(
        _ manifest: Manifest?, _ errors: [Diagnostic], else complaint: String = "the manifest cannot be used"
    ) throws(ProjectProblem) -> Manifest {
        guard errors.isEmpty, let manifest else {
            throw ProjectProblem(
                description: "\(complaint)\n" + errors.map(\.description).joined(separator: "\n"))
        }
        return manifest
    }
}
