import HTTPMessage
import HTTPWire
import PostmanModel

/// A server that runs already: it is what it is, so that cases for which it would have to be another are skipped.
package struct TargetHost: MockHost {
    private let endpoint: Endpoint
    private let own: MockSetup

    /// - Parameter own: the target as it runs.
    package init(_ target: Target, own: MockSetup) {
        endpoint = target.endpoint
        self.own = own
    }

    package func obstacle(to setup: MockSetup, for requests: [ProbeRequest]) -> String? {
        if setup.quota != nil { return "needs a quota of its own; that of a target is not spent" }
        if setup.rateLimit != nil { return "needs a rate limit of its own; that of a target is not used up" }
        if setup.serverResponse != nil { return "needs a server response, which only its owner can activate" }
        if setup.matching != own.matching || setup.cors != own.cors
            || setup.delayMilliseconds != own.delayMilliseconds
        {
            return "needs another configuration of the mock, which only its owner can change"
        }
        if setup.keys == nil, own.keys != nil { return "needs a public mock; the target requires a key" }
        guard let keys = setup.keys else { return nil }
        guard own.keys != nil else { return "needs a private mock; no key of the target is given" }
        if setup.sharing != own.sharing || setup.plan != own.plan {
            return "needs other sharing or another plan, which only the owner can change"
        }
        let given = keys.firstIndex { $0.person == SetupKey.owner && !$0.isRevoked }
        let others = keys.indices.filter { $0 != given }.map { keys[$0] }
        let sent = requests.compactMap { request -> String? in
            if case .call(let call) = request { call.headers["x-api-key"] } else { nil }
        }
        guard let other = others.first(where: { sent.contains($0.secret) }) else { return nil }
        if other.isRevoked { return "needs a revoked key; none of the target's is given" }
        return other.person == SetupKey.owner
            ? "needs a second key of one person; only one is given"
            : "needs the key of somebody else (\(other.person)); none is given"
    }

    package func obstacle(to step: Scenario.Step) -> String? {
        switch step {
        case .exchange: nil
        case .conversation: "asks for several replies on one connection, which is left to its server's own tests"
        case .burst, .contest: "needs many requests at once, which a target is not sent"
        case .advance: "needs a clock that can be moved"
        case .usage: "needs the usage of the account"
        }
    }

    package var startsAfresh: Bool { false }

    package func start(_ setups: [MockSetup]) -> any RunningMocks {
        Running(endpoints: Array(repeating: endpoint, count: setups.count))
    }

    private struct Running: RunningMocks {
        let endpoints: [Endpoint]

        func usage() -> Usage { Usage(limit: nil, used: 0, overage: 0) }
        func advance(seconds: Int) {}
        func stop() async {}
    }
}
