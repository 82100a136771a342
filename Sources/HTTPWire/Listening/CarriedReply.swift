import HTTPMessage

/// A reply as HTTP can carry it: what a version's encoder has to write, with the framing left to it.
struct CarriedReply {
    let status: Int
    let fields: [HeaderField]
    let body: [UInt8]

    /// The framing headers are the listener's own; fields that HTTP cannot carry are left out.
    init(_ wanted: Reply) {
        let reply = (200...999).contains(wanted.status) ? wanted : Self.unservable(wanted.status)
        status = reply.status
        fields = reply.headers.fields.filter(\.isCarried)
        body = reply.body
    }

    /// 304 says nothing of its own length, and a wrong one would contradict the stored 200 (RFC 9110, 15.4.5).
    var isBodiless: Bool { status == 204 || status == 304 }

    private static func unservable(_ status: Int) -> Reply {
        Reply(
            status: 500, headers: ["Content-Type": "text/plain; charset=utf-8"],
            body: Array("the status \(status) cannot be sent as an answer; use 200 to 999\n".utf8))
    }
}

extension HeaderField {
    /// Whether the field is a reply's to say and can be written without breaking the message.
    fileprivate var isCarried: Bool { !isFraming && name.isHTTPToken && value.isHTTPFieldValue }

    /// Whether the field is the listener's to write.
    private var isFraming: Bool {
        switch name.utf8.count {
        case 4: name.isEqualIgnoringASCIICase(to: "Date")
        case 10: name.isEqualIgnoringASCIICase(to: "Connection")
        case 14: name.isEqualIgnoringASCIICase(to: "Content-Length")
        case 17: name.isEqualIgnoringASCIICase(to: "Transfer-Encoding")
        default: false
        }
    }
}
