import ArgumentParser
import Foundation
import MockcheckKit
import PostmanModel
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
              mockcheck verify api.json -e staging.postman_environment.json --axis examples,cors
              mockcheck verify specs/ --only 'Get book*' --bail=1 --verbose
              mockcheck verify specs/ --changed-since origin/main
              mockcheck verify specs/ --watch
            """)

    @OptionGroup var input: InputOptions

    @OptionGroup(title: "Targets") var targets: TargetOptions

    @Option(
        help: ArgumentHelp(
            "Write what a back end says into the examples it has drifted from: stable (also without a value), or all "
                + "to write ids and dates, too.", valueName: "extent"))
    var updateExamples: ExampleUpdate.Extent?

    @Flag(help: "Print what --update-examples would change, as a diff, and change nothing.")
    var dryRun = false

    @Option(help: "Only these axes, separated by commas.", completion: CatalogueHelp.axisNames)
    var axis: String?

    @Option(help: "Only cases whose name, or Collection.Folder/name, matches this glob; may be repeated.")
    var only: [String] = []

    @Option(help: "Exclude cases matching this glob; may be repeated.")
    var skip: [String] = []

    @Option(
        help: ArgumentHelp("Only cases whose Collection.Folder/name matches this regex.", valueName: "regex")
    )
    var grep: String?

    @Flag(help: "Only cases that failed, had an error or did not run the last time, and new ones.")
    var lastFailed = false

    @Option(
        help: ArgumentHelp(
            "Only cases that are new since a git revision, or whose request or expectation changed.", valueName: "rev"))
    var changedSince: String?

    @Flag(help: "Run again whenever a file changes: the affected cases, and those that failed.")
    var watch = false

    @Option(help: "Maximum concurrent requests (default 16).")
    var jobs: Int?

    @Option(help: "Time limit of one request, in seconds (default 10).")
    var timeout: Double?

    @Option(
        help: "Time limit of the whole run, in seconds; what has not run by then is reported, and the exit code is 3.")
    var globalTimeout: Double?

    @Option(help: ArgumentHelp("Stop after N failures; without a number, after the first.", valueName: "n"))
    var bail: Int?

    @Option(help: ArgumentHelp("Retry a failed case up to N times, each on a fresh mock.", valueName: "n"))
    var retries: Int?

    @Flag(help: "Exit with 1 if a case passed only on a retry.")
    var failOnFlaky = false

    @Option(
        help: ArgumentHelp(
            "Known failures; default: mockcheck.baseline.yaml above the first path.", valueName: "file"),
        completion: .file())
    var baseline: String?

    @Option(help: "Make the run repeatable to the byte.")
    var seed: UInt64?

    @Flag(help: "Fail examples that no plain request and no x-mock-response-code returns.")
    var strict = false

    @Flag(help: "Send derived requests to every endpoint of a large collection, not to a sample.")
    var exhaustive = false

    @Option(
        help: ArgumentHelp(
            "Fail where fewer requests have an example, or fewer examples can be reached: requests=80,examples=100.",
            valueName: "percent"))
    var minCoverage: String?

    @Option(help: "Where reports go; default: reports.", completion: .directory)
    var reportDir: String?

    @Option(
        help: ArgumentHelp(
            "A report and its place: \(CatalogueHelp.reporterList); may be repeated.", valueName: "name[=path]"),
        completion: CatalogueHelp.reporterNames)
    var reporter: [String] = []

    @Option(
        help: ArgumentHelp("\(CatalogueHelp.dialectList).", valueName: "dialect"),
        completion: CatalogueHelp.dialectNames)
    var junitDialect: String?

    @Flag(help: "Do not annotate the lines of the collections in GitHub Actions.")
    var noCiAnnotations = false

    @Option(
        help: ArgumentHelp(
            "Run one part of the cases: 2/4, or auto to read the variables of the CI; see mockcheck merge.",
            valueName: "i/n"))
    var shard: String?

    @Option(
        help: "A journal or JSON report of an earlier run, by whose durations shards are balanced.", completion: .file()
    )
    var shardTimings: String?

    @Option(help: "auto, always or never.", completion: .list(ColorChoice.allCases.map(\.rawValue)))
    var color: ColorChoice?

    @Flag(name: .shortAndLong, help: "Print failures and the verdict only.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Print every case.")
    var verbose = false

    @Flag(help: "Print the cases and run nothing.")
    var list = false

    @Flag(help: "Exit with 0 whatever the verdict, for jobs that only report.")
    var exitZero = false

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
        if let timeout, timeout <= 0 || timeout > 86_400 {
            throw ValidationError("--timeout must be a number of seconds")
        }
        if let globalTimeout, globalTimeout <= 0 || globalTimeout > 86_400 {
            throw ValidationError("--global-timeout must be a number of seconds")
        }
        if let retries, !(0...100).contains(retries) { throw ValidationError("--retries must be from 0 to 100") }
        if let bail, bail < 1 { throw ValidationError("--bail must be at least 1") }
        if watch && (list || shard != nil) {
            throw ValidationError("--watch cannot be combined with --list or --shard")
        }
        if dryRun && updateExamples == nil { throw ValidationError("--dry-run needs --update-examples") }
        if quiet && verbose { throw ValidationError("--quiet and --verbose cannot be combined") }
    }

    func run() async throws {
        var baseline = try LoadedBaseline(baseline, input.paths)
        let planner = RunPlanner(
            axes: try AxisSelection.parse(Setting.resolve(axis, "MOCKCHECK_AXIS")), isStrict: strict,
            isExhaustive: exhaustive,
            coverage: try CoverageGate(Setting.resolve(minCoverage, "MOCKCHECK_MIN_COVERAGE")),
            seed: try Setting.resolve(seed, "MOCKCHECK_SEED") ?? 1, knownFindings: baseline?.knownFindings ?? [])
        let caught = CaughtSignal()
        let signals = list ? nil : SignalWatch { caught.set($0) }
        defer { withExtendedLifetime(signals) {} }
        let nothing = Workload()
        let unready = try verification(
            of: planner.plan(nothing, CaseSelection()), nothing, KnownFailures(), caught, since: RunClock.began)
        caught.endEarly { unready.end(by: $0) }
        var selection = try CaseSelection(only: only, skip: skip, grep: grep)
        if lastFailed { selection.lastRun = try LastRun(reading: LastRun.path(in: reportDirectory())) }
        if let changedSince { selection.unchanged = try versions(of: changedSince, planner) }
        var history = ReadingHistory()
        let targeting = try targets.targeting()
        var workload = try WorkloadLoader.load(input.paths, input.settings, &history)
        if targeting.isNeeded(for: workload.mocks) {
            if watch { throw CommandProblem.usage("--watch cannot be used with a target") }
            workload = try targeting.applied(to: workload)
        }
        if updateExamples != nil, !workload.mocks.contains(where: { $0.target?.isAPI == true }) {
            throw CommandProblem.usage("--update-examples needs a back end: --target URL --target-as api")
        }
        var wholePlan = planner.plan(workload, selection)
        baseline?.upgrade(to: wholePlan)
        if let baseline {
            wholePlan.diagnostics += baseline.diagnostics + (selectsSome ? [] : baseline.gone(from: wholePlan))
        }
        if list { return try printCases(of: sharded(wholePlan), workload) }
        let known = baseline?.knownFailures ?? KnownFailures()
        var status = try await carryOut(sharded(wholePlan), of: workload, known, caught, since: RunClock.began)
        if watch, caught.value == nil {
            selection.lastRun = nil
            status = try await Watching(
                planner: planner, selection: selection, paths: input.paths, settings: input.settings,
                lastRunPath: LastRun.path(in: reportDirectory()), caught: caught
            ).run(from: workload, history) { try await carryOut($0, of: $1, known, caught, since: .now) }
        }
        // More shards than cases is not a mistake of the run's; nor is a selection by the past that leaves nothing.
        let selectsByPast = lastFailed || changedSince != nil
        if status == .nothingSelected, wholePlan.facts.caseCount > 0 || selectsByPast && !workload.mocks.isEmpty {
            status = .success
        }
        if status != .success { throw exitZero && status < .couldNotDoTheJob ? ExitStatus.success : status }
    }

    /// Whether cases are left out, so that an absent one need not be gone.
    private var selectsSome: Bool {
        axis != nil || !only.isEmpty || !skip.isEmpty || grep != nil || lastFailed || changedSince != nil
    }

    private func reportDirectory() throws -> String {
        try Setting.resolve(reportDir, "MOCKCHECK_REPORT_DIR") ?? "reports"
    }

    private func printCases(of plan: RunPlan, _ workload: Workload) throws {
        CaseListing.write(plan, secrets: workload.secrets)
        for diagnostic in workload.diagnostics where diagnostic.severity > .note {
            StandardError.write(diagnostic: diagnostic)
        }
        guard workload.brokenFiles.isEmpty else { throw ExitStatus.unusableInput }
        guard plan.facts.caseCount > 0 else {
            throw CommandProblem(status: .nothingSelected, description: emptiness(of: workload))
        }
    }

    private func carryOut(
        _ plan: RunPlan, of workload: Workload, _ known: KnownFailures, _ caught: CaughtSignal,
        since began: ContinuousClock.Instant
    ) async throws -> ExitStatus {
        let lastRun = LastRunReporter(path: LastRun.path(in: try reportDirectory()))
        let verification = try verification(of: plan, workload, known, caught, lastRun: lastRun, since: began)
        let wantedJobs = try wantedJobs()
        if verification.options.jobs < wantedJobs {
            StandardError.write(
                "mockcheck: \(OpenFileLimit.allowed) open files are allowed, so \(verification.options.jobs) requests "
                    + "are sent at a time instead of \(wantedJobs); raise the limit (ulimit -n) for more\n")
        }
        let status = try await verification.run(hasBrokenFiles: plan.hasBrokenFile(of: workload, beyond: known))
        if let updateExamples, let recorder = verification.recorder, status < .couldNotDoTheJob {
            var update = ExampleUpdate(
                updateExamples, shows: dryRun, timeout: verification.options.timeout, recorder: recorder,
                secrets: workload.secrets, plan)
            try await update.run(workload)
        }
        if status == .nothingSelected { StandardError.write("mockcheck: \(emptiness(of: workload))\n") }
        return status
    }

    private func wantedJobs() throws -> Int { try Setting.resolve(jobs, "MOCKCHECK_JOBS") ?? 16 }

    private func verification(
        of plan: RunPlan, _ workload: Workload, _ known: KnownFailures, _ caught: CaughtSignal,
        lastRun: LastRunReporter? = nil, since began: ContinuousClock.Instant
    ) throws -> VerificationRun {
        let directory = try reportDirectory()
        return VerificationRun(
            plan: plan,
            reports: try ReportOptions(
                reporters: reporter, directory: directory,
                dialect: Setting.resolve(junitDialect, "MOCKCHECK_JUNIT_DIALECT"),
                isGitHub: ProcessEnvironment.value(of: "GITHUB_ACTIONS") == "true" && !noCiAnnotations),
            lastRun: lastRun,
            timeLimit: globalTimeout.map { .seconds($0) },
            options: RunOptions(
                jobs: try OpenFileLimit.jobs(wanted: wantedJobs()),
                timeout: .seconds(try Setting.resolve(timeout, "MOCKCHECK_TIMEOUT") ?? 10),
                bail: try Setting.resolve(bail, "MOCKCHECK_BAIL"),
                retries: try Setting.resolve(retries, "MOCKCHECK_RETRIES") ?? 0, known: known,
                failsOnFlaky: failOnFlaky, secrets: workload.secrets, began: began
            ),
            terminal: TerminalOptions(
                color: try Setting.resolve(color, "MOCKCHECK_COLOR") ?? .auto,
                detail: quiet ? .quiet : verbose ? .verbose : .normal), caught: caught,
            recorder: updateExamples.map { _ in AnswerRecorder() })
    }

    /// The cases as the inputs of a git revision make them, with everything else as it is now.
    private func versions(of revision: String, _ planner: RunPlanner) throws -> CaseVersions {
        let files = RevisionFiles(try RevisionCheckout(of: revision, near: input.paths.first ?? "."), revision)
        var workload = try files.load(files.places(of: input.paths), input.settings)
        guard !workload.mocks.isEmpty else { return CaseVersions() }
        let targeting = try targets.targeting()
        if targeting.isNeeded(for: workload.mocks) { workload = try targeting.applied(to: workload) }
        return CaseVersions(planner.plan(workload, try CaseSelection()))
    }

    /// The part of the plan that `--shard` names.
    private func sharded(_ plan: RunPlan) throws -> RunPlan {
        guard let text = try Setting.resolve(shard, "MOCKCHECK_SHARD") else { return plan }
        let selection = try ShardSelection(text, environment: ProcessInfo.processInfo.environment)
        if selection.isAutomatic { StandardError.write("mockcheck: this is shard \(selection.shard)\n") }
        let part = plan.shard(
            selection.shard, durations: try shardTimings.map(ShardSelection.durations) ?? [:])
        if part.facts.caseCount == 0, plan.facts.caseCount > 0 {
            StandardError.write("mockcheck: shard \(selection.shard) is empty\n")
        }
        return part
    }

    /// Why there was nothing to do, and what to do about it.
    private func emptiness(of workload: Workload) -> String {
        guard !workload.mocks.isEmpty else { return input.emptiness }
        if workload.mocks.allSatisfy({ !Planner.hasExamples($0.collection) }) {
            return "no collection has an example, so there is nothing to serve or to verify; "
                + "save a response of each request (in Postman: Send, then Save Response, Save as example)"
        }
        return
            (lastFailed || changedSince != nil
            ? "no case is new, changed or failed"
            : "no case is left by --axis, --only, --skip and --grep; --list shows all cases")
    }
}

extension ExampleUpdate.Extent: ExpressibleByArgument {}

extension ColorChoice: ExpressibleByArgument, LosslessStringConvertible {
    public init?(_ description: String) { self.init(rawValue: description) }
    public var description: String { rawValue }
}
