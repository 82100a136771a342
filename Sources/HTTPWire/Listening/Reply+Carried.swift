import HTTPMessage

/// A reply as HTTP can carry it; of its headers an encoder writes those that are carried, and the framing's own.
extension Reply {
    /// Whether its status can be sent.
    var isServable: Bool { (200...999).contains(status) }

    /// The reply, or one that says why it cannot be sent.
    var carried: Reply { isServable ? self : Self.unservable(status) }

    /// 304 says nothing of its own length, and a wrong one would contradict the stored 200 (RFC 9110, 15.4.5).
    var isBodiless: Bool { status == 204 || status == 304 }

    private static func unservable(_ status: Int) -> Reply {
        Reply(
            status: 500, headers: ["Content-Type": "text/plain; charset=utf-8"],
            body: Array("the status \(status) cannot be sent; use 200 to 999\n".utf8))
    }
}
