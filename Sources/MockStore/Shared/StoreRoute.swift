/// Which server to connect to next: the one that was named, or the node of its cluster that has the account's keys.
struct StoreRoute: Sendable {
    /// More than a cluster needs whose nodes agree, and few enough for a client to wait.
    static let mostHops = 5

    private let named: StoreAddress
    private(set) var next: StoreAddress
    /// Who had the keys last.
    private var last: StoreAddress?
    private var hops = 0

    init(_ named: StoreAddress) {
        self.named = named
        next = named
    }

    /// - Returns: false where that leads nowhere.
    mutating func follow(_ node: StoreNode) -> Bool {
        guard hops < Self.mostHops else { return false }
        hops += 1
        if !node.host.isEmpty { next.host = node.host }
        next.port = node.port
        return true
    }

    mutating func noteArrival() { (hops, last) = (0, next) }

    /// The named server knows who has the keys now; where it is away itself, whoever had them may have them still.
    mutating func noteFailure() {
        hops = 0
        next = next == named ? last ?? named : named
    }
}

/// Where a node of a cluster is, as another one says it.
struct StoreNode: Sendable, Hashable, CustomStringConvertible {
    /// Empty for the host of the one that says it.
    var host: String
    var port: Int

    init?(_ text: some StringProtocol) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), port > 0,
            text[..<colon] != "?"
        else { return nil }
        host = String(text[..<colon])
        self.port = Int(port)
    }

    var description: String { "\(host):\(port)" }
}
