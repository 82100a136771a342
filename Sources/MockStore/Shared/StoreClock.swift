import NIOCore
package import PostmanModel
import Synchronization

/// The store's time, as far as a replica can know it: never behind it while both clocks run alike, and ahead of it by
/// no more than the last command took. So a replica ends a period no later than the store does.
package final class StoreClock: Sendable {
    /// What the store's time has more than the machine's uptime, in milliseconds.
    private let offset: Atomic<Int64>

    /// - Parameter start: the machine's own time, which holds until the store has said what time it is.
    package init(start: Timestamp) {
        offset = Atomic(start.milliseconds - Self.uptime())
    }

    package func now() -> Timestamp {
        Timestamp(milliseconds: Self.uptime() + offset.load(ordering: .relaxed))
    }

    /// Takes what the store said after a moment of the uptime.
    func learn(_ storeMilliseconds: Int64, sent: Int64) {
        // It cuts the rest of its millisecond off.
        offset.store(storeMilliseconds + 1 - sent, ordering: .relaxed)
    }

    static func uptime() -> Int64 { Int64(NIODeadline.now().uptimeNanoseconds / 1_000_000) }
}
