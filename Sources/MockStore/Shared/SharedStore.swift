package import MockCore
import NIOCore
package import PostmanModel
import Synchronization

/// What the replicas of `serve --shared` have together, in a Redis or Valkey server: one account's usage
/// and rate windows, what is made while they run, and the call log.
package final class SharedStore: Sendable {
    package let address: StoreAddress
    /// The time that counts, for all replicas the same.
    package let clock: StoreClock
    private let client: RedisClient
    private let usage: SharedUsage
    private let rates: SharedRates
    /// For what is large and may take its time.
    private let bulk: RedisClient
    package let library: SharedLibrary
    package let calls: SharedCalls
    private let account: Watched

    /// How often the replicas look at each other's usage.
    private static let interval = TimeAmount.milliseconds(500)
    /// How often they look for what was made and called.
    private static let greeting = TimeAmount.milliseconds(100)

    /// - Parameters:
    ///   - now: by the machine's clock.
    ///   - report: is told when the store cannot be reached, or what was made cannot be fetched, and when it can be again.
    package init(_ address: StoreAddress, now: Timestamp, report: @escaping @Sendable (String, _ isBad: Bool) -> Void) {
        self.address = address
        clock = StoreClock(start: now)
        let account = Watched()
        self.account = account
        client = RedisClient(address, isForSmall: true) { result in
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
        rates = SharedRates(client, clock: clock, usage: usage, replica: name)
        bulk = RedisClient(
            address, patience: .seconds(5), longestString: SharedLibrary.mostDocumentBytes / 2 * 3
        ) { result in
            // What was to be fetched before could not be.
            if case .success = result { account.look() }
        }
        library = SharedLibrary(client, bulk: bulk, replica: name, report: report)
        calls = SharedCalls(bulk)
    }

    private static func name() -> String {
        String(UInt64.random(in: 0 ... .max), radix: 36) + String(UInt64.random(in: 0 ... .max), radix: 36)
    }

    package var ledger: any UsageLedger { usage }

    package var windows: any RateLedger { rates }

    /// Nil while the store can be reached.
    package var problem: String? { client.isConnected ? nil : account.problem ?? "not connected yet" }

    /// Connects, and keeps all informed from then on; returns when the store is there, or has had its time.
    ///
    /// - Parameters:
    ///   - log: sends its calls to the store.
    ///   - changed: is told that the library is to be fetched, on an event loop.
    package func start(_ account: Account, _ log: CallLog, changed: @escaping @Sendable () -> Void) async {
        self.account.begin { [usage, library] in
            usage.look(for: account)
            library.greet(changed: changed) { log.noteShared(number: $0) }
        }
        client.start()
        bulk.start()
        client.eventLoop.scheduleRepeatedTask(initialDelay: Self.interval, delay: Self.interval) { [client, usage] _ in
            if client.isConnected { usage.look(for: account) }
        }
        client.eventLoop.scheduleRepeatedTask(initialDelay: Self.greeting, delay: Self.greeting) {
            [client, library] _ in
            if client.isConnected { library.greet(changed: changed) { log.noteShared(number: $0) } }
            log.share()
        }
        for _ in 0..<100 where !(client.isConnected && library.isLoaded) {
            try? await Task.sleep(for: .milliseconds(20))
        }
    }

    package func stop() async {
        await bulk.stop()
        await client.stop()
    }
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
