import PostmanModel

/// The one way from paths to mocks: finds, reads and configures those that a command works on; problems of the files are
/// collected, not thrown.
package struct ProjectLoader {
    private let options: ProjectOptions
    private var files: ProjectFiles
    private var history: ReadingHistory
    private var project = Project()
    private var collections: [Collection] = []
    private var globals: [Variable] = []
    /// What was said of each collection while it was read, by its file.
    private var readings: [String: [Diagnostic]] = [:]
    /// The paths that request bodies name, by the file of their collection.
    private var bodyFiles: [String: [String]] = [:]

    /// Reads only files that have changed since the history was made.
    ///
    /// - Throws: where the manifest, the environment or the globals cannot be used.
    package static func load(
        _ paths: [String], _ options: ProjectOptions, _ history: inout ReadingHistory
    ) throws(ProjectProblem) -> Project {
        var loader = ProjectLoader(options: options, files: ProjectFiles(paths, options), history: history)
        loader.history.begin()
        // What was read before it went wrong need not be read again.
        defer { history = loader.history }
        try loader.load()
        loader.history.end()
        return loader.project
    }

    private init(options: ProjectOptions, files: ProjectFiles, history: ReadingHistory) {
        self.options = options
        self.files = files
        self.history = history
    }

    private mutating func load() throws(ProjectProblem) {
        let environment = try options.environment.map { path throws(ProjectProblem) in
            try self.environment(at: path)
        }
        globals =
            try options.globals.map { path throws(ProjectProblem) in try self.environment(at: path).variables } ?? []
        readCollections()
        let manifests = try loadManifests()
        var names: [String: Int] = [:]
        for var mock in try configuredMocks(manifests) {
            if let environment { mock.environment = environment }
            mock.reading = readings[mock.collection.file] ?? []
            mock.stamp = history.stamp(of: mock.collection.file)
            mock.environmentStamp = mock.environment.flatMap { history.stamp(of: $0.file) }
            mock.files += [mock.collection.file] + bodyFiles[mock.collection.file, default: []]
            mock.files += [options.environment, options.globals, mock.account.manifest].compactMap { $0 }
            if let profile = options.profile { mock.configuration.profile = profile }
            mock.configuration.typesFromLanguage = options.typesFromLanguage
            names[mock.name, default: 0] += 1
            if let count = names[mock.name], count > 1 { mock.name += " (\(count))" }
            project.mocks.append(mock)
        }
        project.account =
            manifests.outermost.map(DeclaredAccount.init)
            ?? project.mocks.first { $0.account.manifest != nil }?.account ?? DeclaredAccount()
    }

    private mutating func readCollections() {
        project.note(files.discovery.diagnostics, areErrorsFatal: true)
        files.name(history.collectionPaths)
        for file in files.discovery.files {
            do throws(UnreadableFile) {
                let reading = try history.read(file)
                var isUnusable = false
                switch reading.document {
                case .collection(let collection): add(collection, of: file, reading)
                case .dump(let collections): for collection in collections { add(collection, of: file, reading) }
                case .unusable: isUnusable = true
                case .environment, .globals:
                    guard let remark = try files.remark(on: reading.document, file) else { break }
                    project.note([remark], areErrorsFatal: false)
                case .unrelated:
                    guard files.isNamed(file) else { continue }
                    isUnusable = true
                    if reading.diagnostics.isEmpty, let remark = try files.remark(on: reading.document, file) {
                        project.note([remark], areErrorsFatal: true)
                    }
                }
                project.note(reading.brokenParts, areErrorsFatal: true)
                project.note(reading.diagnostics, areErrorsFatal: isUnusable)
            } catch {
                project.note([error.diagnostic], areErrorsFatal: true)
            }
        }
    }

    private mutating func add(_ collection: Collection, of file: InputFile, _ reading: Reading) {
        var collection = collection
        history.note(collection: file.path)
        // Of equal names the last row counts, so that the collection's own outrank those.
        collection.variables = globals + collection.variables
        let paths = BodyFiles.fill(&collection)
        history.note(paths: paths)
        bodyFiles[collection.file, default: []] += paths
        readings[collection.file] = reading.diagnostics
        collections.append(collection)
    }

    /// The manifests that apply to the collections, each once.
    private struct Manifests {
        var outermost: Manifest?
        var all: [Manifest] = []
        /// By the file of a collection.
        var byCollection: [String: Manifest] = [:]
    }

    private mutating func loadManifests() throws(ProjectProblem) -> Manifests {
        var manifests = Manifests()
        var read: [FileIdentity: Manifest] = [:]
        func manifest(at path: String?) throws(ProjectProblem) -> Manifest? {
            guard let path else { return nil }
            let identity = FilePath.identity(of: path)
            if let known = identity.flatMap({ read[$0] }) { return known }
            history.note(paths: [path])
            let manifest = try files.manifest(at: path).manifest
            manifests.all.append(manifest)
            if let identity { read[identity] = manifest }
            return manifest
        }
        manifests.outermost = try manifest(at: files.manifests.outermost)
        for collection in collections {
            // One that appears beside it later is another.
            history.note(paths: [FilePath.join(FilePath.directory(of: collection.file), Manifest.fileName)])
            manifests.byCollection[collection.file] = try manifest(at: files.manifests.manifest(of: collection.file))
        }
        return manifests
    }

    /// The manifests' mocks of the collections found, in the manifests' order, then a public mock for each other one.
    private mutating func configuredMocks(_ manifests: Manifests) throws(ProjectProblem) -> [LoadedMock] {
        var mocks: [LoadedMock] = []
        var isConfigured: Set<String> = []
        let byIdentity = Dictionary(grouping: collections) { FilePath.identity(of: $0.file) }
        for manifest in manifests.all {
            for entry in manifest.mocks {
                guard let identity = FilePath.identity(of: FilePath.collection(at: entry.collection)),
                    let collection = byIdentity[identity]?.first
                else { continue }
                isConfigured.insert(collection.file)
                var environment: Environment?
                if let path = entry.environment { environment = try self.environment(at: path) }
                var mock = LoadedMock(
                    MockDefinition(
                        collection: collection, environment: environment,
                        configuration: manifest.configuration(for: entry)),
                    id: entry.id ?? collection.id ?? entry.name, key: "\(collection.file)#\(entry.name)",
                    account: DeclaredAccount(manifest), files: [entry.environment].compactMap { $0 })
                mock.entry = LoadedMock.Entry(
                    name: entry.name, location: entry.location, stamp: history.stamp(of: manifest.file))
                mock.declaredTarget = entry.target
                mocks.append(mock)
            }
        }
        var counts: [String: Int] = [:]
        for collection in collections where !isConfigured.contains(collection.file) {
            // A data dump has several.
            counts[collection.file, default: 0] += 1
            let place = counts[collection.file].flatMap { $0 > 1 ? "#\($0)" : nil } ?? ""
            let manifest = manifests.byCollection[collection.file]
            var configuration = manifest?.common ?? MockConfiguration(name: "")
            configuration.name = collection.name
            mocks.append(
                LoadedMock(
                    MockDefinition(collection: collection, configuration: configuration),
                    id: collection.id ?? collection.name, key: collection.file + place,
                    account: manifest.map(DeclaredAccount.init) ?? DeclaredAccount()))
        }
        return mocks
    }

    private mutating func environment(at path: String) throws(ProjectProblem) -> Environment {
        history.note(paths: [path])
        return try ProjectFiles.environment(at: path) { file throws(UnreadableFile) in try history.read(file) }
    }
}
