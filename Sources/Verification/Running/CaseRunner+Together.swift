import HTTPMessage

/// Cases that follow each other and ask one mock for nothing but responses are sent one behind the other without waiting:
/// most of what a request costs is its way to the other thread and back.
extension CaseRunner {
    struct Together {
        /// The first attempts at the cases that were sent, by number.
        var outcomes: [Int: ReportOrder.Outcome] = [:]
        /// The case at which the replies could not be told apart any more; each has to be sent alone then.
        var suspect: Int?
    }

    private struct Shared {
        var numbers: [Int] = []
        /// Of each of them.
        var exchanges: [[PlainExchange]] = []
        var byteCount = 0
    }

    func attempts(at numbers: Range<Int>, _ works: [Case.Work]) async -> Together {
        guard numbers.count > 1, scenarios.sender.sendsTogether else { return Together() }
        var shared = Shared()
        var slot: Int?
        var setups: [MockSetup] = []
        for (number, work) in zip(numbers, works) {
            let entry = index.entry(number)
            guard entry.turn == nil, let own = entry.slot, own == slot ?? own, case .run(let scenario) = work,
                let exchanges = scenario.plainExchanges
            else { continue }
            let byteCount = exchanges.reduce(0) { $0 + $1.byteCount }
            guard shared.byteCount + byteCount <= PlainExchange.mostBytes else { continue }
            shared.byteCount += byteCount
            shared.numbers.append(number)
            shared.exchanges.append(exchanges)
            (slot, setups) = (own, scenario.setups)
        }
        guard shared.numbers.count > 1, let slot, let host = index.mock(of: index.entry(numbers.lowerBound)).host
        else { return Together() }
        let borrowed = await pool.borrow(slot) { try await host.start(setups) }
        guard case .success(let mocks) = borrowed else { return Together() }
        switch await scenarios.run(together: shared.exchanges, on: mocks) {
        case nil: return Together()
        case .misframed(let place): return Together(suspect: shared.numbers[place])
        case .judged(let outcomes):
            await pool.giveBack(slot, uses: shared.numbers.count)
            return Together(outcomes: reports(of: outcomes, shared.numbers, works, from: numbers.lowerBound))
        }
    }

    private func reports(
        of outcomes: [ScenarioRunner.Outcome], _ numbers: [Int], _ works: [Case.Work], from first: Int
    ) -> [Int: ReportOrder.Outcome] {
        var reports: [Int: ReportOrder.Outcome] = [:]
        var earlier = Duration.zero
        for (number, outcome) in zip(numbers, outcomes) {
            var report = report(of: outcome, number) { writer(index.entry(number), works[number - first]) }
            // Each is told from the end of the one before.
            report.duration = max(.zero, outcome.duration - earlier)
            earlier = max(earlier, outcome.duration)
            reports[number] = report
        }
        return reports
    }

    /// The failure of a case whose reply could not be told from those around it, though each comes whole alone.
    func misframed(_ number: Int, _ work: Case.Work) -> ReportOrder.Outcome {
        let entry = index.entry(number)
        var broken = BrokenStep(checks: [])
        if case .run(let scenario) = work, let exchange = scenario.plainExchanges?.first {
            let text = "malformed response where requests follow each other without waiting"
            broken.checks = [CheckFailure(.reply, promise: exchange.expectation.promise, text: text)]
            broken.request = .call(exchange.call)
        }
        let verdict = writer(entry, work).verdict(on: broken)
        return ReportOrder.Outcome(index: number, duration: .zero, verdict: verdict)
    }
}

extension Scenario {
    /// Its exchanges, where it has no other steps and asks one mock.
    fileprivate var plainExchanges: [PlainExchange]? {
        guard setups.count == 1, !steps.isEmpty else { return nil }
        let exchanges = steps.compactMap(PlainExchange.init)
        return exchanges.count == steps.count ? exchanges : nil
    }
}
