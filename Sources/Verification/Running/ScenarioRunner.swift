import HTTPMessage
import HTTPWire
import PostmanModel

/// Carries out the steps of one scenario against running mocks.
struct ScenarioRunner: Sendable {
    let sender: any RequestSender
    let timeout: Duration

    /// How a scenario ended.
    struct Outcome: Sendable {
        /// The first step that broke a promise; nil where every promise was kept.
        var broken: BrokenStep?
        /// What was different and hurts nobody.
        var drift: [String] = []
        /// Why nothing can be said of it; nil where something was.
        var notComparable: String?
        /// The steps whose outcome was compared with what was promised of it.
        var judgedSteps = 0
        /// The last request that got a whole response.
        var last: (request: ProbeRequest, reply: Reply)?
        /// How long it took; of one that was sent together with others, from the first byte of the first of them.
        var duration = Duration.zero
        /// Of the last response.
        fileprivate var body: [UInt8]?
    }

    func run(
        _ steps: [Scenario.Step], on mocks: any RunningMocks, _ captured: CapturedValues? = nil
    ) async -> Outcome {
        var outcome = Outcome()
        for (index, step) in steps.enumerated() {
            outcome.broken = await broken(step, on: mocks, captured, &outcome)
            outcome.broken?.step = index + 1
            if outcome.broken != nil || outcome.notComparable != nil { break }
        }
        return outcome
    }

    /// Sends those exchanges together that follow each other and need nothing else.
    ///
    /// - Returns: nil where something has to be sent alone, to mocks that have seen nothing of it.
    func run(inBatches steps: [Scenario.Step], on mocks: any RunningMocks) async -> Outcome? {
        var outcome = Outcome()
        var rest = steps[...]
        while let step = rest.first, outcome.broken == nil, outcome.notComparable == nil {
            let exchanges = PlainExchange.first(of: rest)
            guard exchanges.count > 1, let endpoint = endpoint(of: exchanges[0].mock, mocks) else {
                outcome.broken = await broken(step, on: mocks, nil, &outcome)
                outcome.broken?.step = rest.startIndex + 1
                rest = rest.dropFirst()
                continue
            }
            let sent = await sender.send(together: exchanges.map(\.call), to: endpoint, timeout: timeout)
            guard case .replied(let outcomes) = sent else { return nil }
            judge(exchanges, outcomes[...], after: rest.startIndex, &outcome)
            rest = rest.dropFirst(exchanges.count)
        }
        return outcome
    }

    /// What became of scenarios that have nothing but exchanges with the first mock, sent together; nil where each has to
    /// be run alone.
    func run(together scenarios: [[PlainExchange]], on mocks: any RunningMocks) async -> Shared? {
        guard let endpoint = endpoint(of: 0, mocks) else { return nil }
        switch await sender.send(together: scenarios.flatMap { $0.map(\.call) }, to: endpoint, timeout: timeout) {
        case .unsent: return nil
        case .misframed(let count):
            var left = count
            let suspect = scenarios.firstIndex { exchanges in
                left -= exchanges.count
                return left < 0
            }
            return .misframed(in: suspect ?? scenarios.count - 1)
        case .replied(let outcomes):
            var rest = outcomes[...]
            return .judged(
                scenarios.map { exchanges in
                    var outcome = Outcome()
                    judge(exchanges, rest.prefix(exchanges.count), &outcome)
                    rest = rest.dropFirst(exchanges.count)
                    return outcome
                })
        }
    }

    /// - Parameters:
    ///   - outcomes: one for each exchange.
    ///   - steps: how many came before.
    private func judge(
        _ exchanges: [PlainExchange], _ outcomes: ArraySlice<SendOutcome>, after steps: Int = 0,
        _ scenario: inout Outcome
    ) {
        for (index, (exchange, outcome)) in zip(exchanges, outcomes).enumerated() {
            if case .replied(_, let arrival) = outcome { scenario.duration = arrival.duration ?? .zero }
            scenario.broken = judge(
                outcome, .call(exchange.call), exchange.expectation, mock: exchange.mock, &scenario)
            scenario.broken?.step = steps + index + 1
            if scenario.broken != nil || scenario.notComparable != nil { return }
            scenario.judgedSteps += 1
        }
    }

    /// What became of scenarios that were sent together.
    enum Shared: Sendable {
        case judged([Outcome])
        /// The server's replies could not be told apart in this one.
        case misframed(in: Int)
    }

    private func broken(
        _ step: Scenario.Step, on mocks: any RunningMocks, _ captured: CapturedValues?, _ scenario: inout Outcome
    ) async -> BrokenStep? {
        switch step {
        case .exchange(let exchange, let mock):
            guard let endpoint = endpoint(of: mock, mocks) else {
                return Self.missingMock(mock, exchange.expectation.promise)
            }
            return await broken(exchange, mock: mock, endpoint, captured, &scenario)
        case .conversation(let conversation, let mock):
            guard let endpoint = endpoint(of: mock, mocks) else {
                return Self.missingMock(mock, conversation.expectations[0].promise)
            }
            return await broken(conversation, mock: mock, endpoint, &scenario)
        case .burst(let call, let count, let mock, let passing, let passes, let refused):
            let burst = Burst(call: call, count: count, passing: passing, passes: passes, refused: refused)
            guard let endpoint = endpoint(of: mock, mocks) else { return Self.missingMock(mock, passing.promise) }
            return await run(burst, mock: mock, endpoint, &scenario)
        case .contest(let contest, let mock):
            scenario.judgedSteps += 1
            return await ContestRun(contest: contest, mocks: mocks, mock: mock).broken()
        case .advance(let seconds):
            mocks.advance(seconds: seconds)
            return nil
        case .usage(let used, let overage):
            let usage = mocks.usage()
            scenario.judgedSteps += 1
            if usage.used == used, usage.overage == overage { return nil }
            let text =
                "expected \(used) calls used and \(overage) overage, got \(usage.used) used and \(usage.overage) overage"
            return BrokenStep(checks: [CheckFailure(.quota, promise: Promise.quota.reading, text: text)])
        }
    }

