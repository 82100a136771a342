import Synchronization

/// A connection as its listener sees it, from any thread.
protocol OpenConnection: AnyObject, Sendable {
    /// Asks it to end after the request in flight.
    func leave()
    func close()
}

/// The connections of one listener: counts them, and tells them when it is time to go.
final class OpenConnections: Sendable {
    private struct State {
        var connections: [ObjectIdentifier: any OpenConnection] = [:]
        var accepted = 0
        var refused = 0
        var isStopping = false
        var drained: (@Sendable () -> Void)?
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) {
        self.limit = limit
    }

    /// False where there are too many already, or where the listener is stopping.
    func add(_ connection: any OpenConnection) -> Bool {
        state.withLock { state in
            guard state.connections.count < limit, !state.isStopping else {
                state.refused += 1
                return false
            }
            state.accepted += 1
            state.connections[ObjectIdentifier(connection)] = connection
            return true
        }
    }

    var counts: (open: Int, accepted: Int, refused: Int) {
        state.withLock { ($0.connections.count, $0.accepted, $0.refused) }
    }

    /// It has ended.
    func remove(_ connection: any OpenConnection) {
        let drained = state.withLock { state in
            state.connections[ObjectIdentifier(connection)] = nil
            guard state.connections.isEmpty else { return nil as (@Sendable () -> Void)? }
            defer { state.drained = nil }
            return state.drained
        }
        drained?()
    }

    /// Asks every connection to end after the request in flight; calls `drained` when none is left.
    func stop(drained: @escaping @Sendable () -> Void) {
        let connections = state.withLock { state in
            state.isStopping = true
            if !state.connections.isEmpty { state.drained = drained }
            return Array(state.connections.values)
        }
        if connections.isEmpty { drained() }
        for connection in connections { connection.leave() }
    }

    /// Closes what is still open, whatever it is doing.
    func closeAll() {
        let connections = state.withLock { Array($0.connections.values) }
        for connection in connections { connection.close() }
    }
}
