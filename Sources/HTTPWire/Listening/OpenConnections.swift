import NIOCore
import Synchronization

/// The connections of one listener: counts them, and tells them when it is time to go.
final class OpenConnections: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
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
    func add(_ channel: any Channel) -> Bool {
        let isAdded = state.withLock { state in
            guard state.channels.count < limit, !state.isStopping else {
                state.refused += 1
                return false
            }
            state.accepted += 1
            state.channels[ObjectIdentifier(channel)] = channel
            return true
        }
        if isAdded { channel.closeFuture.whenComplete { _ in self.remove(channel) } }
        return isAdded
    }

    var counts: (open: Int, accepted: Int, refused: Int) {
        state.withLock { ($0.channels.count, $0.accepted, $0.refused) }
    }

    private func remove(_ channel: any Channel) {
        let drained = state.withLock { state in
            state.channels[ObjectIdentifier(channel)] = nil
            guard state.channels.isEmpty else { return nil as (@Sendable () -> Void)? }
            defer { state.drained = nil }
            return state.drained
        }
        drained?()
    }

    /// Asks every connection to end after the request in flight; calls `drained` when none is left.
    func stop(drained: @escaping @Sendable () -> Void) {
        let channels = state.withLock { state in
            state.isStopping = true
            if !state.channels.isEmpty { state.drained = drained }
            return Array(state.channels.values)
        }
        if channels.isEmpty { drained() }
        for channel in channels {
            channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
    }

    /// Closes what is still open, whatever it is doing.
    func closeAll() {
        let channels = state.withLock { Array($0.channels.values) }
        for channel in channels { channel.close(promise: nil) }
    }
}
