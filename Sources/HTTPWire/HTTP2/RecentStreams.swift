/// The streams that were reset while the client could still be sending: what comes for them is read over
/// (RFC 9113, 5.4.2). The newest of them, for a client learns of a reset soon.
struct RecentStreams {
    private static let most = 256

    private var ids: [UInt32] = []
    private var next = 0

    mutating func add(_ id: UInt32) {
        if ids.count < Self.most { return ids.append(id) }
        ids[next] = id
        next = (next + 1) % Self.most
    }

    func contains(_ id: UInt32) -> Bool { ids.contains(id) }
}
