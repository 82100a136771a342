@preconcurrency import Dispatch
import Synchronization

/// Writes log lines on a thread of its own, so that nobody who logs waits for whoever reads the log.
///
/// If the reader falls behind, lines are dropped and their number is said when it has caught up.
package final class LogSink: Sendable {
    private struct State {
        var pending = ""
        var dropped = 0
        var isWriting = false
    }

    private static let pendingLimit = 1 << 20

    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "mockcheck.log")
    private let write: @Sendable (String) -> Void

    /// - Parameter write: writes a text of whole lines; it may block.
    package init(write: @escaping @Sendable (String) -> Void) {
        self.write = write
    }

    func append(_ line: String) {
        let mustStart = state.withLock { state in
            guard state.pending.utf8.count + line.utf8.count <= Self.pendingLimit else {
                state.dropped += 1
                return false
            }
            state.pending += line
            defer { state.isWriting = true }
            return !state.isWriting
        }
        if mustStart { queue.async { self.drain() } }
    }

    /// Waits until all lines are written, but no longer than that: the reader may be gone.
    package func finish(within seconds: Double = 2) {
        let end = DispatchSemaphore(value: 0)
        queue.async { end.signal() }
        _ = end.wait(timeout: .now() + seconds)
    }

    private func drain() {
        while let text = take() { write(text) }
    }

    private func take() -> String? {
        state.withLock { state in
            guard !state.pending.isEmpty else {
                state.isWriting = false
                return nil
            }
            var text = state.pending
            if state.dropped > 0 { text += "(\(state.dropped) lines were dropped: the log is read too slowly)\n" }
            state.pending = ""
            state.dropped = 0
            return text
        }
    }
}
