import NIOCore

/// What a connection may ask for beside its calls: pings, settings, resets and faults, each of which costs more to answer
/// than to send. A thousand at once, and then so many a second.
struct Patience {
    private static let most = 1000
    private static let perSecond: Int64 = 33

    private var left = most
    private var renewed = NIODeadline.uptimeNanoseconds(0)

    /// - Returns: false where there has been too much of it.
    mutating func spend(at now: NIODeadline) -> Bool {
        let interval = 1_000_000_000 / Self.perSecond
        let earned = (now - renewed).nanoseconds / interval
        if earned > 0 {
            left = min(Self.most, left + Int(min(earned, Int64(Self.most))))
            renewed = now
        }
        guard left > 0 else { return false }
        left -= 1
        return true
    }
}
