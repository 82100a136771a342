package import MockCore
import NIOCore
package import PostmanModel
import Synchronization

/// What the replicas of `serve --shared` have together, in a Redis or Valkey server: one account's usage,
/// and the windows of its rate limits.
package final class SharedStore: Sendable {
    package let address: StoreAddress
    /// The time that counts, for all replicas the same.
    package let clock: StoreClock
    private let client: RedisClient
    private let usage: SharedUsage
    private let rates: SharedRates
    private let account: Watched

    /// How often the replicas look at each other's usage.
    private static let interval = TimeAmount.milliseconds(500)

    /// - Parameters:
    ///   - now: by the machine's clock.
    ///   - report: is told when the store cannot be reached, and when it can be again.
    package init(_ address: StoreAddress, now: Timestamp, report: @escaping @Sendable (String, _ isBad: Bool) -> Void) {
        self.address = address
        clock = StoreClock(start: now)
        let account = Watched()
        self.account = account
        client = RedisClient(address) { result in
            switch result {
            case .success:
                if account.note(nil) { report("connected to the shared store \(address)", false) }
                account.look()
            case .failure(let problem):
                if account.note(problem.reason) {
                    report("\(problem.reason) (\(address)); requests that need it get 503", true)
                }
            }
        }
        let name = Self.name()
        usage = SharedUsage(client, clock: clock, replica: name)
        rates = SharedRates(client, clock: clock, replica: name)
    }

    private static func name() -> String {
        String(UInt64.random(in: 0 ... .max), radix: 36) + String(UInt64.random(in: 0 ... .max), radix: 36)
    }

    package var ledger: any UsageLedger { usage }

    package var windows: any RateLedger { rates }

    /// Nil while the store can be reached.
    package var problem: String? { client.isConnected ? nil : account.problem ?? "not connected yet" }

    /// Connects, and keeps the account informed from then on; returns when the store is there, or has had its time.
    package func start(_ account: Account) async {
        self.account.begin { [usage] in usage.look(for: account) }
        client.start()
        for _ in 0..<100 where !client.isConnected { try? await Task.sleep(for: .milliseconds(20)) }
        client.eventLoop.scheduleRepeatedTask(initialDelay: Self.interval, delay: Self.interval) { [client, usage] _ in
            if client.isConnected { usage.look(for: account) }
        }
    }

    package func stop() async { await client.stop() }
}

/// What a connection's coming and going means for others.
private final class Watched: Sendable {
    private struct State {
        var look: (@Sendable () -> Void)?
        var problem: String?
        var isKnown = false
    }

    private let state = Mutex(State())

    var problem: String? { state.withLock { $0.problem } }

    func begin(_ look: @escaping @Sendable () -> Void) { state.withLock { $0.look = look } }

    func look() { state.withLock { $0.look }?() }

    /// - Returns: Whether it is news.
    func note(_ problem: String?) -> Bool {
        state.withLock { state in
            // Each attempt may fail in words of its own.
            defer { (state.problem, state.isKnown) = (problem, true) }
            return !state.isKnown || (state.problem == nil) != (problem == nil)
        }
    }
}
