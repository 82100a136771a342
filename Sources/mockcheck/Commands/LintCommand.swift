import ArgumentParser
import Linting
import MockFiles
import MockcheckKit
import PostmanModel
import Verification

/// `mockcheck lint`: checks a collection before it is shared (product section 5).
struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Checks for unreachable examples, mistakes and secrets.",
        discussion: """
            EXAMPLES
              mockcheck lint specs/
              mockcheck lint specs/ --strict --format sarif --output lint.sarif
              mockcheck lint specs/ --dry-run
              mockcheck lint --rules
              mockcheck lint --explain shadowed-example

            Exit codes: 0 no errors, 1 errors (with --strict also warnings), 2 unreadable input, 4 no collection.
            """)

    @Argument(help: "Collections, or directories that hold some.")
    var paths: [String] = ["."]

    @OptionGroup(title: "Input") var source: SourceOptions

    @OptionGroup(title: "Rules") var checked: RuleOptions

    @OptionGroup(title: "Fixing") var fixing: FixOptions

    @OptionGroup(title: "Report") var shown: FormOptions

    func run() throws {
        if checked.rules {
            try ResultFile.deliver(shown.output == nil ? RulePages.list : RulePages.markdown, to: shown.output)
        } else if let explain = checked.explain {
            StandardOutput.write(RulePages.page(try Self.page(explain)))
        } else {
            try lint()
        }
    }

    /// - Throws: `CommandProblem` where there is no such rule.
    private static func page(_ rule: String) throws -> RulePage {
        if let page = RuleCatalogue.page(rule) { return page }
        let near = Suggestion.nearest(to: rule, in: RuleCatalogue.ids).map { "Did you mean '\($0)'?" }
        throw CommandProblem.usage("unknown rule '\(rule)'. \(near ?? "mockcheck lint --rules lists all rules")")
    }

    private func lint() throws {
        let rules = Set(try checked.onlyRules.map { try Self.page($0).id })
        var run = try read(rules)
        if fixing.fix || fixing.dryRun {
            let result = try LintFix(run.findings, shows: fixing.dryRun)
            let files = TerminalText.counted(result.files, "file")
            let findings = TerminalText.counted(result.fixed, "finding")
            StandardError.write("mockcheck: \(fixing.dryRun ? "would fix" : "fixed") \(findings) in \(files)\n")
            for (file, count) in result.left.sorted(by: { $0.key < $1.key }) {
                StandardError.write(
                    message: "mockcheck: \(file): \(TerminalText.counted(count, "finding")) can only be fixed by hand; "
                        + "--fix knows collections of formats v1 and v2 in UTF-8")
            }
            if fixing.dryRun { return }
            run = try read(rules)
        }
        let findings = try LoadedBaseline(checked.baseline, paths)?.applied(to: run.findings) ?? run.findings
        var report = LintReport(findings: findings, version: Version.current)
        if shown.quiet { report.findings.removeAll { $0.diagnostic.severity == .note } }
        // Nothing was checked, so there is nothing to be glad of.
        let isIdle = run.collectionCount == 0 && report.findings.isEmpty && shown.format == .text
        if !isIdle { try ResultFile.deliver(text(of: report), to: shown.output) }
        guard !run.hasUnusableFiles else { throw ExitStatus.unusableInput }
        let fails = report.count(.error) > 0 || checked.strict && report.count(.warning) > 0
        if fails { throw ExitStatus.caseFailed }
        guard run.collectionCount > 0 else {
            throw CommandProblem(status: .nothingSelected, description: EmptyInput.remedy(for: paths))
        }
    }

    private func read(_ rules: Set<String>) throws -> LintRun {
        try LintRun(
            paths: paths, config: source.config, honoursIgnoreFiles: !source.noIgnore, rules: rules,
            environment: try Setting.resolve(source.environment, "MOCKCHECK_ENVIRONMENT"), globals: source.globals)
    }

    private func text(of report: LintReport) throws -> String {
        switch shown.format {
        case .json: return report.json
        case .sarif: return report.sarif
        case .gitlab: return report.gitLab
        case .github: return report.gitHub
        case .text:
            return LintText(
                report: report, style: try shown.color.style(isFile: shown.output != nil),
                extent: shown.statistics ? .statistics : shown.all ? .all : .brief,
                width: shown.output == nil ? TerminalWidth.ofTerminal(StandardOutput.descriptor) : nil
            ).text
        }
    }
}
