package import MockServer
import Synchronization

/// Counts how changes of the files went, for the metrics.
package final class ReloadCounter: Sendable {
    private let state = Mutex(ReloadCounts())

    package init() {}

    package var counts: ReloadCounts { state.withLock { $0 } }

    func countServed() { state.withLock { $0.served += 1 } }
    func countBroken() { state.withLock { $0.broken += 1 } }
}
