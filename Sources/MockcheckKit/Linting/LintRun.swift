package import Linting
import MockFiles
import PostmanModel

/// Reads the collections that the paths lead to, one at a time, and gathers what the rules say of each.
package struct LintRun {
    package private(set) var findings: [Finding] = []
    package private(set) var collectionCount = 0
    package private(set) var hasUnusableFiles = false

    private var finder: ManifestFinder
    /// Those that were read, by their path.
    private var manifests: [String: Manifest] = [:]
    /// What was found where a manifest applies, by its path; empty for none.
    private var found: [(manifest: String, findings: [Finding])] = []
    /// Given on the command line, for every collection.
    private let environment: Environment?
    private let globals: Environment?

    /// - Parameters:
    ///   - rules: the only ones that count; all where there is none.
    ///   - environment: the path of an environment for every collection, in the place of the manifest's.
    /// - Throws: `CommandProblem` where the manifest, the environment or the globals cannot be used.
    package init(
        paths: [String], config: String?, honoursIgnoreFiles: Bool, rules: Set<String> = [],
        environment: String? = nil, globals: String? = nil
    ) throws {
        self.environment = try environment.map { try Self.variables(at: $0, "environment") }
        self.globals = try globals.map { try Self.variables(at: $0, "globals") }
        var input = InputSettings()
        input.config = config
        finder = try ManifestFinder(paths, input)
        try enter(finder.outermost)
        var options = Discovery.Options()
        options.honoursIgnoreFiles = honoursIgnoreFiles
        let discovery = Discovery(paths: paths, options: options)
        add(discovery.diagnostics, isFatal: true)
        let named = Set(paths.map { InputFile(path: $0).path })
        for file in discovery.files {
            do {
                try enter(finder.manifest(of: file.path))
                try lint(file, isNamed: named.contains(file.path))
            } catch let error as UnreadableFile {
                add([error.diagnostic], isFatal: true)
            }
        }
        findings = found.flatMap { manifest, findings in
            (manifests[manifest]?.lint ?? LintSettings()).applied(to: findings)
        }.filter { rules.isEmpty || rules.contains($0.diagnostic.rule) }
    }

    /// Goes on under that manifest.
    private mutating func enter(_ path: String?) throws {
        let path = path ?? ""
        if found.last?.manifest == path { return }
        let earlier = found.firstIndex { $0.manifest == path }.map { found.remove(at: $0) }
        found.append(earlier ?? (path, []))
        guard earlier == nil, !path.isEmpty else { return }
        let (manifest, said) = try Self.manifest(at: path)
        manifests[path] = manifest
        add(said, isFatal: false)
    }

    private var manifest: Manifest? { found.last.flatMap { manifests[$0.manifest] } }

    private mutating func lint(_ file: InputFile, isNamed: Bool) throws {
        let reading = try file.read()
        switch reading.document {
        case .collection(let collection):
            add(reading.brokenParts, isFatal: true)
            try lint(collection, reading.diagnostics)
        case .dump(let collections):
            add(reading.diagnostics, isFatal: false)
            for collection in collections { try lint(collection, []) }
        case .environment, .globals:
            add(reading.diagnostics, isFatal: false)
            if isNamed {
                add([UnrelatedFile.misplaced(reading.document, file: file.path)].compactMap { $0 }, isFatal: false)
            }
        case .unusable: add(reading.diagnostics, isFatal: true)
        case .unrelated:
            guard isNamed else { return }
            hasUnusableFiles = true
            add([UnrelatedFile.diagnostic(try file.load(), file: file.path)], isFatal: true)
        }
    }

    private mutating func lint(_ collection: Collection, _ said: [Diagnostic]) throws {
        var collection = collection
        collectionCount += 1
        _ = BodyFiles.fill(&collection)
        let subject = LintSubject(collection, context: try context(of: collection))
        add(Linter().findingsWithoutExceptions(in: subject, reading: said))
    }

    private mutating func add(_ findings: [Finding]) {
        found[found.count - 1].findings += findings
    }

    private mutating func add(_ diagnostics: [Diagnostic], isFatal: Bool) {
        add(Linter.findings(of: diagnostics))
        hasUnusableFiles = hasUnusableFiles || isFatal && diagnostics.contains { $0.severity == .error }
    }

    /// How the collection is mocked: as the first of the manifest's mocks that has it.
    private func context(of collection: Collection) throws -> LintContext {
        let identity = FilePath.identity(of: collection.file)
        let mock = manifest?.mocks.first { mock in
            identity != nil && FilePath.identity(of: FilePath.collection(at: mock.collection)) == identity
        }
        var context = LintContext(environment: environment, globals: globals)
        if let mock {
            context.matchesBodies = mock.matching.matchBody
            if environment == nil {
                context.environment = try mock.environment.map { try Self.variables(at: $0, "environment") }
            }
        }
        return context
    }

    private static func variables(at path: String, _ what: String) throws -> Environment {
        do throws(UnreadableFile) {
            switch try InputFile(path: path).read().document {
            case .environment(let environment), .globals(let environment): return environment
            case .collection, .dump, .unrelated, .unusable: break
            }
        } catch {
            throw CommandProblem.usage("cannot use the \(what): \(error.diagnostic)")
        }
        throw CommandProblem.usage("cannot use the \(what): \(path) is not an exported Postman environment")
    }

    private static func manifest(at path: String) throws -> (Manifest?, [Diagnostic]) {
        let reader = ManifestReader(environment: ProcessEnvironment.value, digest: KeyDigest.init(ofKey:))
        let (manifest, diagnostics) = reader.read(file: path)
        let settings = manifest?.lint ?? LintSettings()
        // A key that only serving needs may be absent where collections are linted.
        let errors =
            diagnostics.filter { $0.severity == .error && $0.rule != "manifest-reference" }
            + settings.problems(knownRules: RuleCatalogue.ids)
        guard errors.isEmpty else {
            throw CommandProblem.usage(
                "the manifest cannot be used\n" + errors.map(\.description).joined(separator: "\n"))
        }
        return (
            manifest,
            diagnostics.filter { $0.severity != .error }.map { said in
                var said = said
                said.severity = RuleCatalogue.page(said.rule)?.severity ?? said.severity
                return said
            }
        )
    }
}
