import HTTPMessage
import NIOCore

/// Writes the heads of replies as HTTP/2 has them: names in lower case, nothing about the connection (RFC 9113, 8.2).
///
/// It names fields by the fixed table only and keeps none of its own: what is written for an example is nearly a copy.
struct HeadWriter {
    /// What a head takes at the most beside the reply's own headers.
    private static let mostOwnBytes = 100
    /// The numbers of names in the fixed table (RFC 7541, appendix A).
    private static let statusName = 8, lengthName = 28, typeName = 31, dateName = 33
    private static let statusNumbers = [200: 8, 204: 9, 206: 10, 304: 11, 400: 12, 404: 13, 500: 14]

    /// Says before the first head that the table which could be kept for us is empty, whatever the client allows.
    private static let noTable: UInt8 = 0x20

    private var hasSaidNoTable = false
    private var dateSecond: Int64?
    private var dateField: [UInt8] = []

    /// Appends the frames of a reply that can be carried.
    mutating func write(
        _ reply: Reply, stream: UInt32, endsStream: Bool, epochSeconds: Int64, into buffer: inout ByteBuffer
    ) {
        setDate(epochSeconds)
        let lines = reply.headers.lines
        let start = buffer.writerIndex
        buffer.writeWithUnsafeMutableBytes(
            // Lengths of more than a byte are those of long texts.
            minimumWritableBytes: FrameHead.byteCount + lines.count + lines.count / 16 + Self.mostOwnBytes
        ) { memory in
            var pen = Pen(UnsafeMutableRawBufferPointer(rebasing: memory[FrameHead.byteCount...]))
            if !hasSaidNoTable { pen.write(Self.noTable) }
            Self.write(status: reply.status, with: &pen)
            Self.write(lines: lines, with: &pen)
            pen.write(dateField)
            if !reply.isBodiless { Self.write(length: reply.body.count, with: &pen) }
            return FrameHead.byteCount + pen.count
        }
        hasSaidNoTable = true
        Self.frame(&buffer, from: start, stream: stream, endsStream: endsStream)
    }

    /// The interim head that gives leave to send a body.
    mutating func writeContinue(stream: UInt32, into buffer: inout ByteBuffer) {
        let block = (hasSaidNoTable ? [] : [Self.noTable]) + [UInt8(Self.statusName), 3] + Array("100".utf8)
        hasSaidNoTable = true
        buffer.write(FrameHead(.headers, flags: FrameHead.endsHeaders, stream: stream, length: block.count))
        buffer.writeBytes(block)
    }

    /// Gives the block behind `start`, before which there is room, its frame's head; more frames where it is too long.
    private static func frame(_ buffer: inout ByteBuffer, from start: Int, stream: UInt32, endsStream: Bool) {
        let flags = endsStream ? FrameHead.endsStream : 0
        let count = buffer.writerIndex - start - FrameHead.byteCount
        if count <= FrameHead.mostPayload {
            buffer.set(
                FrameHead(.headers, flags: flags | FrameHead.endsHeaders, stream: stream, length: count), at: start)
            return
        }
        var rest = Array(buffer.readableBytesView.suffix(count))[...]
        buffer.moveWriterIndex(to: start)
        var kind = FrameHead.Kind.headers
        while !rest.isEmpty {
            let piece = rest.prefix(FrameHead.mostPayload)
            rest = rest.dropFirst(piece.count)
            let end = rest.isEmpty ? FrameHead.endsHeaders : 0
            let start = kind == .headers ? flags : 0
            buffer.write(FrameHead(kind, flags: start | end, stream: stream, length: piece.count))
            buffer.writeBytes(piece)
            kind = .continuation
        }
    }

    private static func write(status: Int, with pen: inout Pen) {
        if let number = statusNumbers[status] { return pen.write(0x80 | UInt8(number)) }
        pen.write(UInt8(statusName))
        pen.write(3)
        pen.write(digitsOf: status)
    }

    private static func write(length: Int, with pen: inout Pen) {
        pen.writeName(lengthName)
        var digits = 1
        var rest = length
        while rest >= 10 {
            rest /= 10
            digits += 1
        }
        pen.write(UInt8(digits))
        pen.write(digitsOf: length)
    }

    /// What HTTP/1.1 writes, made into fields.
    private static func write(lines: [UInt8], with pen: inout Pen) {
        lines.withUnsafeBytes { lines in
            var start = 0
            while start < lines.count {
                guard let colon = lines[start...].firstIndex(of: UInt8(ascii: ":")),
                    let end = lines[colon...].firstIndex(of: UInt8(ascii: "\r"))
                else { return }
                let name = UnsafeRawBufferPointer(rebasing: lines[start..<colon])
                let value = UnsafeRawBufferPointer(rebasing: lines[min(colon + 2, end)..<end])
                start = end + 2
                write(name: name, value: value, with: &pen)
            }
        }
    }

    private static func write(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer, with pen: inout Pen) {
        // It is about the connection, and clients refuse the response for it.
        if isSame(name, "keep-alive") { return }
        if isSame(name, "content-type") {
            pen.writeName(typeName)
        } else {
            pen.write(0)
            pen.write(lengthOf: name)
            for byte in name { pen.write(byte.asciiLowercased) }
        }
        pen.write(lengthOf: value)
        pen.write(value)
    }

    private static func isSame(_ name: UnsafeRawBufferPointer, _ lowercased: StaticString) -> Bool {
        guard name.count == lowercased.utf8CodeUnitCount else { return false }
        return zip(name, UnsafeBufferPointer(start: lowercased.utf8Start, count: name.count))
            .allSatisfy { $0.asciiLowercased == $1 }
    }

    private mutating func setDate(_ epochSeconds: Int64) {
        guard epochSeconds != dateSecond else { return }
        dateSecond = epochSeconds
        let text = Array(DateText.text(of: epochSeconds).utf8)
        dateField = [UInt8](unsafeUninitializedCapacity: text.count + 3) { memory, count in
            var pen = Pen(UnsafeMutableRawBufferPointer(memory))
            pen.writeName(Self.dateName)
            pen.write(UInt8(text.count))
            pen.write(text)
            count = pen.count
        }
    }
}

extension Pen {
    /// Begins a field that no table keeps, by the number of its name (RFC 7541, 6.2.2).
    fileprivate mutating func writeName(_ number: Int) {
        write(0x0F)
        write(UInt8(number - 15))
    }

    /// What stands before a text that has no Huffman code.
    fileprivate mutating func write(lengthOf text: UnsafeRawBufferPointer) {
        guard text.count >= 0x7F else { return write(UInt8(text.count)) }
        write(0x7F)
        var rest = text.count - 0x7F
        while rest >= 0x80 {
            write(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        write(UInt8(rest))
    }
}
