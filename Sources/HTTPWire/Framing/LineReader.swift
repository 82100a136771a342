import NIOCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Takes the lines of a head, or of a chunked body's seams, out of received bytes; a line may come in any pieces.
struct LineReader {
    /// The bytes that all lines together may have.
    let limit: Int
    private var taken = 0
    /// How much of the unfinished line has been searched for its end, so that a slow sender costs no second look.
    private var searched = 0

    init(limit: Int) {
        self.limit = limit
    }

    /// Whether no byte of a line has been taken since the start.
    var isUntouched: Bool { taken == 0 }

    /// What `parse` makes of the next line without its CRLF, or nil until the line is whole.
    mutating func next<Line>(
        in buffer: inout ByteBuffer, parse: (UnsafeRawBufferPointer) throws(FramingFault) -> Line
    ) throws(FramingFault) -> Line? {
        let searched = searched
        let end = buffer.withUnsafeReadableBytes { Self.lineFeed(in: $0, from: searched) }
        guard let end else {
            self.searched = buffer.readableBytes
            if taken + buffer.readableBytes > limit { throw .headTooLarge }
            return nil
        }
        if taken + end + 1 > limit { throw .headTooLarge }
        let line = try buffer.withUnsafeReadableBytes { (bytes) throws(FramingFault) -> Line in
            guard end > 0, bytes[end - 1] == 0x0D else { throw .malformed("a line ends with LF instead of CRLF") }
            return try parse(UnsafeRawBufferPointer(rebasing: bytes[..<(end - 1)]))
        }
        buffer.moveReaderIndex(forwardBy: end + 1)
        taken += end + 1
        self.searched = 0
        return line
    }

    /// Takes whole lines whose text is known.
    mutating func skip(_ count: Int, in buffer: inout ByteBuffer) throws(FramingFault) {
        if taken + count > limit { throw .headTooLarge }
        buffer.moveReaderIndex(forwardBy: count)
        taken += count
    }

    private static func lineFeed(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard let base = bytes.baseAddress, start < bytes.count,
            let found = memchr(base + start, 0x0A, bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - base
    }
}