    private func broken(
        _ exchange: Exchange, mock: Int, _ endpoint: Endpoint, _ captured: CapturedValues?,
        _ scenario: inout Outcome
    ) async -> BrokenStep? {
        let expectation = exchange.expectation
        var request = exchange.request
        switch captured?.filled(request) {
        case .success(let filled)?: request = filled
        case .failure(let missing)?:
            scenario.notComparable = missing.reason
            return nil
        case nil: break
        }
        var late: BrokenStep?
        for _ in 0..<(expectation.delay == nil ? 1 : DelayCheck.attempts) {
            let began = ContinuousClock.now
            let outcome: SendOutcome
            if expectation.statuses.contains(429) {
                outcome = await PacedSender.$expectsRefusal.withValue(true) {
                    await sender.send(request, to: endpoint, timeout: timeout)
                }
            } else {
                outcome = await sender.send(request, to: endpoint, timeout: timeout)
            }
            var elapsed = ContinuousClock.now - began
            // That of the wire: whoever waits for a reply may be woken late.
            if case .replied(_, let arrival) = outcome, let time = arrival.duration { elapsed = time }
            if case .replied(let reply, _) = outcome { captured?.take(expectation.captures, from: reply) }
            if let broken = judge(outcome, exchange.request, expectation, mock: mock, &scenario) { return broken }
            guard let failure = DelayCheck.failure(of: elapsed, against: expectation) else {
                scenario.judgedSteps += 1
                return nil
            }
            late = BrokenStep(checks: [failure], request: exchange.request, mock: mock)
            if case .replied(let reply, _) = outcome { late?.received = .reply(reply) }
            if let delay = expectation.delay, elapsed < delay { break }
        }
        return late
    }

    private func broken(
        _ conversation: Conversation, mock: Int, _ endpoint: Endpoint, _ scenario: inout Outcome
    ) async -> BrokenStep? {
        let outcomes = await sender.converse(conversation, with: endpoint, timeout: timeout)
        let expectations = conversation.expectations
        for (place, expectation) in expectations.enumerated() {
            let outcome = outcomes.indices.contains(place) ? outcomes[place] : .closedEarly(PartialReply())
            guard var broken = judge(outcome, conversation.request, expectation, mock: mock, &scenario) else {
                scenario.judgedSteps += 1
                continue
            }
            // A server that answered before is there; that it does not answer again is what is wrong with it.
            if place > 0 { broken.isError = false }
            for index in broken.checks.indices where expectations.count > 1 {
                broken.checks[index].text = "reply \(place + 1) of \(expectations.count): " + broken.checks[index].text
            }
            return broken
        }
        return nil
    }

    private func endpoint(of mock: Int, _ mocks: any RunningMocks) -> Endpoint? {
        let endpoints = mocks.endpoints
        return endpoints.indices.contains(mock) ? endpoints[mock] : nil
    }

    /// A plan that names a mock which was not started.
    private static func missingMock(_ mock: Int, _ promise: Promise) -> BrokenStep {
        let text = "the scenario has no mock of index \(mock)"
        return BrokenStep(checks: [CheckFailure(.connection, promise: promise, text: text)], isError: true)
    }

    private func judge(
        _ outcome: SendOutcome, _ request: ProbeRequest, _ expectation: Expectation, mock: Int,
        _ scenario: inout Outcome
    ) -> BrokenStep? {
        guard case .replied(let reply, let arrival) = outcome else {
            return BrokenStep(outcome, promise: expectation.promise, request: request, mock: mock, timeout: timeout)
        }
        scenario.last = (request, reply)
        let judgement = Judge.judgement(of: reply, against: expectation)
        scenario.drift += judgement.drift
        scenario.notComparable = judgement.notComparable
        var failures = judgement.failures
        if let expected = expectation.minorVersion, let actual = arrival.minorVersion, actual != expected {
            let text = "expected a response of HTTP/1.\(expected), got one of HTTP/1.\(actual)"
            failures.append(CheckFailure(.reply, promise: expectation.promise, text: text))
        }
        if expectation.closesConnection, !arrival.isClosed {
            let text = "expected the connection to be closed after the response, it stayed open"
            failures.append(CheckFailure(.connection, promise: expectation.promise, text: text))
        }
        if let failure = DateCheck.failure(of: reply, against: expectation, now: WallClock.epochSeconds) {
            failures.append(failure)
        }
        if expectation.isFresh, reply.body == scenario.body {
            let text = "expected values made anew, got the body of the response before"
            failures.append(CheckFailure(.body, promise: expectation.promise, text: text))
        }
        scenario.body = reply.body
        guard !failures.isEmpty else { return nil }
        return BrokenStep(
            checks: failures, request: request, mock: mock, received: .reply(reply), expectation: expectation)
    }

    private func run(_ burst: Burst, mock: Int, _ endpoint: Endpoint, _ scenario: inout Outcome) async -> BrokenStep? {
        let outcomes = await withTaskGroup(of: SendOutcome.self) { group in
            for _ in 0..<burst.count {
                group.addTask { await sender.send(.call(burst.call), to: endpoint, timeout: timeout) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        scenario.judgedSteps += 1
        return burst.broken(outcomes, mock: mock, timeout: timeout)
    }
}
