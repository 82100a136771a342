import HTTPMessage
import NIOCore
import NIOEmbedded
import Testing

@testable import HTTPWire

struct HTTP2ConnectionResponsesTests {
    private static let window: UInt16 = 4

    private func bytes(_ frames: [FrameClient.Frame], of stream: UInt32) -> Int {
        frames.filter { $0.type == FrameClient.data && $0.stream == stream }
            .reduce(0) { $0 + $1.payload.readableBytes }
    }

    /// RFC 9113, 6.9: never more than the client allows, on the stream and on all streams together.
    @Test func sendsWhatTheWindowsLetThrough() throws {
        let client = FrameClient(settings: [(Self.window, 1000)])
        client.ask(1, "/large/100000")
        #expect(bytes(client.frames(), of: 1) == 1000)
        client.allow(500, on: 1)
        #expect(bytes(client.frames(), of: 1) == 500)
        // 65,535 on all streams, of which 1,500 are used.
        client.allow(200_000, on: 1)
        #expect(bytes(client.frames(), of: 1) == 64_035)
        client.allow(10)
        #expect(bytes(client.frames(), of: 1) == 10)
        client.allow(100_000)
        let rest = client.frames()
        #expect(bytes(rest, of: 1) == 100_000 - 65_545)
        #expect(rest.last?.endsStream == true && rest.allSatisfy { $0.payload.readableBytes <= 16_384 })
    }

    /// 6.9.2: the first window changes for open streams, too, and can become less than nothing.
    @Test func followsTheFirstWindow() throws {
        let client = FrameClient(settings: [(Self.window, 1000)])
        client.ask(1, "/large/3000")
        #expect(bytes(client.frames(), of: 1) == 1000)
        client.send(FrameClient.settings, [0, 4, 0, 0, 0, 100])
        #expect(bytes(client.frames(), of: 1) == 0)
        client.allow(950, on: 1)
        #expect(bytes(client.frames(), of: 1) == 50)
        client.send(FrameClient.settings, [0, 4, 0, 0, 0x20, 0])
        #expect(bytes(client.frames(), of: 1) == 1950)
    }

    /// A small response after one that used the window up waits for its turn.
    @Test func noStreamOvertakesTheWindow() throws {
        let client = FrameClient()
        client.allow(1_000_000, on: 0)
        client.send(FrameClient.settings, [0, 4, 0, 0, 0, 0])
        client.ask(1, "/a")
        let first = client.frames()
        #expect(first.contains { $0.type == FrameClient.headers && $0.stream == 1 && !$0.endsStream })
        #expect(bytes(first, of: 1) == 0)
        client.allow(3, on: 1)
        #expect(bytes(client.frames(), of: 1) == 3)
        client.allow(3000, on: 1)
        #expect(client.frames().last?.endsStream == true)
    }

    @Test func streamsTakeTurns() throws {
        let client = FrameClient(settings: [(Self.window, 1_000_000)])
        client.ask(1, "/large/200000")
        client.ask(3, "/large/200000")
        _ = client.frames()
        client.allow(200_000)
        let order = client.frames().filter { $0.type == FrameClient.data }.map(\.stream)
        #expect(order.contains(1) && order.contains(3))
        #expect(zip(order, order.dropFirst()).filter { $0 == $1 }.count <= 2)
    }

    @Test(arguments: [("HEAD", "/a"), ("GET", "/status/204"), ("GET", "/status/304"), ("GET", "/large/0")])
    func aResponseWithoutABodyEndsWithItsHead(_ method: String, _ path: String) throws {
        let client = FrameClient()
        _ = client.frames()
        client.ask(1, [(":method", method)] + FrameClient.fields(path).dropFirst())
        let frames = client.frames()
        #expect(frames.map(\.type) == [FrameClient.headers] && frames.allSatisfy(\.endsStream))
    }

