package import HTTPMessage
package import HTTPWire
package import PostmanModel

/// Where a scenario's mocks come from: our own server, somebody else's that runs already, or a liar in the tests.
package protocol MockHost: Sendable {
    /// Why it cannot make such a mock for these requests, as a lower-case fragment; nil where it can.
    func obstacle(to setup: MockSetup, for requests: [ProbeRequest]) -> String?

    /// Why nobody but the host's own process could do that step; nil where the host can.
    func obstacle(to step: Scenario.Step) -> String?

    /// Whether what a request changes is gone with the mock, so that it may be sent again.
    var startsAfresh: Bool { get }

    /// Makes one mock per setup, all of one account with one clock.
    func start(_ setups: [MockSetup]) async throws -> any RunningMocks
}

extension MockHost {
    package var startsAfresh: Bool { true }
    package func obstacle(to setup: MockSetup, for requests: [ProbeRequest]) -> String? { nil }
    package func obstacle(to step: Scenario.Step) -> String? { nil }
}

/// Mocks of one account that run until they are stopped.
package protocol RunningMocks: Sendable {
    /// Where each setup's mock listens, in order.
    var endpoints: [Endpoint] { get }
    func usage() -> Usage
    /// What a mock answers to a call that did not come over a socket, on the thread of the caller; nil where there is no
    /// such way.
    func answer(_ call: Call, mock: Int) -> Reply?
    /// Moves the account's clock forward.
    func advance(seconds: Int)
    func stop() async
}

extension RunningMocks {
    package func answer(_ call: Call, mock: Int) -> Reply? { nil }
}

extension Case {
    /// The case as that host can run it: skipped with the reason where it cannot make what the scenario needs.
    package func adapted(to host: any MockHost) -> Case {
        guard case .run(let scenario) = work, let reason = scenario.obstacle(on: host) else { return self }
        var adapted = self
        adapted.work = .skip(reason: reason)
        return adapted
    }
}

extension Scenario {
    /// Whether sending it twice changes no more than sending it once (RFC 9110, 9.2.2).
    var isIdempotent: Bool {
        steps.allSatisfy { step in
            guard case .exchange(let exchange, _) = step, case .call(let call) = exchange.request else { return false }
            return Call.idempotentMethods.contains(call.method)
        }
    }

    fileprivate func obstacle(on host: any MockHost) -> String? {
        for (index, setup) in setups.enumerated() {
            let requests = steps.compactMap { step -> ProbeRequest? in
                switch step {
                case .exchange(let exchange, mock: index): exchange.request
                case .conversation(let conversation, mock: index): conversation.request
                case .burst(let call, _, mock: index, _, _, _): .call(call)
                case .contest(let contest, mock: index): .call(contest.call)
                case .exchange, .conversation, .burst, .contest, .advance, .usage: nil
                }
            }
            if let reason = host.obstacle(to: setup, for: requests) { return reason }
        }
        return steps.lazy.compactMap(host.obstacle(to:)).first
    }
}
