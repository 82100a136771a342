import HTTPMessage
import NIOCore

/// Writes replies as HTTP/1.1 bytes.
struct ReplyEncoder {
    private var dateSecond: Int64?
    private var dateLine: [UInt8] = []

    /// The first lines of the answers with status 200 to 999.
    private static let statusLines = (200...999).map { Array("HTTP/1.1 \($0) \(ReasonPhrase.of($0))\r\n".utf8) }

    // Arrays are copied as a whole; NIO writes texts and numbers piece by piece.
    private static let lengthStart = Array("Content-Length: ".utf8)
    private static let lineEnd = Array("\r\n".utf8)

    /// Appends the reply to `buffer`, but of its body no more than `bodyLimit` bytes.
    ///
    /// - Returns: The bytes of the body that are still to be sent, which are not copied.
    mutating func encode(
        _ wanted: Reply, delivery: RequestParser.Delivery, epochSeconds: Int64, bodyLimit: Int,
        into buffer: inout ByteBuffer
    ) -> ArraySlice<UInt8> {
        let reply = CarriedReply(wanted)
        buffer.reserveCapacity(minimumWritableBytes: 512 + min(reply.body.count, bodyLimit))
        buffer.writeBytes(Self.statusLines[reply.status - 200])
        if let lines = reply.headers.lines {
            buffer.writeBytes(lines)
        } else {
            for field in reply.headers.fields where field.isCarried {
                buffer.writeString(field.name)
                buffer.writeStaticString(": ")
                buffer.writeString(field.value)
                buffer.writeStaticString("\r\n")
            }
        }
        writeDate(epochSeconds, into: &buffer)
        if !reply.isBodiless { writeLength(reply.body.count, into: &buffer) }
        if !delivery.keepsAlive {
            buffer.writeStaticString("Connection: close\r\n")
        } else if delivery.minorVersion == 0 {
            buffer.writeStaticString("Connection: keep-alive\r\n")
        }
        buffer.writeBytes(Self.lineEnd)
        guard !reply.isBodiless, !delivery.isHEAD else { return [] }
        guard reply.body.count > bodyLimit else {
            buffer.writeBytes(reply.body)
            return []
        }
        buffer.writeBytes(reply.body[..<bodyLimit])
        return reply.body[bodyLimit...]
    }

    private func writeLength(_ count: Int, into buffer: inout ByteBuffer) {
        buffer.writeBytes(Self.lengthStart)
        // The greatest number has 19 digits.
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: 20) { bytes in
            var rest = count
            var digits = 0
            repeat {
                bytes[digits] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
                digits += 1
            } while rest > 0
            var written = bytes[..<digits]
            written.reverse()
            return digits
        }
        buffer.writeBytes(Self.lineEnd)
    }

    private mutating func writeDate(_ epochSeconds: Int64, into buffer: inout ByteBuffer) {
        if epochSeconds != dateSecond {
            dateSecond = epochSeconds
            dateLine = Array("Date: \(HTTPDate.format(epochSeconds: epochSeconds))\r\n".utf8)
        }
        buffer.writeBytes(dateLine)
    }
}
