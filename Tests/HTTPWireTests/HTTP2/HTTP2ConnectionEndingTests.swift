import NIOCore
import NIOEmbedded
import Testing

@testable import HTTPWire

struct HTTP2ConnectionEndingTests {
    private static let limits: ListenerLimits = {
        var limits = ListenerLimits()
        limits.idle = .seconds(10)
        limits.head = .seconds(3)
        limits.body = .seconds(5)
        return limits
    }()

    @Test func anIdleConnectionIsToldAndClosed() throws {
        let client = FrameClient(Self.limits)
        client.ask(1, "/a")
        client.wire.loop.advanceTime(by: .seconds(9))
        client.ask(3, "/a")
        client.wire.loop.advanceTime(by: .seconds(9))
        #expect(!client.wire.isOutputClosed)
        client.wire.loop.advanceTime(by: .seconds(2))
        let goodbye = try #require(client.frames().last)
        #expect(goodbye.type == FrameClient.goAway && goodbye.error == 0)
        client.wire.loop.advanceTime(by: .seconds(2))
        #expect(client.wire.isClosed)
    }

    @Test func aDelayedResponseIsWaitedFor() throws {
        let client = FrameClient(Self.limits)
        client.ask(1, "/delay/30000")
        client.wire.loop.advanceTime(by: .seconds(31))
        #expect(try client.responses()[1]?.body == "delayed 30000")
    }

    @Test func aHeadIsNotWaitedForWithoutEnd() {
        let client = FrameClient(Self.limits)
        client.send(FrameClient.headers, stream: 1, [0x82])
        client.wire.loop.advanceTime(by: .seconds(2))
        client.send(FrameClient.continuation, stream: 1, [0x82])
        #expect(!client.wire.isOutputClosed)
        client.wire.loop.advanceTime(by: .seconds(2))
        #expect(client.wire.isOutputClosed)
    }

    @Test func aBodyIsNotWaitedForWithoutEnd() throws {
        let client = FrameClient(Self.limits)
        client.ask(1, FrameClient.fields("/a"), ends: false)
        client.wire.loop.advanceTime(by: .seconds(4))
        client.send(1, "a", ends: false)
        client.wire.loop.advanceTime(by: .seconds(2))
        #expect(try client.responses()[1]?.head[":status"] == "408")
        #expect(!client.wire.isOutputClosed)
    }

    @Test func aClientThatDoesNotReadIsNotWaitedFor() throws {
        let client = FrameClient(Self.limits)
        client.ask(1, "/delay/60000")
        client.connection.writabilityChanged(to: false)
        client.wire.loop.advanceTime(by: .seconds(11))
        #expect(client.wire.isClosed)
    }

    /// RFC 9113, 6.8: first without a last stream, and once the client must know of it with one.
    @Test func leavesWithoutLosingACall() throws {
        let client = FrameClient(Self.limits)
        client.ask(1, "/delay/1000")
        _ = client.frames()
        client.connection.leave()
        let announced = client.frames()
        #expect(announced.map(\.type) == [FrameClient.goAway, FrameClient.ping])
        #expect(announced.first?.lastStream == 0x7FFF_FFFF)
        // It was on its way.
        client.ask(3, "/delay/2000")
        let content = try #require(announced.last?.payload)
        client.send(FrameClient.ping, flags: 1, payload: content)
        let said = try #require(client.frames().last)
        #expect(said.type == FrameClient.goAway)
        #expect(said.lastStream == 3)
        // It comes too late: the client knows that it is not answered.
        client.ask(5, "/a")
        #expect(client.frames().isEmpty)
        client.wire.loop.advanceTime(by: .seconds(1))
        #expect(!client.wire.isOutputClosed)
        client.wire.loop.advanceTime(by: .seconds(1))
        let last = client.frames()
        #expect(last.contains { $0.stream == 3 && $0.endsStream })
        #expect(client.wire.isOutputClosed)
    }

    @Test func leavesAClientThatDoesNotAnswer() {
        let client = FrameClient(Self.limits)
        client.connection.leave()
        #expect(!client.wire.isOutputClosed)
        client.wire.loop.advanceTime(by: .seconds(2))
        #expect(client.wire.isOutputClosed)
    }

