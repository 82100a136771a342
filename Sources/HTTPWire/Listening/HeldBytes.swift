import HTTPMessage
import Synchronization

/// The bytes that a listener keeps for its clients alone: requests that are coming in, and responses that wait for their
/// time or until they are taken. What a response shares with its example is kept anyway and does not count.
final class HeldBytes: Sendable {
    private let limit: Int
    private let count = Atomic<Int>(0)

    init(limit: Int) {
        self.limit = limit
    }

    var current: Int { count.load(ordering: .relaxed) }

    /// - Returns: false where all clients together would then hold too much; nothing changes.
    fileprivate func change(by difference: Int) -> Bool {
        let sum = count.add(difference, ordering: .relaxed).newValue
        guard difference > 0, sum > limit else { return true }
        count.subtract(difference, ordering: .relaxed)
        return false
    }
}

/// What one client holds of it.
struct HeldShare {
    private let all: HeldBytes
    private var count = 0

    init(of all: HeldBytes) {
        self.all = all
    }

    /// - Returns: false where that is too much; the share stays what it was.
    mutating func set(_ new: Int) -> Bool {
        guard new != count else { return true }
        guard all.change(by: new - count) else { return false }
        count = new
        return true
    }

    mutating func release() {
        _ = set(0)
    }
}

extension Reply {
    /// The bytes of its body where nobody else keeps them: a head that was prepared ahead is that of an example's own
    /// response, whose body is shared.
    var ownByteCount: Int { headers.prepared == nil ? body.count : 0 }
}
