import Synchronization

/// How a signal reaches a run: whoever catches it says so here, the run stops scheduling and ends early.
package final class RunInterruption: Sendable {
    private let state = Mutex<String?>(nil)
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    package init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    /// Why the run was interrupted, such as `SIGINT`; nil while it was not.
    package var reason: String? { state.withLock { $0 } }

    /// Interrupts the run; only the first reason counts.
    package func interrupt(reason: String) {
        state.withLock { if $0 == nil { $0 = reason } }
        continuation.finish()
    }

    /// Returns when the run is interrupted or the waiting task is cancelled; one task may wait at a time.
    func wait() async {
        for await _ in stream {}
    }
}