    @Test func answersWhatWasAskedBeforeTheEndOfInput() throws {
        let client = FrameClient(Self.limits)
        client.ask(1, "/delay/100")
        client.connection.inputEnded()
        #expect(!client.wire.isClosed)
        client.wire.loop.advanceTime(by: .milliseconds(200))
        #expect(client.frames().contains { $0.stream == 1 && $0.endsStream })
        #expect(client.wire.isClosed)
    }

    /// After its end a client cannot finish a request, nor let more of a response through.
    @Test func doesNotWaitForWhatCannotComeAfterTheEndOfInput() throws {
        let client = FrameClient(Self.limits)
        client.ask(1, FrameClient.fields("/a"), ends: false)
        client.ask(3, "/large/100000")
        client.ask(5, "/delay/100")
        _ = client.frames()
        client.connection.inputEnded()
        let frames = client.frames()
        #expect(frames.contains { $0.type == FrameClient.headers && $0.stream == 1 })
        #expect(frames.contains { $0.type == FrameClient.reset && $0.stream == 3 && $0.error == 8 })
        client.wire.loop.advanceTime(by: .milliseconds(200))
        #expect(client.wire.isClosed)
    }

    /// It has had what it asked for.
    @Test func endsAfterTheClientsGoodbye() throws {
        let client = FrameClient(Self.limits)
        client.ask(1, "/delay/100")
        client.send(FrameClient.goAway, Array(repeating: 0, count: 8))
        #expect(!client.wire.isOutputClosed)
        client.wire.loop.advanceTime(by: .milliseconds(200))
        #expect(client.frames().contains { $0.stream == 1 && $0.endsStream })
        #expect(client.wire.isOutputClosed)
    }

    @Test func nothingIsHeldAfterTheEnd() throws {
        let held = HeldBytes(limit: .max)
        let client = FrameClient(Self.limits, held: held)
        client.ask(1, FrameClient.fields("/a"), ends: false)
        client.send(1, String(repeating: "x", count: 10_000), ends: false)
        client.ask(3, "/large/3000000")
        #expect(held.current > 3_000_000)
        client.connection.ended()
        #expect(held.current == 0)
        client.wire.loop.advanceTime(by: .seconds(60))
    }

    /// RFC 9113, 6.8: what is on its way for streams that are not answered is read over.
    @Test func readsOverWhatComesTooLate() throws {
        let client = FrameClient(Self.limits)
        client.ask(1, "/delay/1000")
        client.connection.leave()
        let content = try #require(client.frames().last?.payload)
        client.send(FrameClient.ping, flags: 1, payload: content)
        _ = client.frames()
        client.ask(3, FrameClient.fields("/a"), ends: false)
        client.send(3, String(repeating: "x", count: 16_000), ends: false)
        client.allow(100, on: 3)
        client.send(FrameClient.reset, stream: 3, [0, 0, 0, 8])
        client.ask(5, FrameClient.fields("/a"), ends: false)
        client.send(5, String(repeating: "x", count: 16_384), ends: false)
        client.send(5, "and more")
        client.send(5, String(repeating: "x", count: 400))
        // It counts for the window of all streams together (6.9).
        let windows = client.frames()
        #expect(windows.map(\.type) == [FrameClient.windowUpdate] && windows.first?.stream == 0)
        client.wire.loop.advanceTime(by: .seconds(1))
        #expect(client.frames().contains { $0.stream == 1 && $0.endsStream })
    }

    /// What the client has sent before its end is answered, even where it was not read yet.
    @Test func answersWhatWasNotReadBeforeTheEndOfInput() throws {
        let client = FrameClient(Self.limits)
        client.connection.writabilityChanged(to: false)
        client.ask(1, "/a")
        client.connection.inputEnded()
        #expect(!client.wire.isClosed && !client.wire.isOutputClosed)
        client.connection.writabilityChanged(to: true)
        #expect(client.frames().contains { $0.stream == 1 && $0.endsStream })
        #expect(client.wire.isClosed)
    }

