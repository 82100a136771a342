import Foundation
import Linting
import MockFiles
package import PostmanModel
import Verification

/// Freezes what fails now: runs all cases and all lint rules, and writes what failed to the baseline.
package struct BaselineRecording {
    private let paths: [String]
    private let settings: InputSettings
    private let reason: String
    private let expires: Timestamp
    private let isStrict: Bool

    /// What a recording wrote.
    package struct Result: Sendable {
        package var path: String
        package var cases: Int
        package var findings: Int
        /// Entries that were there before and do not fail any more.
        package var gone: Int
    }

    /// - Parameters:
    ///   - reason: why what fails is accepted; entries that were there keep their own.
    ///   - expires: the day of new entries; in 90 days without one.
    package init(paths: [String], settings: InputSettings, reason: String, expires: Timestamp?, isStrict: Bool) {
        self.paths = paths
        self.settings = settings
        self.reason = reason
        self.expires = expires ?? Timestamp(milliseconds: RunClock.start.milliseconds + 90 * 86_400_000)
        self.isStrict = isStrict
    }

    /// - Parameter output: the file; nil takes the one that applies to the first path.
    /// - Throws: `CommandProblem`; nothing is written then.
    package func record(to output: String?) async throws -> Result {
        let path = try output ?? LoadedBaseline.path(nil, paths) ?? besideManifest()
        let workload = try Workload.load(paths, settings)
        // Frozen like all that fails, but not without a word.
        for error in workload.brokenFiles.flatMap(\.errors) { StandardError.write(diagnostic: error) }
        let plan = try plan(workload)
        let before = try existing(at: path)
        let old = BaselineUpgrade(before, plan).upgraded(before)
        var new = Baseline(file: path)
        new.cases = kept(try await failingCases(of: plan, secrets: workload.secrets), of: old.cases)
        new.findings = kept(try findings(of: workload), of: old.findings)
        try ResultFile.deliver(new.text, to: path)
        let failing = Set((new.cases + new.findings).map(\.id))
        return Result(
            path: path, cases: new.cases.count, findings: new.findings.count,
            gone: (old.cases + old.findings).count { !failing.contains($0.id) })
    }

    private func besideManifest() throws -> String {
        try settings.manifestPath(paths).map { FilePath.join(FilePath.directory(of: $0), Baseline.fileName) }
            ?? Baseline.fileName
    }

    private func existing(at path: String) throws -> Baseline {
        guard FileManager.default.fileExists(atPath: path) else { return Baseline(file: path) }
        let (read, problems) = BaselineReader.read(file: path)
        guard problems.isEmpty else {
            throw CommandProblem.usage(
                "the baseline cannot be used\n" + problems.map(\.description).joined(separator: "\n"))
        }
        return read.inForce(at: RunClock.start).baseline
    }

    /// What fails, with the reasons and days of those that were known.
    private func kept(_ failing: [(id: String, name: String)], of old: [Baseline.Entry]) -> [Baseline.Entry] {
        let known = Dictionary(old.map { ($0.id, $0) }) { $1 }
        return failing.map { id, name in
            var entry =
                known[id]
                ?? Baseline.Entry(
                    id: id, name: name, reason: reason, expires: expires,
                    location: SourceLocation(file: old.first?.location.file ?? ""))
            entry.name = name
            return entry
        }
    }

    private func plan(_ workload: Workload) throws -> RunPlan {
        let plan = RunPlanner(
            // What lint finds is frozen finding by finding, so that a new one fails.
            axes: Set(Axis.planned).subtracting([.lint]), isStrict: isStrict, isExhaustive: false,
            coverage: try CoverageGate(nil), seed: 1
        ).plan(workload, try CaseSelection())
        guard plan.facts.caseCount > 0 else {
            throw CommandProblem(status: .nothingSelected, description: EmptyInput.remedy(for: paths))
        }
        return plan
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
        let run = try LintRun(paths: paths, config: settings.config, honoursIgnoreFiles: !settings.noIgnore)
        let verified = MockFindings()
        var known: Set<String> = []
        return (run.findings + workload.mocks.flatMap { verified.all(of: $0).all }).filter { finding in
            finding.diagnostic.severity > .note && finding.diagnostic.rule != ReadingRule.unusedException.id
                && known.insert(finding.fingerprint).inserted
        }.map { ($0.fingerprint, "\($0.diagnostic.rule): \($0.item.isEmpty ? $0.anchor : $0.item)") }
    }
}
