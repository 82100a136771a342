import HTTPMessage
import NIOCore

/// Writes replies as HTTP/1.1 bytes.
struct ReplyEncoder {
    private var dateSecond: Int64?
    private var dateLine: [UInt8] = []

    /// Appends the whole reply to `buffer`.
    ///
    /// The framing headers are the listener's own; a reply's fields that HTTP cannot carry are left out.
    mutating func encode(
        _ wanted: Reply, delivery: RequestParser.Delivery, epochSeconds: Int64, into buffer: inout ByteBuffer
    ) {
        let reply = (200...999).contains(wanted.status) ? wanted : Self.unservable(wanted.status)
        buffer.reserveCapacity(minimumWritableBytes: 256 + reply.headers.fields.count * 64 + reply.body.count)
        buffer.writeString("HTTP/1.1 ")
        buffer.writeString(String(reply.status))
        buffer.writeString(" ")
        buffer.writeString(ReasonPhrase.of(reply.status))
        buffer.writeString("\r\n")
        for field in reply.headers.fields
        where !field.isFraming && field.name.isHTTPToken && field.value.isHTTPFieldValue {
            buffer.writeString(field.name)
            buffer.writeString(": ")
            buffer.writeString(field.value)
            buffer.writeString("\r\n")
        }
        writeDate(epochSeconds, into: &buffer)
        // 304 says nothing of its own length, and a wrong one would contradict the stored 200 (RFC 9110, 15.4.5).
        let isBodiless = reply.status == 204 || reply.status == 304
        if !isBodiless {
            buffer.writeString("Content-Length: ")
            buffer.writeString(String(reply.body.count))
            buffer.writeString("\r\n")
        }
        if !delivery.keepsAlive {
            buffer.writeString("Connection: close\r\n")
        } else if delivery.minorVersion == 0 {
            buffer.writeString("Connection: keep-alive\r\n")
        }
        buffer.writeString("\r\n")
        if !isBodiless, !delivery.isHEAD { buffer.writeBytes(reply.body) }
    }

    private static func unservable(_ status: Int) -> Reply {
        Reply(
            status: 500, headers: ["Content-Type": "text/plain; charset=utf-8"],
            body: Array("the status \(status) cannot be sent as an answer; use 200 to 999\n".utf8))
    }

    private mutating func writeDate(_ epochSeconds: Int64, into buffer: inout ByteBuffer) {
        if epochSeconds != dateSecond {
            dateSecond = epochSeconds
            dateLine = Array("Date: \(HTTPDate.format(epochSeconds: epochSeconds))\r\n".utf8)
        }
        buffer.writeBytes(dateLine)
    }
}

extension HeaderField {
    /// Whether the field is the listener's to write.
    fileprivate var isFraming: Bool {
        switch name.utf8.count {
        case 4: name.isEqualIgnoringASCIICase(to: "Date")
        case 10: name.isEqualIgnoringASCIICase(to: "Connection")
        case 14: name.isEqualIgnoringASCIICase(to: "Content-Length")
        case 17: name.isEqualIgnoringASCIICase(to: "Transfer-Encoding")
        default: false
        }
    }
}
