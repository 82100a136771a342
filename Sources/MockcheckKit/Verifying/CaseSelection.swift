import HTTPWire
import MockFiles
package import Verification
import XMLSupport

/// Which cases `--only`, `--skip`, `--grep`, `--last-failed` and `--changed-since` leave.
package struct CaseSelection {
    private let only: [Glob]
    private let skip: [Glob]
    /// For the names of all cases.
    private static let patience = Duration.seconds(20)

    private let pattern: Regex<AnyRegexOutput>?
    private let grep: String
    /// Where set, cases that passed in it are left out.
    package var lastRun: LastRun?
    /// Where set, cases that are the same in it are left out.
    package var unchanged: CaseVersions?

    package init(only: [String] = [], skip: [String] = [], grep: String? = nil) throws {
        self.only = only.map { Glob($0, crossesSlashes: true) }
        self.skip = skip.map { Glob($0, crossesSlashes: true) }
        self.grep = grep ?? ""
        do {
            pattern = try grep.map { try Regex($0) }
        } catch {
            throw CommandProblem.usage("'\(grep ?? "")' is not a valid regular expression: \(error)")
        }
    }

    package func selected(_ cases: [Case]) -> [Case] {
        let selectsAll = only.isEmpty && skip.isEmpty && pattern == nil && lastRun == nil && unchanged == nil
        if selectsAll { return cases }
        // Some expressions try every way to divide a text, which does not end, and cannot be stopped halfway.
        let alarm = pattern.map { _ in
            Alarm(after: Self.patience) { [grep] in
                StandardError.write(
                    XMLText.sanitized(
                        "mockcheck: the regular expression '\(grep)' takes longer than \(Self.patience) on these names; "
                            + "write it without repetitions of repetitions\n"))
                ExitStatus.unusableInput.exit()
            }
        }
        return withExtendedLifetime(alarm) { cases.filter(includes) }
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
