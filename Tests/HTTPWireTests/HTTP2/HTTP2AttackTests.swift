import NIOCore
import NIOEmbedded
import Testing

@testable import HTTPWire

/// What a client could make the connection keep or do for little of its own.
struct HTTP2AttackTests {
    /// The bytes of all texts and byte arrays that a value has in it, wherever they are.
    private static func heldBytes(_ value: Any) -> Int {
        switch value {
        case let text as String: text.utf8.count
        case let bytes as [UInt8]: bytes.count
        default: Mirror(reflecting: value).children.reduce(0) { $0 + heldBytes($1.value) }
        }
    }

    /// RFC 7541, 4.1: the table's size bounds the memory that a client can have kept for it.
    @Test(arguments: [(20_000, 100), (3000, 100), (100_000, 1)])
    func headsLeaveNoMoreThanTheTableHolds(_ valueBytes: Int, _ count: Int) throws {
        var decoder = HeaderDecoder()
        var block = ByteBuffer()
        // A field that is to be kept, its value a text of nothing but `0`, five bits each: 00000.
        for _ in 0..<count {
            block.writeBytes([0x40, 1, 0x78, 0xFF])
            let coded = valueBytes * 5 / 8
            var rest = coded - 0x7F
            while rest >= 0x80 {
                block.writeInteger(UInt8(rest & 0x7F | 0x80))
                rest >>= 7
            }
            block.writeInteger(UInt8(rest))
            block.writeRepeatingByte(0, count: coded)
        }
        var fields = 0
        try block.withUnsafeReadableBytes { bytes in
            try decoder.decode(bytes) { field in fields += field.value.utf8.count >= valueBytes - 1 ? 1 : 0 }
        }
        #expect(fields == count)
        #expect(Self.heldBytes(decoder) <= 2 * 4096)
    }

    /// A stream that was reset while it waited for its turn waits no longer.
    @Test func aResetStreamIsNotKept() throws {
        let client = FrameClient(settings: [(4, 1_000_000)])
        client.ask(1, "/large/100000")
        for number in 1...500 {
            let stream = UInt32(2 * number + 1)
            client.ask(stream, "/large/1000")
            client.send(FrameClient.reset, stream: stream, [0, 0, 0, 8])
        }
        #expect(client.connection.streams.count == 1)
        #expect(client.connection.sendQueue.count == 1)
        // The one that was not reset still has its turn.
        client.allow(100_000)
        #expect(client.frames().last { $0.stream == 1 }?.endsStream == true)
    }

    /// Each change of the first window is one for every stream that is open (CVE-2019-9511, CVE-2019-9515).
    @Test func losesPatienceWithWindowsThatChange() throws {
        let client = FrameClient()
        for number in 0..<50 { client.ask(UInt32(2 * number + 1), "/never") }
        let changes = (0..<900).flatMap { [0, 4, 0, 0, 0, UInt8($0 & 1)] as [UInt8] }
        client.send(FrameClient.settings, changes)
        #expect(!client.wire.isOutputClosed)
        client.send(FrameClient.settings, changes)
        #expect(client.frames().last?.error == HTTP2Error.enhanceYourCalm.rawValue)
    }

    /// Heads of more than a frame are nothing unusual, as with large cookies; empty pieces of them are.
    @Test func hasPatienceWithLargeHeads() throws {
        let client = FrameClient()
        let block = FrameClient.block(
            FrameClient.fields("/status/204", [("x", String(repeating: "v", count: 40_000))]))
        let bytes = Array(block.readableBytesView)
        for number in 0..<1500 {
            let stream = UInt32(2 * number + 1)
            client.send(FrameClient.headers, flags: 1, stream: stream, Array(bytes.prefix(16_384)))
            client.send(FrameClient.continuation, stream: stream, Array(bytes.dropFirst(16_384).prefix(16_384)))
            client.send(FrameClient.continuation, flags: 4, stream: stream, Array(bytes.dropFirst(32_768)))
        }
        #expect(!client.wire.isOutputClosed)
        #expect(client.frames().filter { $0.type == FrameClient.headers }.count == 1500)
    }

