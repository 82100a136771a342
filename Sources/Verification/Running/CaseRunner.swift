/// Runs single cases of a plan, each to its verdict.
struct CaseRunner: Sendable {
    private let index: RunIndex
    private let pool: MockPool
    private let scenarios: ScenarioRunner
    private let retries: Int
    private let secrets: [Secret]
    private let keepsTranscripts: Bool

    init(index: RunIndex, pool: MockPool, sender: any RequestSender, options: RunOptions) {
        self.index = index
        self.pool = pool
        scenarios = ScenarioRunner(sender: sender, timeout: options.timeout)
        retries = options.retries
        secrets = options.secrets
        keepsTranscripts = options.keepsTranscripts
    }

    /// Runs cases until there are none, or until it is time to report: after 32 cases or 20 milliseconds.
    func work(off queue: CaseQueue) async -> [ReportOrder.Outcome] {
        var outcomes: [ReportOrder.Outcome] = []
        let deadline = ContinuousClock.now + .milliseconds(20)
        while !Task.isCancelled, let next = queue.take() {
            outcomes.append(await run(next))
            if outcomes.count == 32 || ContinuousClock.now > deadline { break }
        }
        return outcomes
    }

    private func run(_ number: Int) async -> ReportOrder.Outcome {
        let entry = index.entries[number]
        guard let turn = entry.turn, let gate = index.gates[entry.mock] else { return await run(number, entry) }
        await gate.wait(for: turn)
        defer { gate.end() }
        return await run(number, entry)
    }

    private func run(_ number: Int, _ entry: RunIndex.Entry) async -> ReportOrder.Outcome {
        let planned = index.planned(entry)
        let writer = FailureWriter(
            planned: planned, suite: index.suite(of: entry).facts, facts: index.plan.facts, secrets: secrets)
        guard case .run(let scenario) = planned.work else {
            return ReportOrder.Outcome(
                index: number, duration: .zero, verdict: writer.verdictWithoutRunning ?? .passed)
        }
        guard let host = index.plan.mocks[entry.mock].host else {
            return ReportOrder.Outcome(
                index: number, duration: .zero, verdict: .error(writer.failure(startError: "it has no host")))
        }
        var outcome: ReportOrder.Outcome
        if let slot = entry.slot {
            let borrowed = await pool.borrow(slot) { try await host.start(scenario.setups) }
            outcome = await run(number, scenario, borrowed, writer)
            await pool.giveBack(slot)
        } else {
            outcome = await runOnOwnMocks(number, scenario, host, writer)
        }
        // What somebody else's server has done cannot be taken back.
        let retries = host.startsAfresh || scenario.isIdempotent ? retries : 0
        var earlier: [Failure] = []
        while earlier.count < retries, let failure = outcome.verdict.failure, !Task.isCancelled {
            earlier.append(failure)
            outcome = await runOnOwnMocks(number, scenario, host, writer)
        }
        outcome.earlierFailures = earlier
        return outcome
    }

    /// The verdict on a case that was in flight when the run was interrupted: nobody knows how it would have ended.
    private static let interrupted = Verdict.skipped(reason: "\(Runner.notRun): interrupted")

    private func runOnOwnMocks(
        _ number: Int, _ scenario: Scenario, _ host: any MockHost, _ writer: FailureWriter
    ) async -> ReportOrder.Outcome {
        let mocks: any RunningMocks
        do {
            mocks = try await host.start(scenario.setups)
        } catch {
            return await run(number, scenario, .failure(error), writer)
        }
        let outcome = await run(number, scenario, .success(mocks), writer)
        await mocks.stop()
        return outcome
    }

    private func run(
        _ number: Int, _ scenario: Scenario, _ start: Result<any RunningMocks, any Error>, _ writer: FailureWriter
    ) async -> ReportOrder.Outcome {
        let began = ContinuousClock.now
        let verdict: Verdict
        var notes: [String] = []
        var judgedSteps = 0
        var transcript = ""
        switch start {
        case .success(let mocks):
            let captured = index.plan.mocks[index.entries[number].mock].captured
            let outcome = await scenarios.run(scenario.steps, on: mocks, captured)
            var writer = writer
            writer.secrets += captured?.secrets ?? []
            notes = writer.notes(on: outcome.drift)
            judgedSteps = outcome.judgedSteps
            if let broken = outcome.broken {
                let wasCut = broken.isTransport && Task.isCancelled
                verdict = wasCut ? Self.interrupted : writer.verdict(on: broken)
            } else if let reason = outcome.notComparable {
                verdict = .skipped(reason: "not comparable: \(reason)")
            } else {
                verdict = .passed
                if keepsTranscripts, let (request, reply) = outcome.last {
                    transcript = writer.transcript(request, reply)
                }
            }
        case .failure where Task.isCancelled: verdict = Self.interrupted
        case .failure(let error): verdict = .error(writer.failure(startError: "\(error)"))
        }
        return ReportOrder.Outcome(
            index: number, duration: ContinuousClock.now - began, verdict: verdict, judgedSteps: judgedSteps,
            notes: notes, transcript: transcript)
    }
}
