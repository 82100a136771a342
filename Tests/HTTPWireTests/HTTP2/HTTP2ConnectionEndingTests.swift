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
}
