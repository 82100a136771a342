@preconcurrency import Dispatch
import Synchronization

/// The calls of this replica in the log of all.
extension CallLog {
    /// How many calls are sent at a time, and of how many bytes: the newest of those that have come since the last time.
    private static let mostSent = 200
    private static let mostSentBytes = 2 << 20
    /// How often nothing is sent after calls had to be left out: a sample costs as much as all of a log that is slower.
    private static let pauses = 4

    /// Sends what is new, without waiting for it; while the store is away, later.
    func share() {
        let mustStart = state.withLock { state in
            guard state.lastShared < state.lastNumber, !state.isSharing else { return false }
            state.pauses -= 1
            guard state.pauses < 0 else { return false }
            state.isSharing = true
            return true
        }
        if mustStart { writer.async { self.send() } }
    }

    /// On the writing thread.
    func send() {
        defer { state.withLock { $0.isSharing = false } }
        guard let shared, shared.isConnected else { return }
        let (calls, missed) = state.withLock { state in
            let fresh = state.lastNumber - state.lastShared
            state.lastShared = state.lastNumber
            let kept = state.newest[state.next...] + state.newest[..<state.next]
            let calls = kept.suffix(min(fresh, Self.mostSent))
            state.pauses = fresh > Self.mostSent ? Self.pauses : 0
            return (Array(calls), fresh - calls.count)
        }
        guard !calls.isEmpty else { return }
        var lines: [String] = []
        var bytes = 0
        for call in calls.reversed() where bytes < Self.mostSentBytes {
            lines.append(call.record.line)
            bytes += lines.last?.utf8.count ?? 0
        }
        var lost = missed + calls.count - lines.count
        do throws(StoreProblem) {
            noteShared(number: try shared.append(lines.reversed()))
        } catch {
            lost += lines.count
        }
        let count = lost
        if count > 0 { state.withLock { $0.queue.lose(count) } }
    }

    /// Takes the number of the newest call of all replicas.
    func noteShared(number: Int) {
        let waiting = state.withLock { state in
            guard number > state.sharedNumber else { return [@Sendable () -> Void]() }
            state.sharedNumber = number
            return state.takeWaiting()
        }
        for tell in waiting { tell() }
    }
}
