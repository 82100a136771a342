import Dispatch
import Foundation
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
        var link: (any StoreLink)?
        /// Why there is none.
        var reason = "not connected yet"
        var failures = 0
        var isStopped = false
        /// What the store calls the scripts.
        var names: [StoreScript: String] = [:]
    }

    private let address: StoreAddress
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    /// The threads of sockets.
    private let threads = DispatchGroup()
    private let state = Mutex(State())
    /// How long one command may take.
    private let patience: TimeAmount
    /// Of an answer, in bytes.
    private let longestString: Int
    private let isForSmall: Bool
    private let connected: @Sendable (Result<Void, StoreProblem>) -> Void

    /// - Parameters:
    ///   - isForSmall: whether there are many commands and no large ones, which a plain connection on Linux can do with less.
    ///   - connected: is told of each connection that is ready, and of each that is lost or cannot be made.
    init(
        _ address: StoreAddress, patience: TimeAmount = .seconds(2),
        longestString: Int = RESPParser.longestString, isForSmall: Bool = false,
        connected: @escaping @Sendable (Result<Void, StoreProblem>) -> Void
    ) {
        self.address = address
        self.patience = patience
        self.longestString = longestString
        self.isForSmall = isForSmall
        self.connected = connected
    }

    var eventLoop: any EventLoop { group.any() }

    var isConnected: Bool { state.withLock { $0.link != nil } }

    // MARK: Commands

    func send(_ words: [String], answer: @escaping Answer) {
        let (link, reason) = state.withLock { ($0.link, $0.reason) }
        guard let link else {
            // Never before this has returned: who asks may hold a lock.
            eventLoop.execute { answer(.failure(.away(reason))) }
            return
        }
        link.send(words, answer: answer)
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

    /// Does something when the commands that were sent last have been written.
    func soon(_ work: @escaping @Sendable () -> Void) {
        if let link = state.withLock({ $0.link }) { link.soon(work) } else { eventLoop.execute(work) }
    }

    static func result(_ value: RESPValue) -> Result<RESPValue, StoreProblem> {
        if case .error(let text) = value, !text.hasPrefix("NOSCRIPT") { return .failure(.refused(text)) }
        return .success(value)
    }

    // MARK: The connection

    func start() { connect() }

    func stop() async {
        let link = state.withLock { state in
            state.isStopped = true
            defer { state.link = nil }
            return state.link
        }
        link?.close()
        await withCheckedContinuation { continuation in
            threads.notify(queue: .global()) { continuation.resume() }
        }
        try? await group.shutdownGracefully()
    }

    private func connect() {
        #if os(Linux)
            if isForSmall, !address.isSecure { return startSocket() }
        #endif
        connectChannel()
    }

    #if os(Linux)
        private func startSocket() {
            let isWanted = state.withLock { state in
                // Whoever stops waits for the threads that there are.
                if !state.isStopped { threads.enter() }
                return !state.isStopped
            }
            guard isWanted else { return }
            Thread.detachNewThread { [self] in
                connectSocket()
                threads.leave()
            }
        }

        private func connectSocket() {
            do throws(StoreProblem) {
                let descriptor = try RedisSocket.connect(to: address)
                let socket = RedisSocket(
                    descriptor, patience: patience, longestString: longestString, on: eventLoop)
                let greeting = greet(on: socket)
                let reason = socket.serve()
                lose(greeting.problem ?? .away(reason))
            } catch {
                lose(error)
            }
        }
    #endif

    private func connectChannel() {
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
                case .success(let channel):
                    let greeting = greet(on: RedisChannel(channel: channel))
                    channel.closeFuture.whenComplete { [self] _ in
                        lose(greeting.problem ?? .away("the connection was closed"))
                    }
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
    private func greet(on link: any StoreLink) -> Greeting {
        let greeting = Greeting()
        if let password = address.password {
            let words = ["AUTH"] + [address.user, password].compactMap { $0 }
            link.send(words) { greeting.note($0) }
        }
        if address.database != 0 {
            link.send(["SELECT", String(address.database)]) { greeting.note($0) }
        }
        for script in StoreScript.allCases {
            link.send(["SCRIPT", "LOAD", script.text]) { [self] result in
                greeting.note(result)
                if case .success(let value) = result, let name = value.text {
                    state.withLock { $0.names[script] = name }
                }
            }
        }
        link.send(["PING"]) { [self] result in
            greeting.note(result)
            guard greeting.problem == nil else { return link.close() }
            let isWanted = state.withLock { state in
                guard !state.isStopped else { return false }
                (state.link, state.failures) = (link, 0)
                return true
            }
            if isWanted { connected(.success(())) } else { link.close() }
        }
        return greeting
    }

    private func lose(_ problem: StoreProblem) {
        let wait: Int64? = state.withLock { state in
            state.link = nil
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
