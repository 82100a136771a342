import NIOCore

/// What a connection may ask for beside its calls: pings, settings, resets and faults, each of which costs more to answer
/// than to send. A thousand at once, and then 33 a second.
struct Patience {
    private static let most = 1000
    /// In nanoseconds, until there is one more.
    private static let interval: Int64 = 30_000_000

    private var left = most
    private var renewed = NIODeadline.uptimeNanoseconds(0)

    /// - Returns: false where there has been too much of it.
    mutating func spend(at now: NIODeadline) -> Bool {
        let earned = (now - renewed).nanoseconds / Self.interval
        if earned >= Self.most {
            left = Self.most
            renewed = now
        } else {
            left = min(Self.most, left + Int(earned))
            renewed = renewed + .nanoseconds(earned * Self.interval)
        }
        guard left > 0 else { return false }
        left -= 1
        return true
    }
}
