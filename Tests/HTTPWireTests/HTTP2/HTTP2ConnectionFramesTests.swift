import NIOCore
import NIOEmbedded
import Testing

@testable import HTTPWire

/// What a client's frames may not be (RFC 9113, 5 and 6), and what is said of them.
struct HTTP2ConnectionFramesTests {
    /// A frame that ends the connection, and the code with which it does.
    struct Fault: CustomTestStringConvertible {
        var testDescription: String
        var error: HTTP2Error
        var type: UInt8
        var flags: UInt8 = 0
        var stream: UInt32 = 0
        var payload: [UInt8] = []

        init(
            _ what: String, _ error: HTTP2Error, _ type: UInt8, flags: UInt8 = 0, stream: UInt32 = 0,
            _ payload: [UInt8] = []
        ) {
            testDescription = what
            (self.error, self.type, self.flags) = (error, type, flags)
            (self.stream, self.payload) = (stream, payload)
        }
    }

    @Test(arguments: [
        Fault("a body of no stream", .protocolError, FrameClient.data, stream: 0, [1]),
        Fault("a body of a stream that was never opened", .protocolError, FrameClient.data, stream: 7, [1]),
        Fault("more padding than there is", .protocolError, FrameClient.data, flags: 8, stream: 1, [5, 0]),
        Fault("a head of no stream", .protocolError, FrameClient.headers, flags: 5, stream: 0, [0x82]),
        Fault("a head of the server's stream", .protocolError, FrameClient.headers, flags: 5, stream: 2, [0x82]),
        Fault("a head that cannot be read", .compression, FrameClient.headers, flags: 5, stream: 3, [0x80]),
        Fault("a padded head of nothing", .frameSize, FrameClient.headers, flags: 0xD, stream: 3),
        Fault("a priority of half its size", .frameSize, FrameClient.headers, flags: 0x25, stream: 3, [0, 0]),
        Fault("a priority of no stream", .protocolError, FrameClient.priority, [0, 0, 0, 0, 1]),
        Fault("a priority of another size", .frameSize, FrameClient.priority, stream: 3, [0, 0, 0, 0]),
        Fault("a reset of no stream", .protocolError, FrameClient.reset, [0, 0, 0, 8]),
        Fault("a reset of what was never opened", .protocolError, FrameClient.reset, stream: 9, [0, 0, 0, 8]),
        Fault("a reset of another size", .frameSize, FrameClient.reset, stream: 1, [0, 0, 8]),
        Fault("settings of a stream", .protocolError, FrameClient.settings, stream: 1),
        Fault("settings of another size", .frameSize, FrameClient.settings, [0, 3, 0, 0, 0]),
        Fault("an acknowledgement that says more", .frameSize, FrameClient.settings, flags: 1, [0, 3, 0, 0, 0, 1]),
        Fault("a push setting of 2", .protocolError, FrameClient.settings, [0, 2, 0, 0, 0, 2]),
        Fault("a window of 2^31", .flowControl, FrameClient.settings, [0, 4, 0x80, 0, 0, 0]),
        Fault("frames of less than 16,384 bytes", .protocolError, FrameClient.settings, [0, 5, 0, 0, 0x3F, 0xFF]),
        Fault("frames of 2^24 bytes", .protocolError, FrameClient.settings, [0, 5, 1, 0, 0, 0]),
        Fault("a push", .protocolError, FrameClient.pushPromise, flags: 4, stream: 1, [0, 0, 0, 2]),
        Fault("a ping of a stream", .protocolError, FrameClient.ping, stream: 1, Array(repeating: 0, count: 8)),
        Fault("a ping of another size", .frameSize, FrameClient.ping, [0]),
        Fault(
            "a goodbye of a stream", .protocolError, FrameClient.goAway, stream: 1, Array(repeating: 0, count: 8)),
        Fault("a goodbye of half its size", .frameSize, FrameClient.goAway, [0, 0, 0, 0]),
        Fault("more window of another size", .frameSize, FrameClient.windowUpdate, [0]),
        Fault("more window by nothing", .protocolError, FrameClient.windowUpdate, [0, 0, 0, 0]),
        Fault("more window than there can be", .flowControl, FrameClient.windowUpdate, [0x7F, 0xFF, 0xFF, 0xFF]),
        Fault(
            "more window of what was never opened", .protocolError, FrameClient.windowUpdate, stream: 9,
            [0, 0, 0, 1]),
        Fault("a continuation of nothing", .protocolError, FrameClient.continuation, flags: 4, stream: 1, [0x82]),
        Fault(
            "a frame of more than 16,384 bytes", .frameSize, FrameClient.data, stream: 1,
            Array(repeating: 0, count: 16_385)),
    ])
    func endsTheConnectionFor(_ fault: Fault) throws {
        let client = FrameClient()
        client.ask(1, FrameClient.fields("/a"), ends: false)
        client.send(fault.type, flags: fault.flags, stream: fault.stream, fault.payload)
        let goodbye = try #require(client.frames().first { $0.type == FrameClient.goAway })
        #expect(goodbye.error == fault.error.rawValue)
        #expect(client.wire.isOutputClosed)
        // Nothing more is answered.
        client.ask(21, "/b")
        #expect(client.frames().isEmpty)
    }

