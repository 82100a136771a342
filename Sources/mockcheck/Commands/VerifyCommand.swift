import ArgumentParser
import Foundation
import MockFiles
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
        var baseline = try LoadedBaseline(gates.baseline, input.paths)
        let planner = RunPlanner(
            axes: try AxisSelection.parse(Setting.resolve(cases.axis, "MOCKCHECK_AXIS")), isStrict: gates.strict,
            isExhaustive: pace.exhaustive,
            coverage: try CoverageGate(Setting.resolve(gates.minCoverage, "MOCKCHECK_MIN_COVERAGE")),
            seed: try Setting.resolve(pace.seed, "MOCKCHECK_SEED") ?? 1, knownFindings: baseline?.knownFindings ?? [])
        let caught = CaughtSignal()
        let signals = cases.list ? nil : SignalWatch { caught.set($0) }
        defer { withExtendedLifetime(signals) {} }
        let nothing = Workload()
        let unready = try verification(
            of: planner.plan(nothing, CaseSelection()), nothing, KnownFailures(), caught, since: RunClock.began)
        caught.endEarly { unready.end(by: $0) }
        await signals?.waitUntilArmed()
        var selection = try CaseSelection(only: cases.only, skip: cases.skip, grep: cases.grep)
        if cases.lastFailed { selection.lastRun = try LastRun(reading: LastRun.path(in: output.directory())) }
        if let revision = cases.changedSince { selection.unchanged = try versions(of: revision, planner) }
        var history = ReadingHistory()
        let targeting = try targets.targeting()
        var workload = try Workload.load(input.paths, input.settings, &history)
        if targeting.isNeeded(for: workload.mocks) {
            if pace.watch { throw CommandProblem.usage("--watch cannot be used with a target") }
            workload = try targeting.applied(to: workload)
        }
        if targets.updateExamples != nil, !workload.targets.values.contains(where: \.isAPI) {
            throw CommandProblem.usage("--update-examples needs a back end: --target URL --target-as api")
        }
        var wholePlan = planner.plan(workload, selection)
        UntilExit.keep((workload, wholePlan.mocks))
        baseline?.upgrade(to: wholePlan)
        if let baseline {
            wholePlan.diagnostics += baseline.diagnostics + (selectsSome ? [] : baseline.gone(from: wholePlan))
        }
        if cases.list { return try printCases(of: sharded(wholePlan), workload) }
        let known = baseline?.knownFailures ?? KnownFailures()
        var status = try await carryOut(sharded(wholePlan), of: workload, known, caught, since: RunClock.began)
        if pace.watch, caught.value == nil {
            selection.lastRun = nil
            status = try await Watching(
                planner: planner, selection: selection, paths: input.paths, settings: input.settings,
                lastRunPath: LastRun.path(in: output.directory()), caught: caught
            ).run(from: workload, history) { try await carryOut($0, of: $1, known, caught, since: .now) }
        }
        // More shards than cases is not a mistake of the run's; nor is a selection by the past that leaves nothing.
        let selectsByPast = cases.lastFailed || cases.changedSince != nil
        if status == .nothingSelected, wholePlan.facts.caseCount > 0 || selectsByPast && !workload.mocks.isEmpty {
            status = .success
        }
        if status != .success { throw gates.exitZero && status < .couldNotDoTheJob ? ExitStatus.success : status }
    }

    /// Whether cases are left out, so that an absent one need not be gone.
    private var selectsSome: Bool {
        cases.axis != nil || !cases.only.isEmpty || !cases.skip.isEmpty || cases.grep != nil || cases.lastFailed
            || cases.changedSince != nil
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
        let lastRun = LastRunReporter(path: LastRun.path(in: try output.directory()))
        let verification = try verification(of: plan, workload, known, caught, lastRun: lastRun, since: began)
        let wantedJobs = try wantedJobs()
        if verification.options.jobs < wantedJobs {
            StandardError.write(
                "mockcheck: \(OpenFileLimit.allowed) open files are allowed, so \(verification.options.jobs) requests "
                    + "are sent at a time instead of \(wantedJobs); raise the limit (ulimit -n) for more\n")
        }
        let status = try await verification.run(hasBrokenFiles: plan.hasBrokenFile(of: workload, beyond: known))
        if let extent = targets.updateExamples, let recorder = verification.recorder, status < .couldNotDoTheJob {
            var update = ExampleUpdate(
                extent, shows: targets.dryRun, timeout: verification.options.timeout, recorder: recorder,
                secrets: workload.secrets, plan)
            try await update.run(workload)
        }
        if status == .nothingSelected { StandardError.write("mockcheck: \(emptiness(of: workload))\n") }
        return status
    }

    private func wantedJobs() throws -> Int { try Setting.resolve(pace.jobs, "MOCKCHECK_JOBS") ?? 16 }

    private func verification(
        of plan: RunPlan, _ workload: Workload, _ known: KnownFailures, _ caught: CaughtSignal,
        lastRun: LastRunReporter? = nil, since began: ContinuousClock.Instant
    ) throws -> VerificationRun {
        VerificationRun(
            plan: plan, reports: try output.options(isGitHub: shown.isGitHub),
            lastRun: lastRun,
            timeLimit: pace.globalTimeout.map { .seconds($0) },
            options: RunOptions(
                jobs: try OpenFileLimit.jobs(wanted: wantedJobs()),
                timeout: .seconds(try Setting.resolve(pace.timeout, "MOCKCHECK_TIMEOUT") ?? 10),
                bail: try Setting.resolve(pace.bail, "MOCKCHECK_BAIL"),
                retries: try Setting.resolve(pace.retries, "MOCKCHECK_RETRIES") ?? 0, known: known,
                failsOnFlaky: gates.failOnFlaky, secrets: workload.secrets, began: began
            ),
            terminal: try shown.terminal(hints: hints), caught: caught,
            recorder: targets.updateExamples.map { _ in AnswerRecorder() })
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

    /// For whoever has typed nothing but the program's name.
    private var hints: [String] {
        guard CommandLine.arguments.count == 1 else { return [] }
        return [
            "mockcheck serve  answers requests with these examples",
            "mockcheck lint   checks them before you share them",
            "mockcheck --help has the rest; reports/TEST-mockcheck.xml is for your CI",
        ]
    }

    /// The part of the plan that `--shard` names.
    private func sharded(_ plan: RunPlan) throws -> RunPlan {
        guard let text = try Setting.resolve(cases.shard, "MOCKCHECK_SHARD") else { return plan }
        let selection = try ShardSelection(text, environment: ProcessInfo.processInfo.environment)
        if selection.isAutomatic { StandardError.write("mockcheck: this is shard \(selection.shard)\n") }
        let part = plan.shard(
            selection.shard, durations: try cases.shardTimings.map(ShardSelection.durations) ?? [:])
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
            (cases.lastFailed || cases.changedSince != nil
            ? "no case is new, changed or failed"
            : "no case is left by --axis, --only, --skip and --grep; --list shows all cases")
    }
}

extension ExampleUpdate.Extent: ExpressibleByArgument {}

extension ColorChoice: ExpressibleByArgument, LosslessStringConvertible {
    public init?(_ description: String) { self.init(rawValue: description) }
    public var description: String { rawValue }
}
