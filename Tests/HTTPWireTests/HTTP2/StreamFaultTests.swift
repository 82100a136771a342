#if TLS
    import HTTPMessage
    import NIOCore
    import NIOEmbedded
    import NIOHPACK
    import NIOHTTP2
    import Testing

    @testable import HTTPWire

    /// HTTP/2 frames as the wire has them, written and read by hand: what one stream does wrong, and what it costs.
    struct StreamFaultTests {
        /// A connection without a socket or TLS, and the client's side of its header compression.
        private struct Connection {
            let channel = EmbeddedChannel()
            private var encoder = HPACKEncoder(allocator: ByteBufferAllocator())
            private var decoder = HPACKDecoder(allocator: ByteBufferAllocator())

            init(settings: [(UInt16, UInt32)] = []) throws {
                let pipeline = ConnectionPipeline(
                    responder: EchoResponder(), limits: ListenerLimits(), counter: CallCounter(),
                    held: HeldBytes(limit: .max), tls: nil)
                try pipeline.addHTTP2(to: channel)
                try channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
                var payload = ByteBuffer()
                for (name, value) in settings { payload.writeMultipleIntegers(name, value) }
                var start = ByteBuffer(string: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
                start.writeImmutableBuffer(Self.frame(type: 4, flags: 0, stream: 0, payload))
                try channel.writeInbound(start)
            }

            private static func frame(type: UInt8, flags: UInt8, stream: UInt32, _ payload: ByteBuffer) -> ByteBuffer {
                var frame = ByteBuffer()
                let count = payload.readableBytes
                frame.writeMultipleIntegers(UInt8(count >> 16), UInt8(count >> 8 & 0xFF), UInt8(count & 0xFF))
                frame.writeMultipleIntegers(type, flags, stream)
                frame.writeImmutableBuffer(payload)
                return frame
            }

            mutating func ask(_ stream: UInt32, _ fields: [(String, String)], ends: Bool = true) throws {
                var block = ByteBuffer()
                try encoder.encode(headers: HPACKHeaders(fields), to: &block)
                try channel.writeInbound(Self.frame(type: 1, flags: ends ? 0x5 : 0x4, stream: stream, block))
            }

            mutating func send(_ stream: UInt32, _ text: String) throws {
                try channel.writeInbound(Self.frame(type: 0, flags: 1, stream: stream, ByteBuffer(string: text)))
            }

            struct Frame {
                var type: UInt8
                var stream: UInt32
                var payload: ByteBuffer
            }

            /// What the server has sent since the last look.
            func frames() throws -> [Frame] {
                var bytes = ByteBuffer()
                while var piece = try channel.readOutbound(as: ByteBuffer.self) { bytes.writeBuffer(&piece) }
                var frames: [Frame] = []
                while let (high, low, type, _, stream) = bytes.readMultipleIntegers(
                    as: (UInt8, UInt16, UInt8, UInt8, UInt32).self)
                {
                    guard let payload = bytes.readSlice(length: Int(high) << 16 | Int(low)) else { break }
                    frames.append(Frame(type: type, stream: stream, payload: payload))
                }
                return frames
            }
        }

        private static func fields(_ path: String, _ more: [(String, String)] = []) -> [(String, String)] {
            [(":method", "GET"), (":scheme", "https"), (":path", path), (":authority", "h")] + more
        }

        /// RFC 9113, 5.4.2: the faulty stream is reset, and those before and after it are answered.
        @Test(arguments: [
            fields("/a", [("X-Upper", "1")]), fields("/a b"), fields("/a", [("connection", "close")]),
            fields("/a", [("te", "gzip")]), [(":method", "GET"), (":path", "/a")],
        ])
        func aFaultOfOneStreamIsThatStreamsAlone(_ faulty: [(String, String)]) throws {
            var connection = try Connection()
            try connection.ask(1, Self.fields("/delay/50"))
            try connection.ask(3, faulty)
            try connection.ask(5, Self.fields("/b"))
            let first = try connection.frames()
            #expect(first.contains { $0.type == 3 && $0.stream == 3 })
            #expect(first.contains { $0.type == 0 && $0.stream == 5 })
            #expect(!first.contains { $0.type == 7 })
            connection.channel.embeddedEventLoop.advanceTime(by: .milliseconds(60))
            #expect(try connection.frames().contains { $0.type == 0 && $0.stream == 1 })
            #expect(connection.channel.isActive)
            _ = try connection.channel.finish(acceptAlreadyClosed: true)
        }

        @Test func aBodyOfAnotherLengthIsItsStreamsFault() throws {
            var connection = try Connection()
            try connection.ask(1, Self.fields("/delay/50"))
            try connection.ask(3, Self.fields("/a", [("content-length", "5")]), ends: false)
            try connection.send(3, "ab")
            let first = try connection.frames()
            #expect(first.contains { $0.type == 3 && $0.stream == 3 })
            #expect(!first.contains { $0.type == 7 })
            connection.channel.embeddedEventLoop.advanceTime(by: .milliseconds(60))
            #expect(try connection.frames().contains { $0.type == 0 && $0.stream == 1 })
            _ = try connection.channel.finish(acceptAlreadyClosed: true)
        }

        @Test func framesThatMakeNoSenseEndTheConnection() throws {
            let connection = try Connection()
            // A WINDOW_UPDATE of the connection by nothing (RFC 9113, 6.9).
            try connection.channel.writeInbound(
                ByteBuffer(bytes: [0, 0, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
            #expect(try connection.frames().contains { $0.type == 7 })
            connection.channel.embeddedEventLoop.run()
            #expect(!connection.channel.isActive)
        }

        private struct Later: Responder {
            func respond(to call: Call) -> Response {
                Response(Reply(status: 200, body: Array(repeating: 0x2E, count: 3_000_000)), delay: .seconds(60))
            }
        }

        @Test(arguments: [EchoResponder(), Later()] as [any Responder])
        func streamsTogetherHoldNoMoreThanTheLimit(responder: any Responder) throws {
            let held = HeldBytes(limit: 4_000_000)
            func stream() throws -> EmbeddedChannel {
                let channel = EmbeddedChannel()
                try channel.pipeline.syncOperations.addHandler(
                    StreamHandler(
                        responder: responder, limits: ListenerLimits(), counter: CallCounter(), held: held))
                try channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
                channel.isWritable = false
                let head = HTTP2Frame.FramePayload.Headers(
                    headers: HPACKHeaders(Self.fields("/large/3000000")), endStream: true)
                try channel.writeInbound(HTTP2Frame.FramePayload.headers(head))
                return channel
            }
            func isReset(_ channel: EmbeddedChannel) throws -> Bool {
                while let payload = try channel.readOutbound(as: HTTP2Frame.FramePayload.self) {
                    if case .rstStream = payload { return true }
                }
                return false
            }
            let first = try stream()
            let second = try stream()
            #expect(try isReset(first) == false)
            #expect(try isReset(second))
            #expect(held.current >= 3_000_000 && held.current < 3_100_000)
            _ = try first.finish(acceptAlreadyClosed: true)
            // What comes too late for the second one is not held.
            second.embeddedEventLoop.advanceTime(by: .seconds(61))
            #expect(held.current == 0)
            _ = try second.finish(acceptAlreadyClosed: true)
        }

        /// Of a body that the client does not take only a piece is copied, and all of it goes out once it does.
        @Test func whatWaitsForTheClientIsAPiece() throws {
            let channel = EmbeddedChannel()
            try channel.pipeline.syncOperations.addHandler(
                StreamHandler(responder: EchoResponder(), limits: ListenerLimits(), counter: CallCounter()))
            try channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
            channel.isWritable = false
            let head = HTTP2Frame.FramePayload.Headers(
                headers: HPACKHeaders(Self.fields("/large/3000000")), endStream: true)
            try channel.writeInbound(HTTP2Frame.FramePayload.headers(head))
            var bytes = 0
            func read() throws {
                while let payload = try channel.readOutbound(as: HTTP2Frame.FramePayload.self) {
                    guard case .data(let data) = payload, case .byteBuffer(let buffer) = data.data else { continue }
                    #expect(buffer.readableBytes <= StreamHandler.pieceBytes)
                    bytes += buffer.readableBytes
                }
            }
            try read()
            #expect(bytes == 0)
            channel.isWritable = true
            channel.pipeline.fireChannelWritabilityChanged()
            try read()
            #expect(bytes == 3_000_000)
            _ = try channel.finish(acceptAlreadyClosed: true)
        }
    }
#endif
