import HTTPMessage

/// Cases that follow each other and ask one mock for one response each are sent one behind the other without waiting:
/// most of what a request costs is its way to the other thread and back.
extension CaseRunner {
    /// The most bytes of requests that are sent together; what is longer is sent alone.
    private static let mostBytes = 32 << 10

    struct Together {
        /// The first attempts at the cases that were sent, by number.
        var outcomes: [Int: ReportOrder.Outcome] = [:]
        /// The case at which the replies could not be told apart any more; each has to be sent alone then.
        var suspect: Int?
    }

    private struct Shared {
        var numbers: [Int] = []
        var exchanges: [(call: Call, expectation: Expectation)] = []
        var byteCount = 0
    }

    func attempts(at numbers: Range<Int>, _ works: [Case.Work]) async -> Together {
        guard numbers.count > 1 else { return Together() }
        var shared = Shared()
        var slot: Int?
        var setups: [MockSetup] = []
        for (number, work) in zip(numbers, works) {
            let entry = index.entries[number]
            guard entry.turn == nil, let own = entry.slot, own == slot ?? own, case .run(let scenario) = work,
                let (call, expectation) = scenario.plainExchange
            else { continue }
            let byteCount = SavedCall.headSize(call) + call.body.count
            guard shared.byteCount + byteCount <= Self.mostBytes else { continue }
            shared.byteCount += byteCount
            shared.numbers.append(number)
            shared.exchanges.append((call, expectation))
            (slot, setups) = (own, scenario.setups)
        }
        guard shared.numbers.count > 1, let slot, let host = index.mock(of: index.entries[numbers.lowerBound]).host
        else { return Together() }
        let borrowed = await pool.borrow(slot) { try await host.start(setups) }
        guard case .success(let mocks) = borrowed else { return Together() }
        switch await scenarios.run(together: shared.exchanges, on: mocks) {
        case nil: return Together()
        case .misframed(let count): return Together(suspect: shared.numbers[min(count, shared.numbers.count - 1)])
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
            var report = report(of: outcome, number) { writer(index.entries[number], works[number - first]) }
            // Each is told from the end of the one before.
            report.duration = max(.zero, outcome.duration - earlier)
            earlier = max(earlier, outcome.duration)
            reports[number] = report
        }
        return reports
    }

    /// The failure of a case whose reply could not be told from those around it, though each comes whole alone.
    func misframed(_ number: Int, _ work: Case.Work) -> ReportOrder.Outcome {
        let entry = index.entries[number]
        var broken = BrokenStep(checks: [])
        if case .run(let scenario) = work, let (call, expectation) = scenario.plainExchange {
            let text = "malformed response where requests follow each other without waiting"
            broken.checks = [CheckFailure(.reply, promise: expectation.promise, text: text)]
            broken.request = .call(call)
        }
        let verdict = writer(entry, work).verdict(on: broken)
        return ReportOrder.Outcome(index: number, duration: .zero, verdict: verdict)
    }
}

extension Scenario {
    /// Its only exchange, where that is one request and one response that needs nothing else: no connection of its own,
    /// no clock, no response before it.
    fileprivate var plainExchange: (call: Call, expectation: Expectation)? {
        guard setups.count == 1, steps.count == 1, case .exchange(let exchange, mock: 0) = steps[0],
            case .call(let call) = exchange.request, call.method != "HEAD"
        else { return nil }
        let expectation = exchange.expectation
        guard expectation.delay == nil, !expectation.closesConnection, !expectation.isFresh, !expectation.isDatedNow,
            expectation.captures.isEmpty, expectation.contract == nil
        else { return nil }
        return (call, expectation)
    }
}
