package import Linting
import MockFiles
import PostmanModel

/// Reads the collections that the paths lead to, one at a time, and gathers what the rules say of each.
package struct LintRun {
    package private(set) var findings: [Finding] = []
    package private(set) var collectionCount = 0
    package private(set) var hasUnusableFiles = false

    /// - Parameter rules: the only ones that count; all where there is none.
    /// - Throws: `CommandProblem` where the manifest cannot be used.
    package init(paths: [String], config: String?, honoursIgnoreFiles: Bool, rules: Set<String> = []) throws {
        let settings = try Self.settings(paths, config)
        var options = Discovery.Options()
        options.honoursIgnoreFiles = honoursIgnoreFiles
        let discovery = Discovery(paths: paths, options: options)
        add(discovery.diagnostics, isFatal: true)
        let named = Set(paths.map { InputFile(path: $0).path })
        for file in discovery.files {
            do throws(UnreadableFile) {
                try lint(file, isNamed: named.contains(file.path))
            } catch {
                add([error.diagnostic], isFatal: true)
            }
        }
        findings = settings.applied(to: findings).filter { rules.isEmpty || rules.contains($0.diagnostic.rule) }
    }

    private mutating func lint(_ file: InputFile, isNamed: Bool) throws(UnreadableFile) {
        let reading = try file.read()
        switch reading.document {
        case .collection(var collection):
            collectionCount += 1
            _ = BodyFiles.fill(&collection)
            add(reading.brokenParts, isFatal: true)
            findings += Linter().findingsWithoutExceptions(in: LintSubject(collection), reading: reading.diagnostics)
        case .environment, .globals: add(reading.diagnostics, isFatal: false)
        case .unusable: add(reading.diagnostics, isFatal: true)
        case .unrelated:
            guard isNamed else { return }
            hasUnusableFiles = true
            add([UnrelatedFile.diagnostic(try file.load(), file: file.path)], isFatal: true)
        }
    }

    private mutating func add(_ diagnostics: [Diagnostic], isFatal: Bool) {
        findings += Linter.findings(of: diagnostics)
        hasUnusableFiles = hasUnusableFiles || isFatal && diagnostics.contains { $0.severity == .error }
    }

    private static func settings(_ paths: [String], _ config: String?) throws -> LintSettings {
        guard let path = try Setting.resolve(config, "MOCKCHECK_CONFIG") ?? paths.first.flatMap(Manifest.path) else {
            return LintSettings()
        }
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
        return settings
    }
}
