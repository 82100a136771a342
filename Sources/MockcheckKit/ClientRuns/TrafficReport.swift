import MockFiles
import PostmanModel
import Verification

extension ClientRun {
    /// Judges the traffic and writes all reports of it.
    ///
    /// - Parameter secrets: values beyond those of the workload that no report may show.
    /// - Throws: `CommandProblem` where a file cannot be written.
    func report(
        _ mocks: [JudgedMock], unaddressed: ClientProblems = ClientProblems(), secrets: [Secret] = [],
        _ reports: ReportOptions, _ terminal: TerminalOptions
    ) async throws -> ExitStatus {
        let secrets = workload.secrets + secrets
        let traffic = TrafficPlan(
            mocks: mocks, unaddressed: unaddressed, writer: ClientFailureWriter(secrets: secrets), minimum: minimum)
        let plans = workload.brokenFiles.map(RunPlanner.brokenFile) + traffic.plans
        let facts = RunFacts(
            version: Version.current, seed: seed ?? 1, startedAt: RunClock.start,
            isReproducible: RunClock.isReproducible, runID: RunClock.runID, mockCount: plans.count,
            inputArguments: workload.inputArguments)
        var plan = RunPlan(facts: facts, diagnostics: workload.diagnostics, mocks: plans)
        plan.traffic = traffic.counts
        plan.number()
        let run = VerificationRun(
            plan: plan, reports: reports, options: RunOptions(secrets: secrets), terminal: terminal,
            caught: CaughtSignal())
        let status = try await run.run(hasBrokenFiles: !workload.brokenFiles.isEmpty)
        if let missing {
            let count = try missing.write(mocks)
            if count > 0 {
                StandardError.write(
                    message: "mockcheck: \(TerminalText.counted(count, "draft")) in \(missing.path); "
                        + "replace \(MissingExample.placeholder) and move them into the collection")
            }
        }
        return status
    }
}