    /// The client's end is no reason not to send what it waits for.
    @Test func sendsTheRestToAClientThatHasEnded() throws {
        let client = FrameClient(Self.limits)
        client.wire.isSlow = true
        client.ask(1, "/a")
        client.send(FrameClient.goAway, Array(repeating: 0, count: 8))
        client.connection.inputEnded()
        #expect(!client.wire.isClosed)
        client.connection.allWritten()
        #expect(client.wire.isClosed)
    }

    /// A head may take so long from its first byte, not from its last.
    @Test(arguments: ["preface", "frame"])
    func aHeadThatComesByteByByteIsNotWaitedFor(_ what: String) {
        let wire = FrameClient.Wire()
        let connection = HTTP2Connection(
            responder: EchoResponder(), limits: Self.limits, counter: CallCounter(), held: HeldBytes(limit: .max))
        wire.connection = connection
        connection.begin(over: wire)
        var bytes = FrameClient.preface
        bytes.writeImmutableBuffer(FrameClient.frame(FrameClient.settings, flags: 0, stream: 0, ByteBuffer()))
        if what == "frame" {
            connection.receive(bytes)
            bytes = FrameClient.frame(
                FrameClient.headers, flags: 5, stream: 1, FrameClient.block(FrameClient.fields("/a")))
        }
        for byte in bytes.readableBytesView.prefix(5) {
            connection.receive(ByteBuffer(bytes: [byte]))
            wire.loop.advanceTime(by: .seconds(1))
        }
        #expect(wire.isOutputClosed)
        connection.ended()
    }

    /// The time is that of one head, even where each piece that comes ends within another one.
    @Test(arguments: [1, 4])
    func eachHeadHasItsTime(_ pieces: Int) throws {
        let client = FrameClient(Self.limits)
        let block = Array(FrameClient.block(FrameClient.fields("/a")).readableBytesView)
        var bytes = ByteBuffer()
        for number in 0..<20 {
            let stream = UInt32(2 * number + 1)
            for piece in 0..<pieces {
                let part = block.dropFirst(piece * 10).prefix(piece == pieces - 1 ? block.count : 10)
                bytes.writeImmutableBuffer(
                    FrameClient.frame(
                        piece == 0 ? FrameClient.headers : FrameClient.continuation,
                        flags: (piece == 0 ? 1 : 0) | (piece == pieces - 1 ? 4 : 0), stream: stream,
                        ByteBuffer(bytes: part)))
            }
            let next = bytes.readSlice(length: bytes.readableBytes - 15)
            client.connection.receive(try #require(next))
            client.wire.loop.advanceTime(by: .seconds(1))
        }
        client.connection.receive(bytes)
        #expect(!client.wire.isOutputClosed)
        #expect(try client.responses().count == 20)
    }

    /// A body has the time of its stream, however large its frames are.
    @Test func aSlowBodyIsWaitedFor() throws {
        let client = FrameClient(Self.limits)
        client.ask(1, FrameClient.fields("/a"), ends: false)
        for byte in FrameClient.frame(FrameClient.data, flags: 1, stream: 1, .init(string: "abc")).readableBytesView {
            client.wire.loop.advanceTime(by: .milliseconds(400))
            client.connection.receive(ByteBuffer(bytes: [byte]))
        }
        #expect(try client.responses()[1]?.body == "GET /a - 3|")
    }

    /// A client that takes what it is sent is served however long that lasts.
    @Test func aClientThatReadsSlowlyIsWaitedFor() throws {
        let client = FrameClient(Self.limits, settings: [(4, 2_000_000)])
        client.allow(2_000_000)
        client.wire.isNarrow = true
        client.ask(1, "/large/2000000")
        for _ in 0..<10 {
            client.wire.loop.advanceTime(by: .seconds(8))
            client.connection.writabilityChanged(to: true)
        }
        #expect(!client.wire.isClosed && !client.wire.isOutputClosed)
        client.wire.loop.advanceTime(by: .seconds(11))
        #expect(client.wire.isClosed)
    }
}
