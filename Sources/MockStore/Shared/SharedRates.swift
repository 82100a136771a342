import MockCore
import NIOCore
import PostmanModel
import Synchronization

/// The windows of rate limits that several replicas fill together, lent by a store (product section 11).
final class SharedRates: RateLedger {
    private let client: RedisClient
    private let clock: StoreClock
    /// Of the account whose mocks have the windows.
    private let usage: SharedUsage
    /// A name that no other process has had.
    private let replica: String
    private let holders = Atomic(0)

    init(_ client: RedisClient, clock: StoreClock, usage: SharedUsage, replica: String) {
        self.client = client
        self.clock = clock
        self.usage = usage
        self.replica = replica
    }

    func newHolder() -> String { "\(replica)-\(holders.add(1, ordering: .relaxed).newValue)" }

    func now() -> Timestamp { clock.now() }

    func whenAsked(_ work: @escaping @Sendable () -> Void) { client.soon(work) }

    func after(milliseconds: Int64, _ work: @escaping @Sendable () -> Void) {
        client.eventLoop.scheduleTask(in: .milliseconds(milliseconds)) { work() }
    }

    func lease(
        _ request: RateRequest, along asking: UsageAsking?,
        grant: @escaping @Sendable (Result<RateLease, UsageNotKept>) -> Void
    ) {
        let words: [String] = [
            request.holder, String(request.number), String(request.heard), String(request.rate.windowSeconds * 1000),
            String(request.rate.limit), String(request.needed), String(request.ahead), String(request.returned),
            String(request.returnedEnd.milliseconds),
        ]
        let (key, sent) = (Self.key(of: request.window), StoreClock.uptime())
        guard let asking else {
            return client.run(.window, keys: [key], words) { [clock] result in
                grant(Self.lease(result, sent: sent, clock))
            }
        }
        let part = usage.open(asking)
        client.run(.windowAndLease, keys: [key] + SharedUsage.keys, words + part.words) { [clock] result in
            // The calls that the window lets through find the lease then.
            part.hear(result.map { $0.elements?.last ?? .null })
            grant(Self.lease(result.map { $0.elements?.first ?? .null }, sent: sent, clock))
        }
    }

    private static func lease(
        _ result: Result<RESPValue, StoreProblem>, sent: Int64, _ clock: StoreClock
    ) -> Result<RateLease, UsageNotKept> {
        switch result {
        case .failure(let problem): return .failure(UsageNotKept(reason: problem.reason))
        case .success(let value):
            guard let values = value.elements?.compactMap(\.integer), values.count == 4 else {
                return .failure(UsageNotKept(reason: "the answer is not one of a script of ours"))
            }
            clock.learn(values[3], sent: sent)
            let end = values[2] > 0 ? Timestamp(milliseconds: values[2]) : nil
            return .success(RateLease(calls: Int(values[0]), taken: Int(values[1]), end: end))
        }
    }

    /// In the same slot of a cluster as all keys of the account.
    static func key(of window: String) -> String { "mockcheck:{account}:window:\(window)" }
}
