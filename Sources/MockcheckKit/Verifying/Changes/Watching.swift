package import MockFiles
package import Verification

/// Runs a verification again whenever one of its files changes, until somebody ends it.
package struct Watching {
    private static let interval = Duration.milliseconds(200)

    package let planner: RunPlanner
    package let selection: CaseSelection
    package let paths: [String]
    package let settings: InputSettings
    package let lastRunPath: String
    package let caught: CaughtSignal

    package init(
        planner: RunPlanner, selection: CaseSelection, paths: [String], settings: InputSettings, lastRunPath: String,
        caught: CaughtSignal
    ) {
        self.planner = planner
        self.selection = selection
        self.paths = paths
        self.settings = settings
        self.lastRunPath = lastRunPath
        self.caught = caught
    }

    /// - Returns: The status of the signal that ended it.
    package func run(
        from workload: Workload, _ history: ReadingHistory,
        carryOut: (RunPlan, Workload) async throws -> ExitStatus
    ) async throws -> ExitStatus {
        var (workload, history) = (workload, history)
        var loaded = ProjectSurvey(asRead: history)
        var told: String?
        while true {
            if let told { StandardError.write("mockcheck: \(told)\n") }
            StandardError.write("mockcheck: waiting for a change; Ctrl-C ends\n")
            if let signal = await nextChange(since: &loaded, history) { return signal.exitStatus }
            told = nil
            do {
                // What did not pass runs again, whether it changed or not.
                let lastRun = try? LastRun(reading: lastRunPath)
                let earlier = CaseVersions(planner.plan(workload, selection), settledIn: lastRun)
                workload = try Workload.load(paths, settings, &history)
                var affected = selection
                affected.unchanged = earlier
                let plan = planner.plan(workload, affected)
                guard plan.facts.caseCount > 0 else {
                    told = "the change touches no case"
                    continue
                }
                let status = try await carryOut(plan, workload)
                if caught.value != nil { return status }
            } catch let problem as CommandProblem {
                told = "\(problem)"
            }
        }
    }

    /// Waits until a file is another and has stayed the same for one look; nil then, else the signal that came first.
    private func nextChange(
        since loaded: inout ProjectSurvey, _ history: ReadingHistory
    ) async -> SignalWatch.Caught? {
        var pending = loaded
        while true {
            try? await Task.sleep(for: Self.interval)
            if let signal = caught.value { return signal }
            let survey = settings.survey(paths, history)
            if survey != loaded, survey == pending {
                loaded = survey
                return nil
            }
            pending = survey
        }
    }
}