    /// A client can have the server reset streams, too (CVE-2025-8671).
    @Test(arguments: ["window", "refused", "late body"])
    func losesPatienceWithResetsOfItsOwn(_ what: String) throws {
        var limits = ListenerLimits()
        limits.streams = 1
        let client = FrameClient(limits)
        client.ask(1, what == "refused" ? "/never" : "/a")
        var count = 0
        while !client.wire.isOutputClosed, count < 5000 {
            count += 1
            let stream = UInt32(2 * count + 1)
            switch what {
            case "window":
                client.ask(stream, "/never")
                client.allow(0x7FFF_FFFF, on: stream)
            case "refused": client.ask(stream, "/a")
            default: client.send(1, "x")
            }
        }
        #expect((900...1100).contains(count))
        #expect(client.frames().last?.error == HTTP2Error.enhanceYourCalm.rawValue)
    }

    /// RFC 9113, 6.9.1 and 6.9.2: of one stream it is the stream's fault, of all of them the connection's.
    @Test func aWindowHasItsLimit() throws {
        let client = FrameClient()
        client.ask(1, "/never")
        client.allow(0x7FFF_FFFF, on: 1)
        #expect(client.frames().contains { $0.type == FrameClient.reset && $0.stream == 1 && $0.error == 3 })
        client.ask(3, "/never")
        client.allow(0x7FFF_0000, on: 3)
        client.send(FrameClient.settings, [0, 4, 0, 2, 0, 0])
        let goodbye = try #require(client.frames().last { $0.type == FrameClient.goAway })
        #expect(goodbye.error == HTTP2Error.flowControl.rawValue)
    }

    /// 5.4.2: trailers are on their way, too, when a stream is reset.
    @Test func trailersOfAResetStreamAreReadOver() throws {
        let client = FrameClient()
        client.ask(1, FrameClient.fields("/a b"), ends: false)
        client.send(1, "body", ends: false)
        client.ask(1, [("x", "1")])
        client.ask(3, "/a")
        #expect(try client.responses()[3]?.body == "GET /a - 0|")
    }

    /// Pieces of heads count for what all clients together may have kept.
    @Test func piecesOfHeadsAreCounted() throws {
        let held = HeldBytes(limit: 5000)
        let client = FrameClient(held: held)
        client.send(FrameClient.headers, stream: 1, Array(repeating: 0x82, count: 4000))
        #expect(held.current == 4000)
        client.send(FrameClient.continuation, stream: 1, Array(repeating: 0x82, count: 4000))
        #expect(client.frames().last?.error == HTTP2Error.enhanceYourCalm.rawValue)
    }

    /// The time for a body is over once it is there.
    @Test func aDelayAfterABodyIsWaitedFor() throws {
        var limits = ListenerLimits()
        limits.body = .seconds(5)
        let client = FrameClient(limits)
        client.ask(1, FrameClient.fields("/delay/9000"), ends: false)
        client.send(1, "body")
        client.wire.loop.advanceTime(by: .seconds(9))
        #expect(try client.responses()[1]?.body == "delayed 9000")
    }

    @Test func aResponseThatIsNeverTakenIsNotWaitedFor() throws {
        let client = FrameClient(settings: [(4, 0)])
        client.ask(1, "/large/100")
        client.wire.loop.advanceTime(by: .seconds(61))
        #expect(client.frames().contains { $0.type == FrameClient.reset && $0.stream == 1 && $0.error == 8 })
    }

    /// An end that the client does not take is not waited for.
    @Test func anEndThatIsNeverTakenIsNotWaitedFor() {
        let client = FrameClient()
        client.wire.isSlow = true
        client.send(FrameClient.ping, [0])
        client.wire.loop.advanceTime(by: .seconds(61))
        #expect(client.wire.isClosed)
    }
}
