import MockFiles
package import Verification

/// Which cases `--only`, `--skip`, `--grep`, `--last-failed` and `--changed-since` leave.
package struct CaseSelection {
    private let only: [Glob]
    private let skip: [Glob]
    private let pattern: Regex<AnyRegexOutput>?
    /// Where set, cases that passed in it are left out.
    package var lastRun: LastRun?
    /// Where set, cases that are the same in it are left out.
    package var unchanged: CaseVersions?

    package init(only: [String] = [], skip: [String] = [], grep: String? = nil) throws {
        self.only = only.map { Glob($0, crossesSlashes: true) }
        self.skip = skip.map { Glob($0, crossesSlashes: true) }
        do {
            pattern = try grep.map { try Regex($0) }
        } catch {
            throw CommandProblem.usage("'\(grep ?? "")' is not a valid regular expression: \(error)")
        }
    }

    package func selected(_ cases: [Case]) -> [Case] {
        let selectsAll = only.isEmpty && skip.isEmpty && pattern == nil && lastRun == nil && unchanged == nil
        return selectsAll ? cases : cases.filter(includes)
    }

    private func includes(_ planned: Case) -> Bool {
        if let lastRun, lastRun.hasSettled(planned.id) { return false }
        if let unchanged, unchanged.includes(planned) { return false }
        if only.isEmpty, skip.isEmpty, pattern == nil { return true }
        let names = [planned.name, "\(planned.className)/\(planned.name)"]
        let matches = { (globs: [Glob]) in globs.contains { glob in names.contains(where: glob.matches) } }
        guard only.isEmpty || matches(only), !matches(skip) else { return false }
        return pattern.map { names[1].firstMatch(of: $0) != nil } ?? true
    }
}
