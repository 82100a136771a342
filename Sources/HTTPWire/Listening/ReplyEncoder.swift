import HTTPMessage
import NIOCore

/// Writes replies as HTTP/1.1 bytes.
struct ReplyEncoder {
    private var dateSecond: Int64?
    private var dateLine: [UInt8] = []

    /// Appends the whole reply to `buffer`.
    mutating func encode(
        _ wanted: Reply, delivery: RequestParser.Delivery, epochSeconds: Int64, into buffer: inout ByteBuffer
    ) {
        let reply = CarriedReply(wanted)
        buffer.reserveCapacity(minimumWritableBytes: 256 + reply.fields.count * 64 + reply.body.count)
        buffer.writeString("HTTP/1.1 ")
        buffer.writeString(String(reply.status))
        buffer.writeString(" ")
        buffer.writeString(ReasonPhrase.of(reply.status))
        buffer.writeString("\r\n")
        for field in reply.fields {
            buffer.writeString(field.name)
            buffer.writeString(": ")
            buffer.writeString(field.value)
            buffer.writeString("\r\n")
        }
        writeDate(epochSeconds, into: &buffer)
        if !reply.isBodiless {
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
        if !reply.isBodiless, !delivery.isHEAD { buffer.writeBytes(reply.body) }
    }

    private mutating func writeDate(_ epochSeconds: Int64, into buffer: inout ByteBuffer) {
        if epochSeconds != dateSecond {
            dateSecond = epochSeconds
            dateLine = Array("Date: \(HTTPDate.format(epochSeconds: epochSeconds))\r\n".utf8)
        }
        buffer.writeBytes(dateLine)
    }
}
