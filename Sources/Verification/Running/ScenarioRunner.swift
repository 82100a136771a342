import HTTPMessage
import PostmanModel

/// Carries out the steps of one scenario against running mocks.
struct ScenarioRunner: Sendable {
    let sender: any RequestSender
    let timeout: Duration

    /// What became of a scenario.
    struct Result: Sendable {
        /// The first step that broke a promise; nil where every one was kept.
        var broken: BrokenStep?
        /// The steps whose outcome was compared with what was promised of it.
        var judgedSteps = 0
    }

    func run(_ steps: [Scenario.Step], on mocks: any RunningMocks) async -> Result {
        var result = Result()
        for (index, step) in steps.enumerated() {
            result.broken = await broken(step, on: mocks, &result.judgedSteps)
            guard result.broken == nil else {
                result.broken?.step = index + 1
                break
            }
        }
        return result
    }

    private func broken(
        _ step: Scenario.Step, on mocks: any RunningMocks, _ judgedSteps: inout Int
    ) async -> BrokenStep? {
        switch step {
        case .exchange(let exchange, let mock):
            guard let port = port(of: mock, mocks) else { return Self.missingMock(mock, exchange.expectation.promise) }
            return await broken(exchange, mock: mock, port: port, &judgedSteps)
        case .burst(let call, let count, let mock, let passing, let passes, let refused):
            let burst = Burst(call: call, count: count, passing: passing, passes: passes, refused: refused)
            guard let port = port(of: mock, mocks) else { return Self.missingMock(mock, passing.promise) }
            return await run(burst, mock: mock, port: port, &judgedSteps)
        case .advance(let seconds):
            mocks.advance(seconds: seconds)
            return nil
        case .usage(let used, let overage):
            let usage = mocks.usage()
            judgedSteps += 1
            if usage.used == used, usage.overage == overage { return nil }
            let text =
                "expected \(used) calls used and \(overage) overage, got \(usage.used) used and \(usage.overage) overage"
            return BrokenStep(checks: [CheckFailure(.quota, promise: Promise.quota.reading, text: text)])
        }
    }

    private func broken(
        _ exchange: Exchange, mock: Int, port: Int, _ judgedSteps: inout Int
    ) async -> BrokenStep? {
        let expectation = exchange.expectation
        var late: BrokenStep?
        for _ in 0..<(expectation.delay == nil ? 1 : DelayCheck.attempts) {
            let began = ContinuousClock.now
            let outcome = await sender.send(exchange.request, port: port, timeout: timeout)
            let elapsed = ContinuousClock.now - began
            if let broken = judge(outcome, exchange.request, expectation, mock: mock) { return broken }
            guard let failure = DelayCheck.failure(of: elapsed, against: expectation) else {
                judgedSteps += 1
                return nil
            }
            late = BrokenStep(checks: [failure], request: exchange.request, mock: mock)
            if case .replied(let reply, _) = outcome { late?.received = .reply(reply) }
            if let delay = expectation.delay, elapsed < delay { break }
        }
        return late
    }

    private func port(of mock: Int, _ mocks: any RunningMocks) -> Int? {
        let ports = mocks.ports
        return ports.indices.contains(mock) ? ports[mock] : nil
    }

    /// A plan that names a mock which was not started.
    private static func missingMock(_ mock: Int, _ promise: Promise) -> BrokenStep {
        let text = "the scenario has no mock of index \(mock)"
        return BrokenStep(checks: [CheckFailure(.connection, promise: promise, text: text)], isError: true)
    }

    private func judge(
        _ outcome: SendOutcome, _ request: ProbeRequest, _ expectation: Expectation, mock: Int
    ) -> BrokenStep? {
        guard case .replied(let reply, let isClosed) = outcome else {
            return BrokenStep(outcome, promise: expectation.promise, request: request, mock: mock, timeout: timeout)
        }
        var failures = Judge.failures(of: reply, against: expectation)
        if expectation.closesConnection, !isClosed {
            let text = "expected the connection to be closed after the reply, it stayed open"
            failures.append(CheckFailure(.connection, promise: expectation.promise, text: text))
        }
        guard !failures.isEmpty else { return nil }
        return BrokenStep(
            checks: failures, request: request, mock: mock, received: .reply(reply), expectation: expectation)
    }

    private func run(_ burst: Burst, mock: Int, port: Int, _ judgedSteps: inout Int) async -> BrokenStep? {
        let outcomes = await withTaskGroup(of: SendOutcome.self) { group in
            for _ in 0..<burst.count {
                group.addTask { await sender.send(.call(burst.call), port: port, timeout: timeout) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        judgedSteps += 1
        return burst.broken(outcomes, mock: mock, timeout: timeout)
    }
}
