import NIOCore

/// The head of a frame (RFC 9113, 4.1).
struct FrameHead {
    /// The types that are known; others are read over.
    enum Kind: UInt8 {
        case data = 0
        case headers = 1
        case priority = 2
        case reset = 3
        case settings = 4
        case pushPromise = 5
        case ping = 6
        case goAway = 7
        case windowUpdate = 8
        case continuation = 9
    }

    static let byteCount = 9
    /// What a frame may carry where nobody asks for more.
    static let mostPayload = 16 * 1024

    static let endsStream: UInt8 = 0x1
    static let isAcknowledgement: UInt8 = 0x1
    static let endsHeaders: UInt8 = 0x4
    static let isPadded: UInt8 = 0x8
    static let hasPriority: UInt8 = 0x20

    /// The bytes that follow.
    let length: Int
    /// Nil for a type that is not known.
    let kind: Kind?
    let flags: UInt8
    let stream: UInt32

    init(_ kind: Kind, flags: UInt8 = 0, stream: UInt32 = 0, length: Int) {
        self.length = length
        self.kind = kind
        self.flags = flags
        self.stream = stream
    }

    /// Reads it where it is, or nil until there are enough bytes.
    init?(at bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= Self.byteCount else { return nil }
        length = Int(bytes[0]) << 16 | Int(bytes[1]) << 8 | Int(bytes[2])
        kind = Kind(rawValue: bytes[3])
        flags = bytes[4]
        stream = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 5, as: UInt32.self)) & 0x7FFF_FFFF
    }

    func has(_ flag: UInt8) -> Bool { flags & flag != 0 }

    /// What of the payload is neither padding nor the priority that heads could once have (RFC 9113, 6.1 and 6.2).
    func content(of payload: UnsafeRawBufferPointer) throws(HTTP2Error) -> UnsafeRawBufferPointer {
        var start = 0
        var end = payload.count
        if has(Self.isPadded) {
            guard let padding = payload.first else { throw .frameSize }
            start = 1
            end -= Int(padding)
        }
        if kind == .headers, has(Self.hasPriority) {
            start += 5
            guard start <= payload.count else { throw .frameSize }
        }
        guard start <= end else { throw .protocolError }
        return UnsafeRawBufferPointer(rebasing: payload[start..<end])
    }
}

extension ByteBuffer {
    mutating func write(_ head: FrameHead) {
        reserveCapacity(minimumWritableBytes: FrameHead.byteCount)
        set(head, at: writerIndex)
        moveWriterIndex(forwardBy: FrameHead.byteCount)
    }

    mutating func set(_ head: FrameHead, at index: Int) {
        guard let kind = head.kind else { return }
        setInteger(UInt32(head.length) << 8 | UInt32(kind.rawValue), at: index)
        setInteger(head.flags, at: index + 4)
        setInteger(head.stream, at: index + 5)
    }

    /// A frame without a stream's content: the numbers are its payload.
    mutating func writeFrame(
        _ kind: FrameHead.Kind, flags: UInt8 = 0, stream: UInt32 = 0, _ numbers: UInt32...
    ) {
        write(FrameHead(kind, flags: flags, stream: stream, length: 4 * numbers.count))
        for number in numbers { writeInteger(number) }
    }
}
