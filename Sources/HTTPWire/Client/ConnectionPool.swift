import Synchronization

/// The keep-alive connections of one client, at most so many, and the tasks that wait for one.
final class ConnectionPool: Sendable {
    /// What a task gets to work with; it must give it back.
    enum Turn: Sendable {
        case reuse(any ClientConnection)
        case open
    }

    private struct State {
        var idle: [any ClientConnection] = []
        var turns = 0
        var waiting: [(id: Int, continuation: CheckedContinuation<Turn?, Never>)] = []
        var lastID = 0
        var isClosed = false

        /// One that the calling thread carries goes first; then the one used last, the least likely to be stale.
        mutating func takeAtOnce(limit: Int) -> Turn? {
            guard turns < limit else { return nil }
            turns += 1
            if let place = idle.lastIndex(where: \.isAtHand), place != idle.count - 1 {
                idle.swapAt(place, idle.count - 1)
            }
            while let connection = idle.popLast() {
                if connection.isOpen { return .reuse(connection) }
            }
            return .open
        }
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) {
        self.limit = max(1, limit)
    }

    /// - Throws: `ClientError.cancelled` where the task is cancelled while it waits.
    func take() async throws(ClientError) -> Turn {
        if let turn = takeAtOnce() { return turn }
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        let turn = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in wait(id, continuation) }
        } onCancel: {
            forget(id)
        }
        guard let turn else { throw .cancelled }
        return turn
    }

    /// Ends a turn: `connection` is one that can be used again, nil where it is gone.
    func giveBack(_ connection: (any ClientConnection)?) {
        let surplus = state.withLock { state -> (any ClientConnection)? in
            if !state.waiting.isEmpty {
                state.waiting.removeFirst().continuation.resume(returning: connection.map(Turn.reuse) ?? .open)
                return nil
            }
            state.turns -= 1
            guard let connection else { return nil }
            if state.isClosed { return connection }
            state.idle.append(connection)
            return nil
        }
        surplus?.close()
    }

    /// Closes the idle connections now, and the others when they are given back.
    func close() {
        let idle = state.withLock { state in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        for connection in idle { connection.close() }
    }

    private func takeAtOnce() -> Turn? {
        state.withLock { $0.takeAtOnce(limit: limit) }
    }

    private func wait(_ id: Int, _ continuation: CheckedContinuation<Turn?, Never>) {
        state.withLock { state in
            if Task.isCancelled {
                continuation.resume(returning: nil)
            } else if let turn = state.takeAtOnce(limit: limit) {
                continuation.resume(returning: turn)
            } else {
                state.waiting.append((id, continuation))
            }
        }
    }

    private func forget(_ id: Int) {
        state.withLock { state in
            guard let index = state.waiting.firstIndex(where: { $0.id == id }) else { return }
            state.waiting.remove(at: index).continuation.resume(returning: nil)
        }
    }
}
