import Dispatch
import NIOCore
import NIOPosix
import Synchronization

/// A connection to a Redis or Valkey server that is made again whenever it is lost.
///
/// Commands are pipelined: each is written at once, and the answers come in the order of the commands. Where there is
/// no connection a command fails at once, for nobody should wait for a server that is away. In a cluster the connection is
/// one to the node that has the keys, and moves with them; commands wait for that.
final class RedisClient: Sendable {
    typealias Answer = @Sendable (Result<RESPValue, StoreProblem>) -> Void

    struct State {
        /// Set while commands can be sent.
        var connection: StoreConnection?
        /// Why there is none.
        var reason = "not connected yet"
        var failures = 0
        var route: StoreRoute
        /// Whether another node is being connected to, for which commands wait.
        var isMoving = false
        var held: [Command] = []
        var isStopped = false
        /// What the store calls the scripts.
        var names: [StoreScript: String] = [:]
    }

    struct Command: Sendable {
        let words: [String]
        let answer: Answer
        /// Until when it may be sent to one node after the other.
        let deadline: NIODeadline
    }

    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    /// The threads of sockets.
    let threads = DispatchGroup()
    let state: Mutex<State>
    /// How long one command may take.
    let patience: TimeAmount
    /// Of an answer, in bytes.
    let longestString: Int
    let isForSmall: Bool
    let connected: @Sendable (Result<Void, StoreProblem>) -> Void

    /// - Parameters:
    ///   - isForSmall: whether there are many commands and no large ones, which a plain connection on Linux can do with less.
    ///   - connected: is told of each connection that is ready, and of each that is lost or cannot be made.
    init(
        _ address: StoreAddress, patience: TimeAmount = .seconds(2),
        longestString: Int = RESPParser.longestString, isForSmall: Bool = false,
        connected: @escaping @Sendable (Result<Void, StoreProblem>) -> Void
    ) {
        state = Mutex(State(route: StoreRoute(address)))
        self.patience = patience
        self.longestString = longestString
        self.isForSmall = isForSmall
        self.connected = connected
    }

    var eventLoop: any EventLoop { group.any() }

    var isConnected: Bool { state.withLock { $0.connection != nil } }

    /// Whether a command has somebody to wait for.
    var takesCommands: Bool { state.withLock { $0.connection != nil || $0.isMoving } }

    func send(_ words: [String], answer: @escaping Answer) {
        send(Command(words: words, answer: answer, deadline: .now() + patience))
    }

    func send(_ command: Command) {
        let (connection, refusal): (StoreConnection?, String?) = state.withLock { state in
            if let connection = state.connection {
                connection.unanswered.add(1, ordering: .relaxed)
                return (connection, nil)
            }
            if state.isMoving { state.held.append(command) }
            return (nil, state.isMoving ? nil : state.reason)
        }
        if let refusal {
            // Never before this has returned: who asks may hold a lock.
            eventLoop.execute { command.answer(.failure(.away(refusal))) }
        }
        connection?.link.send(command.words) { [self] result in hear(result, of: command, on: connection) }
    }

    private func hear(
        _ result: Result<RESPValue, StoreProblem>, of command: Command, on connection: StoreConnection?
    ) {
        guard let connection else { return }
        connection.unanswered.subtract(1, ordering: .relaxed)
        if case .failure(let problem) = result, problem.endsConnection { leave(connection, for: problem) }
        if connection.isDone { connection.link.close() }
        // What has not been done may be asked for again.
        if case .failure(.moved) = result, .now() < command.deadline { send(command) } else { command.answer(result) }
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
        if let link = state.withLock({ $0.connection?.link }) { link.soon(work) } else { eventLoop.execute(work) }
    }

    static func result(_ value: RESPValue) -> Result<RESPValue, StoreProblem> {
        if case .error(let text) = value, !text.hasPrefix("NOSCRIPT") { return .failure(StoreProblem(answer: text)) }
        return .success(value)
    }
}

/// A connection, and what went wrong on it first.
final class StoreConnection: Sendable {
    let link: any StoreLink
    private let first = Mutex<StoreProblem?>(nil)
    /// How many commands are on their way.
    let unanswered = Atomic(0)

    init(_ link: any StoreLink) {
        self.link = link
    }

    var problem: StoreProblem? { first.withLock { $0 } }

    /// Whether it takes no more commands, and all that it took are answered.
    var isDone: Bool { unanswered.load(ordering: .relaxed) == 0 && problem?.endsConnection == true }

    func note(_ result: Result<RESPValue, StoreProblem>) {
        guard case .failure(let problem) = result else { return }
        first.withLock { $0 = $0 ?? problem }
    }
}
