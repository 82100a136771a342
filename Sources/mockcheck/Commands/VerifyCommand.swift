import ArgumentParser
import MockcheckKit
import Verification

/// `mockcheck verify`, the main job: collections in, verdicts and a JUnit report out (product section 3).
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verifies mocks: sends every kind of request the documentation describes, and reports.",
        discussion: """
            Options that take a value can also be given as a variable, for example MOCKCHECK_JOBS=4; a flag outranks it.

            AXES
            \(CatalogueHelp.axes)

            REPORTERS
            \(CatalogueHelp.reporters)

            EXAMPLES
              mockcheck specs/
              mockcheck verify api.json -e staging.json --axis examples,cors
              mockcheck verify specs/ --only 'Get book*' --bail=1 --verbose
              mockcheck verify specs/ --changed-since origin/main
              mockcheck verify specs/ --watch
            """)

    @OptionGroup var input: InputOptions

    @OptionGroup(title: "Targets") var targets: TargetOptions

    @OptionGroup(title: "Cases") var cases: CaseOptions

    @OptionGroup(title: "Run") var pace: PaceOptions

    @OptionGroup(title: "Verdict") var gates: GateOptions

    @OptionGroup(title: "Reports") var output: ReportOutput

    @OptionGroup(title: "Reports") var shown: ShownOptions

    func validate() throws {
        if let jobs = pace.jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
        if let timeout = pace.timeout, timeout <= 0 || timeout > 86_400 {
            throw ValidationError("--timeout must be a number of seconds")
        }
        if let globalTimeout = pace.globalTimeout, globalTimeout <= 0 || globalTimeout > 86_400 {
            throw ValidationError("--global-timeout must be a number of seconds")
        }
        if let retries = pace.retries, !(0...100).contains(retries) {
            throw ValidationError("--retries must be from 0 to 100")
        }
        if let bail = pace.bail, bail < 1 { throw ValidationError("--bail must be at least 1") }
        if pace.watch && (cases.list || cases.shard != nil) {
            throw ValidationError("--watch cannot be combined with --list or --shard")
        }
        if targets.dryRun && targets.updateExamples == nil {
            throw ValidationError("--dry-run needs --update-examples")
        }
    }

    func run() async throws {
        let job = try VerifyJob(try settings())
        if cases.list { return try job.list() }
        let status = try await job.run()
        if status != .success { throw status }
    }

    private func settings() throws -> VerifySettings {
        var settings = VerifySettings(
            paths: input.paths, input: input.settings, targeting: try targets.targeting(),
            reports: try output.options(isGitHub: shown.isGitHub), reportDirectory: try output.directory(),
            terminal: try shown.terminal(hints: hints))
        settings.cases = try cases.settled()
        settings.pace = try pace.settled()
        settings.gates = try gates.settled()
        settings.update = targets.updateExamples.map { .init(extent: $0, isDryRun: targets.dryRun) }
        return settings
    }

    /// For whoever has typed nothing but the program's name.
    private var hints: [String] {
        guard CommandLine.arguments.count == 1 else { return [] }
        return [
            "mockcheck serve  answers requests with these examples",
            "mockcheck lint   checks them before you share them",
            "mockcheck --help has the rest; reports/TEST-mockcheck.xml is for your CI",
        ]
    }
}

extension ExampleUpdate.Extent: ExpressibleByArgument {}
