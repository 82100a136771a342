import HTTPMessage
import PostmanModel

/// Carries out the steps of one scenario against running mocks.
struct ScenarioRunner: Sendable {
    let sender: any RequestSender
    let timeout: Duration

    /// - Returns: nil where every promise was kept, else the first step that broke one.
    func run(_ steps: [Scenario.Step], on mocks: any RunningMocks) async -> BrokenStep? {
        for (index, step) in steps.enumerated() {
            guard var broken = await broken(step, on: mocks) else { continue }
            broken.step = index + 1
            return broken
        }
        return nil
    }

    private func broken(_ step: Scenario.Step, on mocks: any RunningMocks) async -> BrokenStep? {
        switch step {
        case .exchange(let exchange, let mock):
            guard let port = port(of: mock, mocks) else { return Self.missingMock(mock, exchange.expectation.promise) }
            let outcome = await sender.send(exchange.request, port: port, timeout: timeout)
            return judge(outcome, exchange.request, exchange.expectation, mock: mock)
        case .burst(let call, let count, let mock, let passing, let passes, let refused):
            let burst = Burst(call: call, count: count, passing: passing, passes: passes, refused: refused)
            guard let port = port(of: mock, mocks) else { return Self.missingMock(mock, passing.promise) }
            return await run(burst, mock: mock, port: port)
        case .advance(let seconds):
            mocks.advance(seconds: seconds)
            return nil
        case .usage(let used, let overage):
            let usage = mocks.usage()
            if usage.used == used, usage.overage == overage { return nil }
            let text =
                "expected \(used) calls used and \(overage) overage, got \(usage.used) used and \(usage.overage) overage"
            return BrokenStep(checks: [CheckFailure(.quota, promise: Promise.quota.reading, text: text)])
        }
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
            let text = "expected the connection to be closed after the response, it stayed open"
            failures.append(CheckFailure(.connection, promise: expectation.promise, text: text))
        }
        guard !failures.isEmpty else { return nil }
        return BrokenStep(
            checks: failures, request: request, mock: mock, received: .reply(reply), expectation: expectation)
    }

    private func run(_ burst: Burst, mock: Int, port: Int) async -> BrokenStep? {
        let outcomes = await withTaskGroup(of: SendOutcome.self) { group in
            for _ in 0..<burst.count {
                group.addTask { await sender.send(.call(burst.call), port: port, timeout: timeout) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        return burst.broken(outcomes, mock: mock, timeout: timeout)
    }
}
