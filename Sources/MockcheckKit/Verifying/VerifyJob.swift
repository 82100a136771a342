import Foundation
import MockFiles
import PostmanModel
import Verification

/// `mockcheck verify`, from paths to the exit status (product section 3).
package struct VerifyJob {
    private let settings: VerifySettings
    private let planner: RunPlanner
    private let baseline: LoadedBaseline?
    private let caught = CaughtSignal()

    /// - Throws: `CommandProblem` where a setting or the baseline cannot be used.
    package init(_ settings: VerifySettings) throws {
        self.settings = settings
        baseline = try LoadedBaseline(settings.gates.baseline, settings.paths)
        planner = RunPlanner(
            axes: settings.cases.axes, isStrict: settings.gates.isStrict, isExhaustive: settings.pace.isExhaustive,
            coverage: try CoverageGate(settings.gates.coverage), seed: settings.pace.seed,
            knownFindings: baseline?.knownFindings ?? [])
    }

    /// All that was loaded, with the cases that the settings leave.
    private struct Loaded {
        var workload: Workload
        var history: ReadingHistory
        var selection: CaseSelection
        /// Of all shards.
        var plan: RunPlan
        var known: KnownFailures
    }

    // MARK: List

    /// Prints the cases and runs nothing.
    ///
    /// - Throws: the `ExitStatus` of files that cannot be used, or a `CommandProblem` where there is no case.
    package func list() throws {
        let loaded = try load()
        let plan = try sharded(loaded.plan)
        CaseListing.write(plan, secrets: loaded.workload.secrets)
        for diagnostic in loaded.workload.diagnostics where diagnostic.severity > .note {
            StandardError.write(diagnostic: diagnostic)
        }
        guard loaded.workload.brokenFiles.isEmpty else { throw ExitStatus.unusableInput }
        guard plan.facts.caseCount > 0 else {
            throw CommandProblem(status: .nothingSelected, description: emptiness(of: loaded.workload))
        }
    }

    // MARK: Run

    /// Runs the cases, and with `--watch` again after each change until somebody ends it.
    package func run() async throws -> ExitStatus {
        Allocator.sharesMost()
        let signals = SignalWatch { [caught] in caught.set($0) }
        defer { withExtendedLifetime(signals) {} }
        // What a signal ends while the collections are still read.
        let nothing = Workload()
        let unready = try verification(
            of: planner.plan(nothing, CaseSelection()), nothing, KnownFailures(), since: RunClock.began)
        caught.endEarly { unready.end(by: $0) }
        await signals.waitUntilArmed()
        var loaded = try load()
        let known = loaded.known
        var status = try await carryOut(sharded(loaded.plan), of: loaded.workload, known, since: RunClock.began)
        if settings.pace.isWatching, caught.value == nil {
            loaded.selection.lastRun = nil
            status = try await Watching(
                planner: planner, selection: loaded.selection, paths: settings.paths, settings: settings.input,
                lastRunPath: lastRunPath, caught: caught
            ).run(from: loaded.workload, loaded.history) { try await carryOut($0, of: $1, known, since: .now) }
        }
        // More shards than cases is not a mistake of the run's; nor is a selection by the past that leaves nothing.
        let mayBeEmpty = settings.cases.selectsByPast && !loaded.workload.mocks.isEmpty
        if status == .nothingSelected, loaded.plan.facts.caseCount > 0 || mayBeEmpty { status = .success }
        return settings.gates.endsWithZero && status < .couldNotDoTheJob ? .success : status
    }

    private func carryOut(
        _ plan: RunPlan, of workload: Workload, _ known: KnownFailures, since began: ContinuousClock.Instant
    ) async throws -> ExitStatus {
        let verification = try verification(
            of: plan, workload, known, lastRun: LastRunReporter(path: lastRunPath), since: began)
        if verification.options.jobs < settings.pace.usedJobs {
            StandardError.write(
                "mockcheck: \(OpenFileLimit.allowed) open files are allowed, so \(verification.options.jobs) requests "
                    + "are sent at a time instead of \(settings.pace.usedJobs); raise the limit (ulimit -n) for more\n")
        }
        let status = try await verification.run(hasBrokenFiles: plan.hasBrokenFile(of: workload, beyond: known))
        if let wanted = settings.update, let recorder = verification.recorder, status < .couldNotDoTheJob {
            var update = ExampleUpdate(
                wanted.extent, shows: wanted.isDryRun, timeout: verification.options.timeout, recorder: recorder,
                secrets: workload.secrets, plan)
            try await update.run(workload)
        }
        if status == .nothingSelected { StandardError.write("mockcheck: \(emptiness(of: workload))\n") }
        return status
    }

    private func verification(
        of plan: RunPlan, _ workload: Workload, _ known: KnownFailures, lastRun: LastRunReporter? = nil,
        since began: ContinuousClock.Instant
    ) throws -> VerificationRun {
        let jobs = try OpenFileLimit.jobs(wanted: settings.pace.usedJobs)
        // Whoever says how many requests may be in flight means those that wait, too (V-1).
        let waiting = settings.pace.jobs == nil ? OpenFileLimit.waiting(besideJobs: jobs) : 0
        return VerificationRun(
            plan: plan, reports: settings.reports, lastRun: lastRun, timeLimit: settings.pace.timeLimit,
            options: RunOptions(
                jobs: jobs, waiting: waiting, timeout: settings.pace.timeout,
                bail: settings.pace.bail, retries: settings.pace.retries, known: known,
                failsOnFlaky: settings.gates.failsOnFlaky, secrets: workload.secrets, began: began),
            terminal: settings.terminal, caught: caught, recorder: settings.update.map { _ in AnswerRecorder() })
    }

    private var lastRunPath: String { LastRun.path(in: settings.reportDirectory) }

    // MARK: Load and select

    private func load() throws -> Loaded {
        var selection = try CaseSelection(
            only: settings.cases.only, skip: settings.cases.skip, grep: settings.cases.grep)
        if settings.cases.isLastFailed { selection.lastRun = try LastRun(reading: lastRunPath) }
        if let revision = settings.cases.changedSince { selection.unchanged = try versions(of: revision) }
        var history = ReadingHistory()
        let workload = try targeted(Workload.load(settings.paths, settings.input, &history))
        if settings.update != nil, !workload.targets.values.contains(where: \.isAPI) {
            throw CommandProblem.usage("--update-examples needs a back end: --target URL --target-as api")
        }
        var plan = planner.plan(workload, selection)
        UntilExit.keep((workload, plan.mocks))
        Allocator.trim()
        var baseline = baseline
        baseline?.upgrade(to: plan)
        if let baseline {
            plan.diagnostics += baseline.diagnostics + (settings.cases.selectsSome ? [] : baseline.gone(from: plan))
        }
        return Loaded(
            workload: workload, history: history, selection: selection, plan: plan,
            known: baseline?.knownFailures ?? KnownFailures())
    }

    private func targeted(_ workload: Workload) throws -> Workload {
        guard settings.targeting.isNeeded(for: workload.mocks) else { return workload }
        if settings.pace.isWatching { throw CommandProblem.usage("--watch cannot be used with a target") }
        return try settings.targeting.applied(to: workload)
    }

    /// The cases as the inputs of a git revision make them, with everything else as it is now.
    private func versions(of revision: String) throws -> CaseVersions {
        let files = RevisionFiles(try RevisionCheckout(of: revision, near: settings.paths.first ?? "."), revision)
        let workload = try files.load(files.places(of: settings.paths), settings.input)
        guard !workload.mocks.isEmpty else { return CaseVersions() }
        return CaseVersions(planner.plan(try targeted(workload), try CaseSelection()))
    }

    /// The part of the plan that `--shard` names.
    private func sharded(_ plan: RunPlan) throws -> RunPlan {
        guard let text = settings.cases.shard else { return plan }
        let selection = try ShardSelection(text, environment: ProcessInfo.processInfo.environment)
        if selection.isAutomatic { StandardError.write("mockcheck: this is shard \(selection.shard)\n") }
        let durations = try settings.cases.shardTimings.map(ShardSelection.durations) ?? [:]
        let part = plan.shard(selection.shard, durations: durations)
        if part.facts.caseCount == 0, plan.facts.caseCount > 0 {
            StandardError.write("mockcheck: shard \(selection.shard) is empty\n")
        }
        return part
    }

    /// Why there was nothing to do, and what to do about it.
    private func emptiness(of workload: Workload) -> String {
        guard !workload.mocks.isEmpty else { return EmptyInput.remedy(for: settings.paths) }
        if workload.mocks.allSatisfy({ !Planner.hasExamples($0.collection) }) {
            return "no collection has an example, so there is nothing to serve or to verify; "
                + "save a response of each request (in Postman: Send, then Save Response, Save as example)"
        }
        return settings.cases.selectsByPast
            ? "no case is new, changed or failed"
            : "no case is left by --axis, --only, --skip and --grep; --list shows all cases"
    }
}
