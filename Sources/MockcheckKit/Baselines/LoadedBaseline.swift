package import Linting
package import MockFiles
package import PostmanModel
package import Verification

/// The baseline that a command goes by, as far as it is in force.
package struct LoadedBaseline {
    package private(set) var baseline: Baseline
    /// Of entries whose day has come.
    package let diagnostics: [Diagnostic]

    /// - Returns: nil where there is none.
    /// - Throws: `CommandProblem` where it cannot be read.
    package init?(_ option: String?, _ paths: [String]) throws {
        guard let file = try Self.path(option, paths) else { return nil }
        let (read, problems) = BaselineReader.read(file: file)
        guard problems.isEmpty else {
            throw CommandProblem.usage(
                "the baseline cannot be used\n" + problems.map(\.description).joined(separator: "\n"))
        }
        (baseline, diagnostics) = read.inForce(at: RunClock.start)
    }

    package static func path(_ option: String?, _ paths: [String]) throws -> String? {
        try Setting.resolve(option, "MOCKCHECK_BASELINE")
            ?? paths.first.flatMap { NearestFile.path(named: Baseline.fileName, applyingTo: $0) }
    }

    /// The fingerprints of the findings that are known.
    package var knownFindings: Set<String> { Set(baseline.findings.map(\.id)) }

    package var knownFailures: KnownFailures {
        KnownFailures(
            Dictionary(
                baseline.cases.map { ($0.id, KnownFailures.Entry(reason: $0.reason, until: $0.day)) }
            ) { $1 })
    }

    /// Reads cases once more by the ids that earlier versions gave them, and rewrites the file where there are any.
    package mutating func upgrade(to plan: RunPlan) {
        let upgrade = BaselineUpgrade(baseline, plan)
        baseline = upgrade.upgraded(baseline)
        upgrade.rewrite(baseline.file)
    }

    /// A warning for each case that no plan has any more.
    package func gone(from plan: RunPlan) -> [Diagnostic] {
        let ids = Set(plan.mocks.flatMap(\.suites).flatMap(\.cases).map(\.id))
        return baseline.cases.filter { !ids.contains($0.id) }.map(Self.isNeededNoMore)
    }

    /// The findings without the known ones, and a warning for each entry that none of them needs.
    package func applied(to findings: [Finding]) -> [Finding] {
        let known = Dictionary(baseline.findings.map { ($0.id, $0) }) { $1 }
        var met: Set<String> = []
        var left: [Finding] = []
        for finding in findings {
            if known[finding.fingerprint] == nil { left.append(finding) } else { met.insert(finding.fingerprint) }
        }
        let unused = baseline.findings.filter { !met.contains($0.id) }.map(Self.isNeededNoMore)
        return left + Linter.findings(of: diagnostics + unused)
    }

    private static func isNeededNoMore(_ entry: Baseline.Entry) -> Diagnostic {
        Diagnostic(
            rule: .baselineUnused, severity: .warning, message: "'\(entry.name)' no longer exists",
            help: "remove its entry", location: entry.location)
    }
}
