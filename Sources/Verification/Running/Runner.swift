/// Carries out a plan with several scenarios in flight and reports in the order of the plan, whatever the timing.
package struct Runner: Sendable {
    /// How many cases may be ahead of the reports; it bounds what is kept in memory.
    private static let window = 16_384
    /// How the reason of a case begins that the end of the run came before.
    package static let notRun = "not run"

    private let sender: any RequestSender
    private let options: RunOptions
    private let interruption: RunInterruption

    package init(sender: any RequestSender, options: RunOptions, interruption: RunInterruption = RunInterruption()) {
        self.sender = sender
        self.options = options
        self.interruption = interruption
    }

    /// Runs every case, stops every mock that it started, and says all there is to say through `emit`, one event at a
    /// time.
    ///
    /// - Throws: what `emit` throws; the run then ends at once.
    package func run(_ plan: RunPlan, emit: (Event) throws -> Void) async throws -> RunSummary {
        let began = options.began ?? .now
        try emit(.runStarted(plan.facts))
        for diagnostic in plan.diagnostics { try emit(.diagnostic(diagnostic)) }
        let redactor = Redactor(secrets: options.secrets + plan.mocks.flatMap { $0.captured?.secrets ?? [] })
        for example in plan.examples { try emit(.example(example.facts(redactor))) }
        var counts = Reconciliation(plan)
        func tell(_ event: Event) throws {
            counts.add(event)
            try emit(event)
        }
        let index = RunIndex(plan)
        let pool = MockPool(uses: index.slotUses)
        var events = EventSequence(plan, known: options.known)
        try events.begin(emit: tell)
        let ending: Ending?
        do {
            ending = try await runCases(index, pool, &events, &counts, emit: emit)
        } catch {
            await pool.stopAll()
            throw error
        }
        await pool.stopAll()
        let unlisted = try report(theRestOf: &events, plan.facts, ending, emit: tell)
        var summary = events.summary
        summary.failsOnFlaky = options.failsOnFlaky
        summary.unreconciled = counts.difference(summary, unlisted: unlisted)
        summary.duration = ContinuousClock.now - began
        summary.reachability = plan.reachability
        summary.traffic = plan.traffic
        if case .interrupted(let reason) = ending {
            summary.interruption =
                unlisted > 0 ? "\(reason); \(unlisted) cases that were not run are not listed" : reason
        }
        try emit(.runFinished(summary))
        return summary
    }

    /// Says of each case that the run did not come to that it was not run, and why.
    ///
    /// - Returns: how many it had no time to say it of, since the run was interrupted and the reports are awaited.
    private func report(
        theRestOf events: inout EventSequence, _ facts: RunFacts, _ ending: Ending?, emit: (Event) throws -> Void
    ) throws -> Int {
        let deadline = ContinuousClock.now + options.listing
        while let rest = events.next {
            if case .interrupted = ending, ContinuousClock.now > deadline { return try events.abandon(emit: emit) }
            let reason = "\(Self.notRun): \(ending?.description ?? "")"
            let writer = FailureWriter(
                planned: rest.planned, suite: rest.suite, facts: facts, secrets: options.secrets)
            try events.report(writer.verdictWithoutRunning ?? .skipped(reason: reason), duration: .zero, emit: emit)
        }
        return 0
    }

    /// Why a run ended before its plan did.
    private enum Ending: CustomStringConvertible {
        case bail
        case interrupted(String)

        var description: String {
            switch self {
            case .bail: "bail"
            case .interrupted(let reason): "interrupted (\(reason))"
            }
        }
    }

    private enum Report: Sendable {
        /// - Parameter worker: whose place another may take; nil for what waited for a delay.
        case finished([ReportOrder.Outcome], worker: Int?)
        case interrupted
    }

    /// - Returns: nil where every case was run.
    private func runCases(
        _ index: RunIndex, _ pool: MockPool, _ events: inout EventSequence, _ counts: inout Reconciliation,
        emit: (Event) throws -> Void
    ) async throws -> Ending? {
        // Where each is sent alone, as many as may be are sent at once.
        let sendsTogether = sender.sendsTogether
        var slow = options.waiting > 0 ? index.slow[...] : []
        let queue = CaseQueue(count: index.count, window: Self.window, without: slow) {
            sendsTogether && index.isJoinedToNext($0)
        }
        let callers = sender.callers
        let runner = CaseRunner(index: index, pool: pool, sender: sender, options: options)
        return try await withThrowingTaskGroup(of: Report.self) { [interruption] group in
            group.addTask {
                await interruption.wait()
                return .interrupted
            }
            var order = ReportOrder()
            var ending: Ending?
            var idle = Array((0..<options.jobs).reversed())
            var waiting = 0
            func caller(_ number: Int) -> (any TaskExecutor)? {
                callers.isEmpty ? nil : callers[number % callers.count]
            }
            repeat {
                while ending == nil, waiting < options.waiting, let number = slow.popFirst() {
                    waiting += 1
                    group.addTask(executorPreference: caller(number)) {
                        .finished(await runner.run(number), worker: nil)
                    }
                }
                while ending == nil, queue.hasNext, let worker = idle.popLast() {
                    group.addTask(executorPreference: caller(worker)) {
                        .finished(await runner.work(off: queue), worker: worker)
                    }
                }
                if idle.count == options.jobs, waiting == 0 { break }
                switch try await group.next() {
                case .finished(let outcomes, let worker):
                    if let worker { idle.append(worker) } else { waiting -= 1 }
                    outcomes.forEach { order.add($0) }
                    if case .bail = ending { continue }
                    while let outcome = order.takeNext() {
                        if let next = events.next {
                            counts.add(next.planned, outcome.verdict, judgedSteps: outcome.judgedSteps)
                        }
                        try events.report(
                            outcome.verdict, duration: outcome.duration, earlierFailures: outcome.earlierFailures,
                            notes: outcome.notes, transcript: outcome.transcript
                        ) { event in
                            counts.add(event)
                            try emit(event)
                        }
                        guard ending == nil, hasEnough(events.summary) else { continue }
                        ending = .bail
                        group.cancelAll()
                        break
                    }
                    queue.open(upTo: order.next + Self.window)
                case .interrupted:
                    // Its wait also ends when the run's own task is cancelled.
                    ending = ending ?? .interrupted(interruption.reason ?? "cancelled")
                    group.cancelAll()
                case nil: break
                }
            } while true
            group.cancelAll()
            return ending
        }
    }

    private func hasEnough(_ summary: RunSummary) -> Bool {
        options.bail.map { summary.failed + summary.errors >= $0 } ?? false
    }
}
