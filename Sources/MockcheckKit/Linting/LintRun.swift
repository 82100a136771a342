package import Linting
import MockFiles
import PostmanModel

/// Reads the collections that the paths lead to, one at a time, and gathers what the rules say of each.
package struct LintRun {
    package private(set) var findings: [Finding] = []
    package private(set) var collectionCount = 0
    package private(set) var hasUnusableFiles = false

    private var files: ProjectFiles
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
        input.noIgnore = !honoursIgnoreFiles
        files = ProjectFiles(paths, try input.fileOptions())
        try enter(files.manifests.outermost)
        add(files.discovery.diagnostics, isFatal: true)
        for file in files.discovery.files {
            do {
                try enter(files.manifests.manifest(of: file.path))
                try lint(file)
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
        let (manifest, said) = try CommandProblem.reading { () throws(ProjectProblem) in
            // A key that only serving needs may be absent where collections are linted.
            try files.manifest(at: path) { $0.rule == ReadingRule.manifestReference.rawValue }
        }
        manifests[path] = manifest
        add(said.filter { $0.severity != .error }.map(Self.atItsLevel), isFatal: false)
    }

    private var manifest: Manifest? { found.last.flatMap { manifests[$0.manifest] } }

    private mutating func lint(_ file: InputFile) throws {
        let reading = try file.read()
        let remark = try files.remark(on: reading.document, file)
        switch reading.document {
        case .collection(let collection):
            add(reading.brokenParts, isFatal: true)
            try lint(collection, reading.diagnostics)
        case .dump(let collections):
            add(reading.diagnostics, isFatal: false)
            for collection in collections { try lint(collection, []) }
        case .environment, .globals: add(reading.diagnostics + [remark].compactMap { $0 }, isFatal: false)
        case .unusable: add(reading.diagnostics, isFatal: true)
        case .unrelated:
            guard let remark else { return }
            hasUnusableFiles = true
            add([remark], isFatal: true)
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
                context.environment = try mock.environment.map { try Self.variables(at: $0) }
            }
        }
        return context
    }

    private static func variables(at path: String, _ what: String = "environment") throws -> Environment {
        try CommandProblem.reading { () throws(ProjectProblem) in try ProjectFiles.environment(at: path, as: what) }
    }

    /// `lint` takes the level of the rule where those who load the manifest can do without.
    private static func atItsLevel(_ said: Diagnostic) -> Diagnostic {
        var said = said
        said.severity = RuleCatalogue.page(said.rule)?.severity ?? said.severity
        return said
    }
}
