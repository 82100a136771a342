import ArgumentParser
import Linting
import Verification

/// The options of `lint`, in the groups of its help.
extension LintCommand {
    /// What is read.
    struct SourceOptions: ParsableArguments {
        @Option(name: [.customShort("e"), .long], help: "An exported environment for every collection.")
        var environment: String?

        @Option(name: [.customShort("g"), .long], help: "Exported globals, the outermost scope.")
        var globals: String?

        @Option(help: "The manifest for all collections; default: the nearest mockcheck.yaml above each.")
        var config: String?

        @Flag(help: "Search directories regardless of ignore files.")
        var noIgnore = false
    }

    /// Which rules count, and what they say.
    struct RuleOptions: ParsableArguments {
        @Option(
            name: .customLong("rule"),
            help: ArgumentHelp("Report only this rule; repeatable.", valueName: "rule"),
            completion: .list(RuleCatalogue.ids))
        var onlyRules: [String] = []

        @Flag(help: "Fail on warnings, too.")
        var strict = false

        @Option(
            help: ArgumentHelp(
                "Known findings; default: mockcheck.baseline.yaml above the first path.", valueName: "file"))
        var baseline: String?

        @Flag(help: "List all rules; with --output as a page in Markdown.")
        var rules = false

        @Option(help: ArgumentHelp("Explain a rule.", valueName: "rule"), completion: .list(RuleCatalogue.ids))
        var explain: String?
    }

    /// What is changed.
    struct FixOptions: ParsableArguments {
        @Flag(help: "Apply safe fixes; --rules shows which rules have one.")
        var fix = false

        @Flag(help: "Show what --fix would change, as a diff, and change nothing.")
        var dryRun = false
    }

    /// What is told, and where.
    struct FormOptions: ParsableArguments {
        @Option(help: "text, json, sarif, gitlab or github.")
        var format: LintReport.Format = .text

        @Option(name: [.customShort("o"), .long], help: "Write the report to a file.")
        var output: String?

        @Flag(help: "Leave out notes.")
        var quiet = false

        @Flag(help: "Show every finding, not only the first ones of each rule.")
        var all = false

        @Flag(help: "Show numbers by rule only.")
        var statistics = false

        @OptionGroup(title: "Report") var color: ColorOption
    }
}

extension LintReport.Format: ExpressibleByArgument {}
