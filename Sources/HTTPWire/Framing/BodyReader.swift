import HTTPMessage
import NIOCore

/// Collects a message's body from received bytes, in whatever pieces they come.
struct BodyReader {
    private enum Phase {
        case counted(remaining: Int)
        case chunkSize
        case chunkData(remaining: Int)
        case chunkEnd
        case trailers
        case untilClose
        case done
    }

    private(set) var bytes: [UInt8] = []
    private(set) var trailers = HeaderList()
    /// The bytes that a `Content-Length` promised; nil where the length is not known beforehand.
    let expectedCount: Int?
    private let limit: Int
    private var phase: Phase
    private var lines: LineReader
    private let lineLimit: Int
    private let trailerLimit: Int

    /// - Parameters:
    ///   - limit: The bytes that the body may have.
    ///   - lineLimit: The bytes that a chunk's size line may have, and that all trailers together may have.
    ///   - trailerLimit: How many trailers there may be.
    init(
        _ length: BodyLength, limit: Int, lineLimit: Int, trailerLimit: Int = .max
    ) throws(FramingFault) {
        self.limit = limit
        self.lineLimit = lineLimit
        self.trailerLimit = trailerLimit
        lines = LineReader(limit: lineLimit)
        switch length {
        case .none: phase = .done
        case .bytes(let count) where count > limit: throw .bodyTooLarge
        case .bytes(let count): phase = count == 0 ? .done : .counted(remaining: count)
        case .chunked: phase = .chunkSize
        case .untilClose: phase = .untilClose
        }
        if case .bytes(let count) = length { expectedCount = count } else { expectedCount = nil }
    }

    /// Whether the end of the connection is a proper end of this body.
    var endsAtClose: Bool { if case .untilClose = phase { true } else { false } }

    var isComplete: Bool { if case .done = phase { true } else { false } }

    /// Takes what belongs to the body; true when that is all of it.
    mutating func read(from buffer: inout ByteBuffer) throws(FramingFault) -> Bool {
        while true {
            switch phase {
            case .done:
                return true
            case .counted(let remaining):
                let rest = try take(remaining, from: &buffer)
                phase = rest == 0 ? .done : .counted(remaining: rest)
                if rest > 0 { return false }
            case .untilClose:
                _ = try take(buffer.readableBytes, from: &buffer)
                return false
            case .chunkSize:
                guard let size = try chunkLine(in: &buffer, parse: Self.chunkSize) else { return false }
                guard size <= limit - bytes.count else { throw .bodyTooLarge }
                phase = size == 0 ? .trailers : .chunkData(remaining: size)
            case .chunkData(let remaining):
                let rest = try take(remaining, from: &buffer)
                phase = rest == 0 ? .chunkEnd : .chunkData(remaining: rest)
                if rest > 0 { return false }
            case .chunkEnd:
                guard let mark = buffer.getInteger(at: buffer.readerIndex, as: UInt16.self) else {
                    guard buffer.readableBytes == 0 || buffer.readableBytesView.first == 0x0D else {
                        throw .malformed("a chunk is longer than its size")
                    }
                    return false
                }
                guard mark == 0x0D0A else { throw .malformed("a chunk is longer than its size") }
                buffer.moveReaderIndex(forwardBy: 2)
                phase = .chunkSize
            case .trailers:
                guard let field = try lines.next(in: &buffer, parse: Self.trailer) else { return false }
                guard let field else {
                    phase = .done
                    continue
                }
                guard trailers.fields.count < trailerLimit else { throw .tooManyFields }
                trailers.append(field)
            }
        }
    }

    private mutating func take(_ count: Int, from buffer: inout ByteBuffer) throws(FramingFault) -> Int {
        let available = min(count, buffer.readableBytes)
        guard available <= limit - bytes.count else { throw .bodyTooLarge }
        if bytes.isEmpty, let all = buffer.readBytes(length: available) {
            bytes = all
        } else {
            buffer.readWithUnsafeReadableBytes { readable in
                bytes.append(contentsOf: readable.prefix(available))
                return available
            }
        }
        return count - available
    }

    private mutating func chunkLine<Line>(
        in buffer: inout ByteBuffer, parse: (UnsafeRawBufferPointer) throws(FramingFault) -> Line
    ) throws(FramingFault) -> Line? {
        do {
            guard let line = try lines.next(in: &buffer, parse: parse) else { return nil }
            lines = LineReader(limit: lineLimit)
            return line
        } catch .headTooLarge {
            throw .malformed("a chunk's size line is too long")
        }
    }

    private static func trailer(_ line: UnsafeRawBufferPointer) throws(FramingFault) -> HeaderField? {
        line.isEmpty ? nil : try FieldLine.parse(line)
    }

    /// Hexadecimal digits, then nothing or an extension, which is read over (RFC 9112, 7.1.1).
    private static func chunkSize(_ line: UnsafeRawBufferPointer) throws(FramingFault) -> Int {
        let digits = line.prefix { $0 != UInt8(ascii: ";") }
        // 15 digits cannot overflow, and no body is that long.
        guard (1...15).contains(digits.count) else { throw .malformed("a chunk size is not a hexadecimal number") }
        var size = 0
        for digit in digits {
            guard let value = digit.hexadecimalValue else {
                throw .malformed("a chunk size is not a hexadecimal number")
            }
            size = size << 4 | Int(value)
        }
        guard line[digits.endIndex...].allSatisfy(\.isHTTPFieldValueByte) else {
            throw .malformed("a chunk extension has a control character")
        }
        return size
    }
}