    /// RFC 9113, 3.4.
    @Test(arguments: ["GET / HTTP/1.1\r\nHost: h\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nXM\r\n\r\n", "P\0"])
    func endsTheConnectionForAnotherPreface(_ text: String) {
        let client = FrameClient(sending: ByteBuffer(string: text))
        #expect(client.wire.isOutputClosed)
    }

    @Test func wantsSettingsFirst() {
        let client = FrameClient(sending: FrameClient.preface)
        #expect(!client.wire.isOutputClosed)
        client.send(FrameClient.ping, Array(repeating: 0, count: 8))
        #expect(client.wire.isOutputClosed)
    }

    @Test func answersPingsAndSettings() {
        let client = FrameClient()
        #expect(client.frames().map(\.type) == [FrameClient.settings, FrameClient.settings])
        client.send(FrameClient.ping, [1, 2, 3, 4, 5, 6, 7, 8])
        client.send(FrameClient.settings, [0, 99, 0, 0, 0, 1])
        client.send(FrameClient.settings, flags: 1)
        let frames = client.frames()
        #expect(frames.map(\.type) == [FrameClient.ping, FrameClient.settings])
        #expect(frames.allSatisfy { $0.flags == 1 })
        #expect(frames.first.map { Array($0.payload.readableBytesView) } == [1, 2, 3, 4, 5, 6, 7, 8])
    }

    /// RFC 9113, 5.5.
    @Test func readsOverWhatItDoesNotKnow() throws {
        let client = FrameClient()
        client.send(0xFE, flags: 0xFF, stream: 77, [1, 2, 3])
        client.ask(1, "/a")
        #expect(try client.responses()[1]?.body == "GET /a - 0|")
    }

    /// Whatever pieces the bytes come in.
    @Test func readsBytesInAnyPieces() throws {
        let client = FrameClient()
        var bytes = FrameClient.frame(
            FrameClient.headers, flags: 4, stream: 1, FrameClient.block(FrameClient.fields("/a")))
        bytes.writeImmutableBuffer(
            FrameClient.frame(FrameClient.data, flags: 9, stream: 1, .init(string: "\u{2}abc12")))
        for byte in bytes.readableBytesView { client.connection.receive(ByteBuffer(bytes: [byte])) }
        #expect(try client.responses()[1]?.body == "GET /a - 3|")
    }

    /// Each of them costs more to answer than to ask (CVE-2019-9512, CVE-2019-9515, CVE-2023-44487, CVE-2024-27316).
    @Test(arguments: ["ping", "settings", "reset", "empty body", "continuation", "malformed"])
    func losesPatience(_ what: String) throws {
        let client = FrameClient()
        if what == "empty body" { client.ask(1, FrameClient.fields("/a"), ends: false) }
        if what == "continuation" { client.send(FrameClient.headers, stream: 1, [0x82]) }
        var count = 0
        while !client.wire.isOutputClosed, count < 5000 {
            count += 1
            let stream = UInt32(2 * count + 1)
            switch what {
            case "ping": client.send(FrameClient.ping, Array(repeating: 0, count: 8))
            case "settings": client.send(FrameClient.settings)
            case "reset":
                client.ask(stream, "/delay/1000")
                client.send(FrameClient.reset, stream: stream, [0, 0, 0, 8])
            case "empty body": client.send(FrameClient.data, stream: 1)
            case "continuation": client.send(FrameClient.continuation, stream: 1)
            default: client.ask(stream, FrameClient.fields("/a", [("te", "gzip")]))
            }
        }
        #expect((900...1100).contains(count))
        let goodbye = try #require(client.frames().last)
        #expect(goodbye.type == FrameClient.goAway && goodbye.error == HTTP2Error.enhanceYourCalm.rawValue)
    }

    /// A client that does not read is not answered, and what it sends is not kept without end.
    @Test func stopsReadingWhereTheClientDoes() throws {
        let client = FrameClient()
        _ = client.frames()
        client.connection.writabilityChanged(to: false)
        for number in 1...8000 { client.ask(UInt32(2 * number + 1), "/status/204") }
        #expect(client.frames().isEmpty)
        #expect(!client.connection.mayRead())
        client.connection.writabilityChanged(to: true)
        #expect(client.frames().filter { $0.type == FrameClient.headers }.count == 8000)
        #expect(client.connection.mayRead())
    }

    /// RFC 9113, 5.1: a stream with the server's number is one that nobody has opened.
    @Test(
        arguments: [
            (FrameClient.data, [1]), (FrameClient.reset, [0, 0, 0, 8]), (FrameClient.windowUpdate, [0, 0, 0, 1]),
        ] as [(UInt8, [UInt8])])
    func theServersStreamsAreNotOpen(_ type: UInt8, _ payload: [UInt8]) {
        let client = FrameClient()
        client.ask(5, "/a")
        client.send(type, stream: 2, payload)
        #expect(client.frames().last?.error == HTTP2Error.protocolError.rawValue)
        #expect(client.wire.isOutputClosed)
    }
}
