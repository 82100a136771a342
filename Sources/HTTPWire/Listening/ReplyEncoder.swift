import HTTPMessage
import NIOCore

/// Writes replies as HTTP/1.1 bytes.
struct ReplyEncoder {
    private var dateSecond: Int64?
    private var dateLine: [UInt8] = []

    /// The first lines of the answers with status 200 to 999.
    private static let statusLines = (200...999).map { Array("HTTP/1.1 \($0) \(ReasonPhrase.of($0))\r\n".utf8) }

    private static let lengthStart = Array("Content-Length: ".utf8)
    private static let closing = Array("Connection: close\r\n".utf8)
    private static let keeping = Array("Connection: keep-alive\r\n".utf8)
    private static let lineEnd = Array("\r\n".utf8)
    /// What a head takes at the most beside its status line and the reply's own headers.
    private static let mostOwnBytes = 200

    /// Appends the reply to `buffer`, but of its body no more than `bodyLimit` bytes.
    ///
    /// - Returns: The bytes of the body that are still to be sent, which are not copied.
    mutating func encode(
        _ reply: Reply, delivery: RequestParser.Delivery, epochSeconds: Int64, bodyLimit: Int,
        into buffer: inout ByteBuffer
    ) -> ArraySlice<UInt8> {
        guard reply.isServable else {
            return encode(
                reply.carried, delivery: delivery, epochSeconds: epochSeconds, bodyLimit: bodyLimit, into: &buffer)
        }
        let statusLine = Self.statusLines[reply.status - 200]
        let lines = reply.headers.lines
        let sendsBody = !reply.isBodiless && !delivery.isHEAD
        let bodyCount = sendsBody ? min(reply.body.count, bodyLimit) : 0
        setDate(epochSeconds)
        buffer.writeWithUnsafeMutableBytes(
            minimumWritableBytes: statusLine.count + lines.count + Self.mostOwnBytes + bodyCount
        ) { memory in
            var pen = Pen(memory)
            pen.write(statusLine)
            pen.write(lines)
            pen.write(dateLine)
            if !reply.isBodiless { Self.writeLength(reply.body.count, with: &pen) }
            if !delivery.keepsAlive {
                pen.write(Self.closing)
            } else if delivery.minorVersion == 0 {
                pen.write(Self.keeping)
            }
            pen.write(Self.lineEnd)
            pen.write(reply.body, count: bodyCount)
            return pen.count
        }
        return sendsBody && bodyCount < reply.body.count ? reply.body[bodyCount...] : []
    }

    private static func writeLength(_ count: Int, with pen: inout Pen) {
        pen.write(lengthStart)
        pen.write(digitsOf: count)
        pen.write(lineEnd)
    }

    private mutating func setDate(_ epochSeconds: Int64) {
        guard epochSeconds != dateSecond else { return }
        dateSecond = epochSeconds
        dateLine = DateText.line(of: epochSeconds)
    }
}
