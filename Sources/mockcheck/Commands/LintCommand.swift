import ArgumentParser
import Foundation
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

    @Option(name: [.customShort("e"), .long], help: "An exported environment for every collection.")
    var environment: String?

    @Option(name: [.customShort("g"), .long], help: "Exported globals, the outermost scope.")
    var globals: String?

    @Option(help: "The manifest for all collections; default: the nearest mockcheck.yaml above each.")
    var config: String?

    @Flag(help: "Search directories regardless of ignore files.")
    var noIgnore = false

    @Option(
        name: .customLong("rule"),
        help: ArgumentHelp("Report only this rule; repeatable.", valueName: "rule"),
        completion: .list(RuleCatalogue.ids))
    var onlyRules: [String] = []

    @Option(help: "text, json, sarif, gitlab or github.")
    var format: LintReport.Format = .text

    @Option(name: [.customShort("o"), .long], help: "Write the report to a file.")
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Known findings; default: mockcheck.baseline.yaml above the first path.", valueName: "file"))
    var baseline: String?

    @Flag(help: "Fail on warnings, too.")
    var strict = false

    @Flag(help: "Leave out notes.")
    var quiet = false

    @Flag(help: "Show every finding, not only the first ones of each rule.")
    var all = false

    @Flag(help: "Show numbers by rule only.")
    var statistics = false

    @Flag(help: "Apply safe fixes; --rules shows which rules have one.")
    var fix = false

    @Flag(help: "Show what --fix would change, as a diff, and change nothing.")
    var dryRun = false

    @Flag(help: "List all rules; with --output as a page in Markdown.")
    var rules = false

    @Option(help: ArgumentHelp("Explain a rule.", valueName: "rule"), completion: .list(RuleCatalogue.ids))
    var explain: String?

    @Option(help: "auto, always or never.")
    var color: ColorChoice?

    func run() throws {
        if rules {
            try write(output == nil ? RulePages.list : RulePages.markdown)
        } else if let explain {
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
        let rules = Set(try onlyRules.map { try Self.page($0).id })
        var run = try read(rules)
        if fix || dryRun {
            let result = try LintFix(run.findings, shows: dryRun)
            let files = TerminalText.counted(result.files, "file")
            let findings = TerminalText.counted(result.fixed, "finding")
            StandardError.write("mockcheck: \(dryRun ? "would fix" : "fixed") \(findings) in \(files)\n")
            for (file, count) in result.left.sorted(by: { $0.key < $1.key }) {
                StandardError.write(
                    message: "mockcheck: \(file): \(TerminalText.counted(count, "finding")) can only be fixed by hand; "
                        + "--fix knows collections of formats v1 and v2 in UTF-8")
            }
            if dryRun { return }
            run = try read(rules)
        }
        let findings = try LoadedBaseline(baseline, paths)?.applied(to: run.findings) ?? run.findings
        var report = LintReport(findings: findings, version: Version.current)
        if quiet { report.findings.removeAll { $0.diagnostic.severity == .note } }
        try write(text(of: report))
        guard !run.hasUnusableFiles else { throw ExitStatus.unusableInput }
        let fails = report.count(.error) > 0 || strict && report.count(.warning) > 0
        if fails { throw ExitStatus.caseFailed }
        guard run.collectionCount > 0 else {
            throw CommandProblem(
                status: .nothingSelected,
                description:
                    "no collection in \(paths.joined(separator: ", ")); name a file or directory that holds one")
        }
    }

    private func read(_ rules: Set<String>) throws -> LintRun {
        try LintRun(
            paths: paths, config: config, honoursIgnoreFiles: !noIgnore, rules: rules,
            environment: try Setting.resolve(environment, "MOCKCHECK_ENVIRONMENT"), globals: globals)
    }

    private func text(of report: LintReport) throws -> String {
        switch format {
        case .json: return report.json
        case .sarif: return report.sarif
        case .gitlab: return report.gitLab
        case .github: return report.gitHub
        case .text:
            let choice = try Setting.resolve(color, "MOCKCHECK_COLOR") ?? .auto
            let usesColor = choice.usesColor(
                environment: ProcessInfo.processInfo.environment,
                isTerminal: output == nil && isatty(StandardOutput.descriptor) != 0)
            return LintText(
                report: report, style: TerminalStyle(usesColor: usesColor),
                extent: statistics ? .statistics : all ? .all : .brief
            ).text
        }
    }

    private func write(_ text: String) throws {
        guard let output else {
            StandardOutput.write(text)
            return
        }
        do {
            try ResultFile.write(text, to: output)
        } catch {
            throw CommandProblem.failure("cannot write \(output): \(error)")
        }
    }
}

extension LintReport.Format: ExpressibleByArgument {}