    @Test func answersLater() throws {
        let client = FrameClient()
        client.ask(1, "/delay/1000")
        client.ask(3, "/a")
        #expect(try client.responses().keys.sorted() == [3])
        client.wire.loop.advanceTime(by: .seconds(1))
        #expect(try client.responses()[1]?.body == "delayed 1000")
    }

    /// What goes wrong on purpose is the stream's alone.
    @Test func faultsAreOfOneStream() throws {
        let client = FrameClient(settings: [(Self.window, 1_000_000)])
        client.allow(1_000_000)
        _ = client.frames()
        client.ask(1, "/fault/reset")
        let reset = client.frames()
        #expect(reset.map(\.type) == [FrameClient.reset])
        client.ask(3, "/fault/cut")
        let cut = client.frames()
        #expect(bytes(cut, of: 3) == 25_000 && !cut.contains(where: \.endsStream))
        client.wire.loop.advanceTime(by: .milliseconds(60))
        #expect(client.frames().map(\.type) == [FrameClient.reset])
        client.ask(5, "/fault/drip")
        #expect(bytes(client.frames(), of: 5) == 0)
        var pieces = 0
        var sum = 0
        for _ in 0..<40 {
            client.wire.loop.advanceTime(by: .milliseconds(10))
            let frames = client.frames()
            sum += bytes(frames, of: 5)
            pieces += frames.count
            if frames.last?.endsStream == true { break }
        }
        #expect(sum == 100_000 && pieces >= 7)
        client.ask(7, "/a")
        #expect(client.frames().last?.endsStream == true)
    }

    private struct Later: Responder {
        func respond(to call: Call) -> Response {
            Response(Reply(status: 200, body: Array(repeating: 0x2E, count: 3_000_000)), delay: .seconds(60))
        }
    }

    @Test(arguments: [EchoResponder(), Later()] as [any Responder])
    func streamsTogetherHoldNoMoreThanTheLimit(responder: any Responder) throws {
        let held = HeldBytes(limit: 4_000_000)
        let first = FrameClient(responder: responder, held: held)
        first.ask(1, "/large/3000000")
        let second = FrameClient(responder: responder, held: held)
        second.ask(1, "/large/3000000")
        #expect(!first.frames().contains { $0.type == FrameClient.reset })
        #expect(second.frames().contains { $0.type == FrameClient.reset })
        #expect(held.current >= 3_000_000 && held.current < 3_100_000)
        first.connection.ended()
        // What comes too late for the second one is not held.
        second.wire.loop.advanceTime(by: .seconds(61))
        #expect(held.current == 0)
    }

    /// The other one takes all that the client lets through, but the client lets something through.
    @Test func aStreamMayWaitForItsTurn() throws {
        var limits = ListenerLimits()
        limits.idle = .seconds(10)
        let client = FrameClient(limits, settings: [(Self.window, 1_000_000)])
        // Each has its turn every twelve seconds.
        for stream: UInt32 in [1, 3, 5] { client.ask(stream, "/large/200000") }
        _ = client.frames()
        for _ in 0..<10 {
            client.wire.loop.advanceTime(by: .seconds(4))
            client.allow(100)
        }
        #expect(!client.frames().contains { $0.type == FrameClient.reset })
        client.wire.loop.advanceTime(by: .seconds(21))
        #expect(client.frames().filter { $0.type == FrameClient.reset }.count == 3)
    }

    /// A client that takes slowly what it is sent is served, and one that takes nothing is not waited for.
    @Test func aClientThatTakesNothingIsNotWaitedFor() throws {
        var limits = ListenerLimits()
        limits.idle = .seconds(10)
        let client = FrameClient(limits, settings: [(Self.window, 10)])
        client.ask(1, "/large/100")
        for _ in 0..<5 {
            client.wire.loop.advanceTime(by: .seconds(8))
            client.allow(10, on: 1)
        }
        #expect(!client.frames().contains { $0.type == FrameClient.reset })
        client.wire.loop.advanceTime(by: .seconds(11))
        #expect(client.frames().contains { $0.type == FrameClient.reset && $0.stream == 1 })
    }
}
