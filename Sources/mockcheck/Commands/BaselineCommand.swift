import ArgumentParser
import Foundation
import Linting
import MockFiles
import MockcheckKit
import PostmanModel
import Verification

/// `mockcheck baseline`: freezes what fails now, so that CI can gate on what fails anew.
struct BaselineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline",
        abstract: "Records known failures: verify and lint then fail on new ones only.",
        usage: "mockcheck baseline [<paths> ...] --reason <reason> [<options>]",
        discussion: """
            It runs all cases and all lint rules and writes what failed, a file that cannot be read included, to \
            mockcheck.baseline.yaml, by ids that stay the same when lines move and siblings are renamed. Entries that \
            still fail keep their reason and their day; those that pass are removed.

            EXAMPLES
              mockcheck baseline specs/ --reason 'before the cleanup'
              mockcheck baseline specs/ --reason 'waits' --expires 2027-03-31
            """)

    @OptionGroup var input: InputOptions

    @Option(help: "Why these failures are accepted.")
    var reason: String

    @Option(help: "The date on which the entries expire; default: in 90 days.")
    var expires: String?

    @Flag(help: "Count examples that only a name or an id selects as failures, as verify --strict does.")
    var strict = false

    @Option(name: [.customShort("o"), .long], help: "The file; default: the one that applies to the first path.")
    var output: String?

    func validate() throws {
        if reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason is empty") }
        if let expires, Timestamp(iso8601: expires) == nil {
            throw ValidationError("--expires must be a date such as 2027-03-31")
        }
    }

    func run() async throws {
        let path =
            try output ?? LoadedBaseline.path(nil, input.paths)
            ?? Self.besideManifest(input.settings.manifestPath(input.paths))
        var old = Baseline(file: path)
        if FileManager.default.fileExists(atPath: path) {
            let (read, problems) = BaselineReader.read(file: path)
            guard problems.isEmpty else {
                throw CommandProblem.usage(
                    "the baseline cannot be used\n" + problems.map(\.description).joined(separator: "\n"))
            }
            old = read.inForce(at: RunClock.start).baseline
        }
        var new = Baseline(file: path)
        let (plan, workload) = try plan()
        old = BaselineUpgrade(old, plan).upgraded(old)
        new.cases = kept(try await failingCases(of: plan, secrets: workload.secrets), of: old.cases)
        new.findings = kept(try findings(of: workload), of: old.findings)
        do {
            try ResultFile.write(new.text, to: path)
        } catch {
            throw CommandProblem.failure("cannot write \(path): \(error)")
        }
        let gone = (old.cases + old.findings).count { entry in
            !(new.cases + new.findings).contains { $0.id == entry.id }
        }
        StandardOutput.write(
            "\(path): \(TerminalText.counted(new.cases.count, "case")) and "
                + "\(TerminalText.counted(new.findings.count, "finding")) known"
                + (gone > 0 ? ", \(gone) removed\n" : "\n"))
    }

    private static func besideManifest(_ manifest: String?) -> String {
        manifest.map { FilePath.join(FilePath.directory(of: $0), Baseline.fileName) } ?? Baseline.fileName
    }

    /// What fails, with the reasons and days of those that were known.
    private func kept(_ failing: [(id: String, name: String)], of old: [Baseline.Entry]) -> [Baseline.Entry] {
        let known = Dictionary(old.map { ($0.id, $0) }) { $1 }
        let day =
            expires.flatMap(Timestamp.init(iso8601:))
            ?? Timestamp(milliseconds: RunClock.start.milliseconds + 90 * 86_400_000)
        return failing.map { id, name in
            var entry =
                known[id]
                ?? Baseline.Entry(
                    id: id, name: name, reason: reason, expires: day,
                    location: SourceLocation(file: old.first?.location.file ?? ""))
            entry.name = name
            return entry
        }
    }

    private func plan() throws -> (plan: RunPlan, workload: Workload) {
        let workload = try Workload.load(input.paths, input.settings)
        // Frozen like all that fails, but not without a word.
        for error in workload.brokenFiles.flatMap(\.errors) { StandardError.write(diagnostic: error) }
        let plan = RunPlanner(
            // What lint finds is frozen finding by finding, so that a new one fails.
            axes: Set(Axis.planned).subtracting([.lint]), isStrict: strict, isExhaustive: false,
            coverage: try CoverageGate(nil), seed: 1
        ).plan(workload, try CaseSelection())
        guard plan.facts.caseCount > 0 else {
            throw CommandProblem(status: .nothingSelected, description: input.emptiness)
        }
        return (plan, workload)
    }

    private func failingCases(of plan: RunPlan, secrets: [Secret]) async throws -> [(id: String, name: String)] {
        var failing: [(id: String, name: String)] = []
        let options = RunOptions(jobs: 16, secrets: secrets)
        let sender = WireSender(connectionsPerEndpoint: 64, largestBody: plan.largestBody)
        _ = try await Runner(sender: sender, options: options).run(plan) { event in
            guard case .caseFinished(let result) = event else { return }
            switch result.verdict {
            case .failed, .error: failing.append((result.id, "\(result.className)/\(result.name)"))
            case .passed, .skipped: break
            }
        }
        return failing
    }

    /// What `lint` says, and what `verify` says of the same collections in the environments of their mocks.
    private func findings(of workload: Workload) throws -> [(id: String, name: String)] {
        let run = try LintRun(
            paths: input.paths, config: input.settings.config, honoursIgnoreFiles: !input.settings.noIgnore)
        let verified = MockFindings()
        var known: Set<String> = []
        return (run.findings + workload.mocks.flatMap { verified.all(of: $0).all }).filter { finding in
            finding.diagnostic.severity > .note && finding.diagnostic.rule != ReadingRule.unusedException.id
                && known.insert(finding.fingerprint).inserted
        }.map { ($0.fingerprint, "\($0.diagnostic.rule): \($0.item.isEmpty ? $0.anchor : $0.item)") }
    }
}
