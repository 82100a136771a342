package import MockStore
package import PostmanModel
import Synchronization

/// Says what time it is: the machine's clock, or one that a verification moves.
package protocol TimeSource: Sendable {
    func now() -> Timestamp
}

package struct SystemTime: TimeSource {
    package init() {}

    package func now() -> Timestamp {
        Timestamp(milliseconds: WallClock.milliseconds())
    }
}

/// Replicas go by the clock of the store they share.
extension StoreClock: TimeSource {}

/// A clock that stands still until it is moved; a month's quota is verified with it in milliseconds.
package final class ManualTime: TimeSource {
    private let current: Mutex<Timestamp>

    package init(_ start: Timestamp) {
        current = Mutex(start)
    }

    package func now() -> Timestamp {
        current.withLock { $0 }
    }

    package func advance(seconds: Int) {
        current.withLock { $0 = $0.advanced(bySeconds: seconds) }
    }
}
