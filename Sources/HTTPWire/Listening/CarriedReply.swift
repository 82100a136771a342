import HTTPMessage

/// A reply as HTTP can carry it; of its headers an encoder writes those that are carried, and the framing's own.
struct CarriedReply {
    let status: Int
    let headers: HeaderList
    let body: [UInt8]

    init(_ wanted: Reply) {
        let reply = (200...999).contains(wanted.status) ? wanted : Self.unservable(wanted.status)
        status = reply.status
        headers = reply.headers
        body = reply.body
    }

    /// 304 says nothing of its own length, and a wrong one would contradict the stored 200 (RFC 9110, 15.4.5).
    var isBodiless: Bool { status == 204 || status == 304 }

    private static func unservable(_ status: Int) -> Reply {
        Reply(
            status: 500, headers: ["Content-Type": "text/plain; charset=utf-8"],
            body: Array("the status \(status) cannot be sent; use 200 to 999\n".utf8))
    }
}
