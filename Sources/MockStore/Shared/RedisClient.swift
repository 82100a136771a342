import NIOCore
import NIOPosix
import Synchronization

/// A connection to a Redis or Valkey server that is made again whenever it is lost.
///
/// Commands are pipelined: each is written at once, and the answers come in the order of the commands. Where there is
/// no connection a command fails at once, for nobody should wait for a server that is away.
final class RedisClient: Sendable {
    typealias Answer = @Sendable (Result<RESPValue, StoreProblem>) -> Void

    private struct State {
        /// Set while commands can be sent.
        var channel: (any Channel)?
        /// Why there is none.
        var reason = "not connected yet"
        var failures = 0
        var isStopped = false
        /// What the store calls the scripts.
        var names: [StoreScript: String] = [:]
    }

    private let address: StoreAddress
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let state = Mutex(State())
    /// How long one command may take.
    private let patience: TimeAmount
    /// Of an answer, in bytes.
    private let longestString: Int
    private let connected: @Sendable (Result<Void, StoreProblem>) -> Void

    /// - Parameter connected: is told of each connection that is ready, and of each that is lost or cannot be made.
    init(
        _ address: StoreAddress, patience: TimeAmount = .seconds(2),
        longestString: Int = RESPParser.longestString,
        connected: @escaping @Sendable (Result<Void, StoreProblem>) -> Void
    ) {
        self.address = address
        self.patience = patience
        self.longestString = longestString
        self.connected = connected
    }

    var eventLoop: any EventLoop { group.any() }

    var isConnected: Bool { state.withLock { $0.channel != nil } }

    // MARK: Commands

    func send(_ words: [String], answer: @escaping Answer) {
        let (channel, reason) = state.withLock { ($0.channel, $0.reason) }
        guard let channel else {
            // Never before this has returned: who asks may hold a lock.
            eventLoop.execute { answer(.failure(.away(reason))) }
            return
        }
        Self.send(words, on: channel, answer)
    }

    /// Runs a script, atomically; the first of its keys says in which slot of a cluster.
    func run(_ script: StoreScript, keys: [String], _ arguments: [String], answer: @escaping Answer) {
        let rest = [String(keys.count)] + keys + arguments
        guard let name = state.withLock({ $0.names[script] }) else {
            return send(["EVAL", script.text] + rest, answer: answer)
        }
        send(["EVALSHA", name] + rest) { [self] result in
            // A store that was restarted, or took over, does not know it.
            if case .success(.error) = result {
                send(["EVAL", script.text] + rest, answer: answer)
            } else {
                answer(result)
            }
        }
    }

    private static func send(_ words: [String], on channel: any Channel, _ answer: @escaping Answer) {
        let once = FirstAnswer(answer)
        channel.writeAndFlush(RedisCommand(words: words, answer: once)).whenFailure { error in
            once.give(.failure(.away("\(error)")))
        }
    }

    // MARK: The connection

    func start() { connect() }

    func stop() async {
        let channel = state.withLock { state in
            state.isStopped = true
            defer { state.channel = nil }
            return state.channel
        }
        try? await channel?.close()
        try? await group.shutdownGracefully()
    }

    private func connect() {
        let (address, patience, longestString) = (address, patience, longestString)
        ClientBootstrap(group: group).connectTimeout(.seconds(1))
            .channelOption(ChannelOptions.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if address.isSecure { try StoreTLS.addHandler(to: channel, for: address) }
                    try channel.pipeline.syncOperations.addHandler(
                        RedisHandler(patience: patience, longestString: longestString))
                }
            }
            .connect(host: address.host, port: address.port).whenComplete { [self] result in
                switch result {
                case .success(let channel): greet(on: channel)
                case .failure(let error): lose(.away(Self.words(for: error)))
                }
            }
    }

    private static func words(for error: any Error) -> String {
        switch error {
        case let error as NIOConnectionError:
            error.connectionErrors.first.map { "\($0.error)" } ?? "\(error)"
        default: "\(error)"
        }
    }

    /// Says who asks and where, and learns what the scripts are called; then the connection is ready.
    private func greet(on channel: any Channel) {
        let greeting = Greeting()
        channel.closeFuture.whenComplete { [self] _ in
            lose(greeting.problem ?? .away("the connection was closed"))
        }
        if let password = address.password {
            let words = ["AUTH"] + [address.user, password].compactMap { $0 }
            Self.send(words, on: channel) { greeting.note($0) }
        }
        if address.database != 0 {
            Self.send(["SELECT", String(address.database)], on: channel) { greeting.note($0) }
        }
        for script in StoreScript.allCases {
            Self.send(["SCRIPT", "LOAD", script.text], on: channel) { [self] result in
                greeting.note(result)
                if case .success(let value) = result, let name = value.text {
                    state.withLock { $0.names[script] = name }
                }
            }
        }
        Self.send(["PING"], on: channel) { [self] result in
            greeting.note(result)
            guard greeting.problem == nil else { return channel.close(promise: nil) }
            let isWanted = state.withLock { state in
                guard !state.isStopped else { return false }
                (state.channel, state.failures) = (channel, 0)
                return true
            }
            if isWanted { connected(.success(())) } else { channel.close(promise: nil) }
        }
    }

    private func lose(_ problem: StoreProblem) {
        let wait: Int64? = state.withLock { state in
            state.channel = nil
            switch problem {
            case .away(let reason), .refused(let reason): state.reason = reason
            }
            guard !state.isStopped else { return nil }
            defer { state.failures += 1 }
            return min(1000, 50 << min(state.failures, 5))
        }
        guard let wait else { return }
        connected(.failure(problem))
        // Replicas that lost it together should not come back together.
        eventLoop.scheduleTask(in: .milliseconds(wait + Int64.random(in: 0...wait / 4))) { [self] in connect() }
    }
}

/// What went wrong first while a connection was made ready.
private final class Greeting: Sendable {
    private let first = Mutex<StoreProblem?>(nil)

    var problem: StoreProblem? { first.withLock { $0 } }

    func note(_ result: Result<RESPValue, StoreProblem>) {
        guard case .failure(let problem) = result else { return }
        first.withLock { $0 = $0 ?? problem }
    }
}
