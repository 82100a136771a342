import Linting
import MockCore
import MockFiles
import PostmanModel

/// Finds, reads and configures the mocks that a command works on; problems of the files are collected, not thrown.
package struct WorkloadLoader {
    private let paths: [String]
    private let options: InputSettings
    private var history: ReadingHistory
    private var workload = Workload()
    private var collections: [Collection] = []
    private var globals: [Variable] = []
    /// What was said of each collection while it was read, by its file.
    private var readings: [String: [Diagnostic]] = [:]
    /// The paths that request bodies name, by the file of their collection.
    private var bodyFiles: [String: [String]] = [:]

    /// - Throws: `CommandProblem` where an option, the environment or the manifest cannot be used.
    package static func load(_ paths: [String], _ options: InputSettings) throws -> Workload {
        var history = ReadingHistory()
        return try load(paths, options, &history)
    }

    /// Loads again, reading only files that have changed since the history was made.
    package static func load(_ paths: [String], _ options: InputSettings, _ history: inout ReadingHistory) throws
        -> Workload
    {
        var loader = WorkloadLoader(paths: paths, options: options, history: history)
        loader.history.begin()
        // What was read before it went wrong need not be read again.
        defer { history = loader.history }
        try loader.load()
        loader.history.end()
        return loader.workload
    }

    private init(paths: [String], options: InputSettings, history: ReadingHistory) {
        self.paths = paths
        self.options = options
        self.history = history
    }

    /// The manifest of the first path, if there is one.
    package static func manifestPath(_ paths: [String], _ options: InputSettings) throws -> String? {
        try ManifestFinder(paths, options).outermost
    }

    static func discovery(_ paths: [String], _ options: InputSettings) -> Discovery {
        var discoveryOptions = Discovery.Options()
        discoveryOptions.honoursIgnoreFiles = !options.noIgnore
        return Discovery(paths: paths, options: discoveryOptions)
    }

    private mutating func load() throws {
        workload.inputArguments = try options.repeated()
        let environmentPath = try Setting.resolve(options.environment, "MOCKCHECK_ENVIRONMENT")
        let environment = try environmentPath.map { try self.environment(at: $0) }
        globals = try options.globals.map { try self.environment(at: $0).variables } ?? []
        readCollections()
        let manifests = try loadManifests()
        let profile = try Self.profile(named: Setting.resolve(options.profile, "MOCKCHECK_PROFILE"))
        var names: [String: Int] = [:]
        for var mock in try configuredMocks(manifests) {
            if let environment { mock.environment = environment }
            mock.reading = readings[mock.collection.file] ?? []
            mock.stamp = history.stamp(of: mock.collection.file)
            mock.environmentStamp = mock.environment.flatMap { history.stamp(of: $0.file) }
            mock.files += [mock.collection.file] + bodyFiles[mock.collection.file, default: []]
            mock.files += [environmentPath, options.globals, mock.account.manifest].compactMap { $0 }
            if let profile { mock.configuration.profile = profile }
            mock.configuration.typesFromLanguage = options.contentTypeFromLanguage
            names[mock.name, default: 0] += 1
            if let count = names[mock.name], count > 1 { mock.name += " (\(count))" }
            workload.mocks.append(mock)
        }
        workload.account =
            manifests.outermost.map(DeclaredAccount.init)
            ?? workload.mocks.first { $0.account.manifest != nil }?.account ?? DeclaredAccount()
    }

    private mutating func readCollections() {
        let discovery = Self.discovery(paths, options)
        workload.note(discovery.diagnostics, areErrorsFatal: true)
        // What was a collection and is none any more is to be said too.
        let named = Set(paths.map { InputFile(path: $0).path }).union(history.collectionPaths)
        for file in discovery.files {
            do throws(UnreadableFile) {
                let reading = try history.read(file)
                var isUnusable = false
                switch reading.document {
                case .collection(let collection): add(collection, of: file, reading)
                case .dump(let collections): for collection in collections { add(collection, of: file, reading) }
                case .unusable: isUnusable = true
                case .environment, .globals:
                    guard named.contains(file.path) else { break }
                    workload.note(
                        [UnrelatedFile.misplaced(reading.document, file: file.path)].compactMap { $0 },
                        areErrorsFatal: false)
                case .unrelated:
                    guard named.contains(file.path) else { continue }
                    isUnusable = true
                    if reading.diagnostics.isEmpty {
                        let diagnostic = UnrelatedFile.diagnostic(try file.load(), file: file.path)
                        workload.note([diagnostic], areErrorsFatal: true)
                    }
                }
                workload.note(reading.brokenParts, areErrorsFatal: true)
                workload.note(reading.diagnostics, areErrorsFatal: isUnusable)
            } catch {
                workload.note([error.diagnostic], areErrorsFatal: true)
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

    private mutating func loadManifests() throws -> Manifests {
        var finder = try ManifestFinder(paths, options)
        var manifests = Manifests()
        var read: [FileIdentity: Manifest] = [:]
        func manifest(at path: String?) throws -> Manifest? {
            guard let path else { return nil }
            let identity = FilePath.identity(of: path)
            if let known = identity.flatMap({ read[$0] }) { return known }
            let manifest = try loadManifest(path)
            manifests.all.append(manifest)
            if let identity { read[identity] = manifest }
            return manifest
        }
        manifests.outermost = try manifest(at: finder.outermost)
        for collection in collections {
            // One that appears beside it later is another.
            history.note(paths: [FilePath.join(FilePath.directory(of: collection.file), Manifest.fileName)])
            manifests.byCollection[collection.file] = try manifest(at: finder.manifest(of: collection.file))
        }
        return manifests
    }

    private mutating func loadManifest(_ path: String) throws -> Manifest {
        history.note(paths: [path])
        let reader = ManifestReader(environment: ProcessEnvironment.value, digest: KeyDigest.init(ofKey:))
        let (manifest, diagnostics) = reader.read(file: path)
        let errors =
            diagnostics.filter { $0.severity == .error }
            + (manifest?.lint.problems(knownRules: RuleCatalogue.ids) ?? [])
        guard errors.isEmpty, let manifest else {
            throw CommandProblem.usage(
                "the manifest cannot be used\n" + errors.map(\.description).joined(separator: "\n"))
        }
        return manifest
    }

    /// The manifests' mocks of the collections found, in the manifests' order, then a public mock for each other one.
    private mutating func configuredMocks(_ manifests: Manifests) throws -> [LoadedMock] {
        var mocks: [LoadedMock] = []
        var isConfigured: Set<String> = []
        let byIdentity = Dictionary(grouping: collections) { FilePath.identity(of: $0.file) }
        for manifest in manifests.all {
            for entry in manifest.mocks {
                guard let identity = FilePath.identity(of: FilePath.collection(at: entry.collection)),
                    let collection = byIdentity[identity]?.first
                else { continue }
                isConfigured.insert(collection.file)
                var mock =
                    LoadedMock(
                        name: entry.name, id: entry.id ?? collection.id ?? entry.name,
                        key: "\(collection.file)#\(entry.name)", collection: collection,
                        environment: try entry.environment.map { try environment(at: $0) },
                        configuration: manifest.configuration(for: entry), account: DeclaredAccount(manifest),
                        files: [entry.environment].compactMap { $0 })
                mock.declaration = LoadedMock.Declaration(
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
            var configuration = MockConfiguration(name: collection.name)
            configuration.profile = manifest?.profile ?? .current
            configuration.rateLimit = manifest?.rateLimit
            mocks.append(
                LoadedMock(
                    name: collection.name, id: collection.id ?? collection.name, key: collection.file + place,
                    collection: collection, configuration: configuration,
                    account: manifest.map(DeclaredAccount.init) ?? DeclaredAccount()))
        }
        return mocks
    }

    private mutating func environment(at path: String) throws -> Environment {
        history.note(paths: [path])
        let reading: Reading
        do throws(UnreadableFile) {
            reading = try history.read(InputFile(path: path))
        } catch {
            throw CommandProblem.usage("cannot use the environment: \(error.diagnostic)")
        }
        switch reading.document {
        case .environment(let environment), .globals(let environment): return environment
        case .collection, .dump, .unrelated, .unusable: break
        }
        let reason = reading.diagnostics.first.map(\.description) ?? "\(path) is no exported Postman environment"
        throw CommandProblem.usage("cannot use the environment: \(reason)")
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
