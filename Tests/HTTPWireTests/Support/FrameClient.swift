import NIOCore
import NIOEmbedded

@testable import HTTPWire

/// The client's end of an HTTP/2 connection without sockets: it writes frames by hand, the wrong ones too.
final class FrameClient {
    struct Frame {
        var type: UInt8
        var flags: UInt8
        var stream: UInt32
        var payload: ByteBuffer

        var endsStream: Bool { flags & 1 != 0 }
        /// What a `GOAWAY` says first, or a `WINDOW_UPDATE` says at all.
        var lastStream: UInt32? { payload.getInteger(at: payload.readerIndex, as: UInt32.self) }
        /// The error of a `RST_STREAM`, or of a `GOAWAY` behind its stream.
        var error: UInt32? {
            payload.getInteger(at: payload.readerIndex + (type == 7 ? 4 : 0), as: UInt32.self)
        }
    }

    static let preface = ByteBuffer(string: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
    static let data: UInt8 = 0
    static let headers: UInt8 = 1
    static let priority: UInt8 = 2
    static let reset: UInt8 = 3
    static let settings: UInt8 = 4
    static let pushPromise: UInt8 = 5
    static let ping: UInt8 = 6
    static let goAway: UInt8 = 7
    static let windowUpdate: UInt8 = 8
    static let continuation: UInt8 = 9

    let wire = Wire()
    let connection: HTTP2Connection
    private var decoder = HeaderDecoder()

    /// Begins the connection.
    convenience init(
        _ limits: ListenerLimits = ListenerLimits(), responder: any Responder = EchoResponder(),
        held: HeldBytes = HeldBytes(limit: .max), settings: [(UInt16, UInt32)] = []
    ) {
        self.init(sending: Self.preface, limits, responder: responder, held: held)
        var payload = ByteBuffer()
        for (name, value) in settings { payload.writeMultipleIntegers(name, value) }
        send(Self.settings, payload: payload)
    }

    /// Begins a connection with these bytes in place of the preface and settings.
    init(
        sending start: ByteBuffer, _ limits: ListenerLimits = ListenerLimits(),
        responder: any Responder = EchoResponder(), held: HeldBytes = HeldBytes(limit: .max)
    ) {
        connection = HTTP2Connection(responder: responder, limits: limits, counter: CallCounter(), held: held)
        wire.connection = connection
        connection.begin(over: wire)
        connection.receive(start)
    }

    deinit { connection.ended() }

    func send(_ type: UInt8, flags: UInt8 = 0, stream: UInt32 = 0, payload: ByteBuffer = ByteBuffer()) {
        connection.receive(Self.frame(type, flags: flags, stream: stream, payload))
    }

    func send(_ type: UInt8, flags: UInt8 = 0, stream: UInt32 = 0, _ bytes: [UInt8]) {
        send(type, flags: flags, stream: stream, payload: ByteBuffer(bytes: bytes))
    }

    static func frame(_ type: UInt8, flags: UInt8, stream: UInt32, _ payload: ByteBuffer) -> ByteBuffer {
        var frame = ByteBuffer()
        let count = payload.readableBytes
        frame.writeMultipleIntegers(UInt8(count >> 16), UInt16(count & 0xFFFF), type, flags, stream)
        frame.writeImmutableBuffer(payload)
        return frame
    }

    static func fields(_ path: String, _ more: [(String, String)] = []) -> [(String, String)] {
        [(":method", "GET"), (":scheme", "https"), (":path", path), (":authority", "h")] + more
    }

    /// The fields as texts that no table keeps (RFC 7541, 6.2.2).
    static func block(_ fields: [(String, String)]) -> ByteBuffer {
        var block = ByteBuffer()
        for (name, value) in fields {
            block.writeInteger(UInt8(0))
            for text in [name, value] {
                var rest = text.utf8.count - 0x7F
                block.writeInteger(UInt8(min(text.utf8.count, 0x7F)))
                if rest >= 0 {
                    while rest >= 0x80 {
                        block.writeInteger(UInt8(rest & 0x7F | 0x80))
                        rest >>= 7
                    }
                    block.writeInteger(UInt8(rest))
                }
                block.writeString(text)
            }
        }
        return block
    }

    func ask(_ stream: UInt32, _ fields: [(String, String)], ends: Bool = true) {
        send(Self.headers, flags: ends ? 0x5 : 0x4, stream: stream, payload: Self.block(fields))
    }

    func ask(_ stream: UInt32, _ path: String) { ask(stream, Self.fields(path)) }

    func send(_ stream: UInt32, _ text: String, ends: Bool = true) {
        send(Self.data, flags: ends ? 1 : 0, stream: stream, payload: ByteBuffer(string: text))
    }

    func allow(_ increment: UInt32, on stream: UInt32 = 0) {
        send(Self.windowUpdate, stream: stream, payload: ByteBuffer(integer: increment))
    }

    /// What the server has sent since the last look.
    func frames() -> [Frame] {
        var bytes = wire.written
        wire.written = ByteBuffer()
        var frames: [Frame] = []
        while let (high, low, type, flags, stream) = bytes.readMultipleIntegers(
            as: (UInt8, UInt16, UInt8, UInt8, UInt32).self)
        {
            guard let payload = bytes.readSlice(length: Int(high) << 16 | Int(low)) else { break }
            frames.append(Frame(type: type, flags: flags, stream: stream, payload: payload))
        }
        return frames
    }

    /// The fields and bodies that have come since the last look, by stream.
    func responses() throws -> [UInt32: (head: [String: String], body: String)] {
        var found: [UInt32: (head: [String: String], body: String)] = [:]
        for frame in frames() {
            switch frame.type {
            case Self.headers:
                var head: [String: String] = [:]
                try frame.payload.withUnsafeReadableBytes { block in
                    try decoder.decode(block) { head[$0.name.text] = $0.value }
                }
                found[frame.stream] = (head, "")
            case Self.data: found[frame.stream]?.body += String(buffer: frame.payload)
            default: break
            }
        }
        return found
    }

    /// Notes what the connection does.
    final class Wire: ConnectionTransport {
        let loop = EmbeddedEventLoop()
        var written = ByteBuffer()
        var isClosed = false
        var isOutputClosed = false
        /// Whether what is written has yet to be sent; `allWritten` says when it is.
        var isSlow = false
        /// Whether it takes one piece only, until it is said to take another.
        var isNarrow = false
        weak var connection: HTTP2Connection?

        var eventLoop: any EventLoop { loop }
        func write(_ bytes: ByteBuffer) {
            written.writeImmutableBuffer(bytes)
            if isNarrow { connection?.writabilityChanged(to: false) }
        }
        func awaitWrites() { if !isSlow { connection?.allWritten() } }
        func closeOutput() { isOutputClosed = true }
        func close() { isClosed = true }
        func reset() { isClosed = true }
        func resumeReading() {}
    }
}
