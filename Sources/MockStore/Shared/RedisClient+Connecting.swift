import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// Making connections, and making them again.
extension RedisClient {
    /// Changes nothing, and is refused by all that take no change: a replica, a node without the account's slot.
    private static let probe = ["DEL", "mockcheck:{account}:none"]

    func start() { connect() }

    func stop() async {
        let (connection, held) = state.withLock { state in
            state.isStopped = true
            state.isMoving = false
            defer { (state.connection, state.held) = (nil, []) }
            return (state.connection, state.held)
        }
        for command in held { command.answer(.failure(.away("the server is stopping"))) }
        connection?.link.close()
        await withCheckedContinuation { continuation in
            threads.notify(queue: .global()) { continuation.resume() }
        }
        try? await group.shutdownGracefully()
    }

    private func connect() {
        let address = state.withLock { $0.route.next }
        #if os(Linux)
            if isForSmall, !address.isSecure { return startSocket(to: address) }
        #endif
        connectChannel(to: address)
    }

    #if os(Linux)
        private func startSocket(to address: StoreAddress) {
            let isWanted = state.withLock { state in
                // Whoever stops waits for the threads that there are.
                if !state.isStopped { threads.enter() }
                return !state.isStopped
            }
            guard isWanted else { return }
            Thread.detachNewThread { [self] in
                connectSocket(to: address)
                threads.leave()
            }
        }

        private func connectSocket(to address: StoreAddress) {
            do throws(StoreProblem) {
                let descriptor = try RedisSocket.connect(to: address)
                let socket = RedisSocket(
                    descriptor, patience: patience, longestString: longestString, on: eventLoop)
                let connection = greet(on: socket, at: address)
                let reason = socket.serve()
                lose(connection.problem ?? .away(reason))
            } catch {
                lose(error)
            }
        }
    #endif

    private func connectChannel(to address: StoreAddress) {
        let (patience, longestString) = (patience, longestString)
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
                    let connection = greet(on: RedisChannel(channel: channel), at: address)
                    channel.closeFuture.whenComplete { [self] _ in
                        lose(connection.problem ?? .away("the connection was closed"))
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
    private func greet(on link: any StoreLink, at address: StoreAddress) -> StoreConnection {
        let connection = StoreConnection(link)
        if let password = address.password {
            let words = ["AUTH"] + [address.user, password].compactMap { $0 }
            link.send(words) { connection.note($0) }
        }
        if address.database != 0 {
            link.send(["SELECT", String(address.database)]) { connection.note($0) }
        }
        for script in StoreScript.allCases {
            link.send(["SCRIPT", "LOAD", script.text]) { [self] result in
                connection.note(result)
                if case .success(let value) = result, let name = value.text {
                    state.withLock { $0.names[script] = name }
                }
            }
        }
        link.send(Self.probe) { [self] result in
            connection.note(result)
            guard connection.problem == nil else { return link.close() }
            open(connection)
        }
        return connection
    }

    private func open(_ connection: StoreConnection) {
        let (isWanted, held) = state.withLock { state in
            guard !state.isStopped else { return (false, [Command]()) }
            (state.connection, state.failures, state.isMoving) = (connection, 0, false)
            state.route.noteArrival()
            defer { state.held = [] }
            return (true, state.held)
        }
        guard isWanted else { return connection.link.close() }
        for command in held { send(command) }
        connected(.success(()))
    }

    /// Sends nothing more on a connection, for what a server said on it; it ends with its last answer.
    func leave(_ connection: StoreConnection, for problem: StoreProblem) {
        connection.note(.failure(problem))
        state.withLock { state in
            guard state.connection === connection else { return }
            state.connection = nil
            if case .moved = connection.problem { state.isMoving = true } else { state.reason = problem.detail }
        }
    }

    private func lose(_ problem: StoreProblem) {
        var (problem, held, wait) = (problem, [Command](), Int64?.none)
        let isFollowing = state.withLock { state in
            state.connection = nil
            if case .moved(let node) = problem, !state.isStopped {
                state.isMoving = state.route.follow(node)
                if state.isMoving { return true }
                problem = .away("the nodes of its cluster send on to each other")
            }
            state.route.noteFailure()
            state.isMoving = false
            state.reason = problem.detail
            swap(&held, &state.held)
            guard !state.isStopped else { return false }
            wait = min(1000, 50 << min(state.failures, 5))
            state.failures += 1
            return false
        }
        if isFollowing { return connect() }
        for command in held { command.answer(.failure(problem)) }
        guard let wait else { return }
        connected(.failure(problem))
        // Replicas that lost it together should not come back together.
        eventLoop.scheduleTask(in: .milliseconds(wait + Int64.random(in: 0...wait / 4))) { [self] in connect() }
    }
}
