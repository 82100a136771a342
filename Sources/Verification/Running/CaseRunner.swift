/// Runs single cases of a plan, each to its verdict.
struct CaseRunner: Sendable {
    let index: RunIndex
    let pool: MockPool
    let scenarios: ScenarioRunner
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
        while !Task.isCancelled, let numbers = queue.take() {
            // Whoever has taken a case says what became of it, also where the run is cut short meanwhile.
            outcomes += await run(numbers, Case.works(index.cases(numbers)))
            if outcomes.count >= 32 || ContinuousClock.now > deadline { break }
        }
        return outcomes
    }

    /// Runs one case by itself.
    func run(_ number: Int) async -> [ReportOrder.Outcome] {
        let numbers = number..<number + 1
        return Task.isCancelled ? [] : await run(numbers, Case.works(index.cases(numbers)))
    }

    /// Runs cases that follow each other, those first that can be sent together.
    private func run(_ numbers: Range<Int>, _ works: [Case.Work]) async -> [ReportOrder.Outcome] {
        let together = await attempts(at: numbers, works)
        var outcomes: [ReportOrder.Outcome] = []
        for (number, work) in zip(numbers, works) {
            outcomes.append(await run(number, work, attempt: together.outcomes[number]))
        }
        if let suspect = together.suspect, outcomes.allSatisfy({ $0.verdict.failure == nil }) {
            outcomes[suspect - numbers.lowerBound] = misframed(suspect, works[suspect - numbers.lowerBound])
        }
        return outcomes
    }

    private func run(
        _ number: Int, _ work: Case.Work, attempt: ReportOrder.Outcome?
    ) async -> ReportOrder.Outcome {
        let entry = index.entry(number)
        guard let turn = entry.turn, let gate = index.gates[entry.mock] else {
            return await run(number, entry, work, attempt: attempt)
        }
        await gate.wait(for: turn)
        defer { gate.end() }
        return await run(number, entry, work, attempt: attempt)
    }

    func writer(_ entry: RunIndex.Entry, _ work: Case.Work) -> FailureWriter {
        FailureWriter(
            planned: index.planned(entry), work: work, suite: index.suite(of: entry).facts, facts: index.plan.facts,
            secrets: secrets)
    }

    /// - Parameter attempt: what became of it with others; nil where it has not been sent.
    private func run(
        _ number: Int, _ entry: RunIndex.Entry, _ work: Case.Work, attempt: ReportOrder.Outcome?
    ) async -> ReportOrder.Outcome {
        guard case .run(let scenario) = work else {
            return ReportOrder.Outcome(
                index: number, duration: .zero, verdict: writer(entry, work).verdictWithoutRunning ?? .passed)
        }
        let writer = { self.writer(entry, work) }
        guard let host = index.mock(of: entry).host else {
            return ReportOrder.Outcome(
                index: number, duration: .zero, verdict: .error(writer().failure(startError: "it has no host")))
        }
        var outcome: ReportOrder.Outcome
        if let attempt {
            outcome = attempt
        } else if let slot = entry.slot {
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
        _ number: Int, _ scenario: Scenario, _ host: any MockHost, _ writer: () -> FailureWriter
    ) async -> ReportOrder.Outcome {
        if host.startsAfresh, scenarios.sender.sendsTogether,
            let outcome = await runInBatches(number, scenario, host, writer)
        {
            return outcome
        }
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

    /// Nil where each step has to be sent alone, to mocks that are started anew.
    private func runInBatches(
        _ number: Int, _ scenario: Scenario, _ host: any MockHost, _ writer: () -> FailureWriter
    ) async -> ReportOrder.Outcome? {
        guard let mocks = try? await host.start(scenario.setups) else { return nil }
        let began = ContinuousClock.now
        var outcome = await scenarios.run(inBatches: scenario.steps, on: mocks)
        outcome?.duration = ContinuousClock.now - began
        await mocks.stop()
        return outcome.map { report(of: $0, number, writer) }
    }

    private func run(
        _ number: Int, _ scenario: Scenario, _ start: Result<any RunningMocks, any Error>,
        _ writer: () -> FailureWriter
    ) async -> ReportOrder.Outcome {
        let began = ContinuousClock.now
        switch start {
        case .success(let mocks):
            let captured = index.mock(of: index.entry(number)).captured
            var outcome = await scenarios.run(scenario.steps, on: mocks, captured)
            outcome.duration = ContinuousClock.now - began
            return report(of: outcome, number) {
                var writer = writer()
                writer.secrets += captured?.secrets ?? []
                return writer
            }
        case .failure(let error):
            let verdict = Task.isCancelled ? Self.interrupted : .error(writer().failure(startError: "\(error)"))
            return ReportOrder.Outcome(index: number, duration: ContinuousClock.now - began, verdict: verdict)
        }
    }

    /// What a scenario came to as it is reported.
    func report(
        of outcome: ScenarioRunner.Outcome, _ number: Int, _ writer: () -> FailureWriter
    ) -> ReportOrder.Outcome {
        var report = ReportOrder.Outcome(index: number, duration: outcome.duration, verdict: .passed)
        if !outcome.drift.isEmpty { report.notes = writer().notes(on: outcome.drift) }
        report.judgedSteps = outcome.judgedSteps
        if let broken = outcome.broken {
            let wasCut = broken.isTransport && Task.isCancelled
            report.verdict = wasCut ? Self.interrupted : writer().verdict(on: broken)
        } else if let reason = outcome.notComparable {
            report.verdict = .skipped(reason: "not comparable: \(reason)")
        } else if keepsTranscripts, let (request, reply) = outcome.last {
            report.transcript = writer().transcript(request, reply)
        }
        return report
    }
}
