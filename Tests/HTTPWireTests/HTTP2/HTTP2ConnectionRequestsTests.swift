import NIOCore
import NIOEmbedded
import Testing

@testable import HTTPWire

struct HTTP2ConnectionRequestsTests {
    /// RFC 9113, 5.4.2: the faulty stream is reset, and those before and after it are answered.
    @Test(arguments: [
        FrameClient.fields("/a", [("X-Upper", "1")]), FrameClient.fields("/a b"),
        FrameClient.fields("/a", [("connection", "close")]), FrameClient.fields("/a", [("te", "gzip")]),
        FrameClient.fields("/a", [("content-length", "5")]), [(":method", "GET"), (":path", "/a")],
    ])
    func aFaultOfOneStreamIsThatStreamsAlone(_ faulty: [(String, String)]) throws {
        let client = FrameClient()
        client.ask(1, "/delay/50")
        client.ask(3, faulty)
        client.ask(5, "/b")
        let first = client.frames()
        #expect(first.contains { $0.type == FrameClient.reset && $0.stream == 3 && $0.error == 1 })
        #expect(first.contains { $0.type == FrameClient.data && $0.stream == 5 })
        #expect(!first.contains { $0.type == FrameClient.goAway })
        client.wire.loop.advanceTime(by: .milliseconds(60))
        #expect(client.frames().contains { $0.type == FrameClient.data && $0.stream == 1 })
        #expect(!client.wire.isOutputClosed)
    }

    @Test(arguments: [("ab", 1), ("abcdefgh", 1), ("abcde", nil)] as [(String, UInt32?)])
    func aBodyHasTheLengthThatWasAnnounced(_ body: String, _ error: UInt32?) throws {
        let client = FrameClient()
        client.ask(3, FrameClient.fields("/a", [("content-length", "5")]), ends: false)
        client.send(3, body)
        let frames = client.frames()
        #expect(frames.first { $0.type == FrameClient.reset }?.error == error)
        #expect(frames.contains { $0.type == FrameClient.data } == (error == nil))
    }

    /// What is said of a request that is not read to its end, and that the rest is not wanted (8.1).
    @Test(
        arguments: [
            ([("content-length", "1001")], 0, "400"), ([], 1001, "400"), ([("expect", "more")], 0, "417"),
            ([("x", "")], 0, "431"), ([("expect", "100-continue")], 0, "100"),
            ([("content-length", "1000")], 0, nil),
        ] as [([(String, String)], Int, String?)])
    func answersBeforeTheEnd(_ more: [(String, String)], _ bodyBytes: Int, _ status: String?) throws {
        let body = String(repeating: "x", count: bodyBytes)
        // Shown empty, for it is long.
        let more = more.map { ($0, $1.isEmpty ? String(repeating: "v", count: 5000) : $1) }
        var limits = ListenerLimits()
        limits.bodyBytes = 1000
        limits.headBytes = 4000
        let client = FrameClient(limits)
        _ = client.frames()
        client.ask(1, FrameClient.fields("/a", more), ends: false)
        if !body.isEmpty { client.send(1, body, ends: false) }
        #expect(!client.frames().contains { $0.type == FrameClient.reset })
        // A client that heard both at once could throw the response away.
        client.wire.loop.advanceTime(by: .milliseconds(60))
        let isRefused = status.map { $0 != "100" } ?? false
        #expect(client.frames().contains { $0.type == FrameClient.reset && $0.error == 0 } == isRefused)
        let other = FrameClient(limits)
        other.ask(1, FrameClient.fields("/a", more), ends: false)
        if !body.isEmpty { other.send(1, body, ends: false) }
        #expect(try other.responses()[1]?.head[":status"] == status)
        // What is on its way all the same harms nobody.
        client.send(1, "more", ends: false)
        client.ask(3, "/b")
        let after = client.frames()
        #expect(after.contains { $0.stream == 3 } && !after.contains { $0.type == FrameClient.goAway })
    }

    @Test func headsComeInPieces() throws {
        let client = FrameClient()
        let block = FrameClient.block(FrameClient.fields("/a", [("x", String(repeating: "v", count: 300))]))
        let pieces = block.readableBytesView
        client.send(FrameClient.headers, flags: 1, stream: 1, Array(pieces.prefix(10)))
        client.send(FrameClient.continuation, stream: 1, Array(pieces.dropFirst(10).prefix(10)))
        client.send(FrameClient.continuation, flags: 4, stream: 1, Array(pieces.dropFirst(20)))
        #expect(try client.responses()[1]?.body == "GET /a - 0|")
        // Nothing may come between them (6.10).
        client.send(FrameClient.headers, flags: 1, stream: 3, [0x82])
        client.ask(5, "/a")
        #expect(client.frames().last?.error == HTTP2Error.protocolError.rawValue)
    }

    @Test func aHeadWithoutAnEndIsNotCollected() throws {
        let client = FrameClient()
        client.send(FrameClient.headers, stream: 1, [0x82])
        let filler = Array(repeating: UInt8(0x82), count: 16_000)
        for _ in 0..<20 where !client.wire.isOutputClosed {
            client.send(FrameClient.continuation, stream: 1, filler)
        }
        #expect(client.frames().last?.error == HTTP2Error.enhanceYourCalm.rawValue)
    }

    @Test func bodiesAreFollowedByTrailers() throws {
        let client = FrameClient()
        client.ask(1, FrameClient.fields("/a"), ends: false)
        client.send(1, "abc", ends: false)
        client.ask(1, [("x-sum", "1")])
        #expect(try client.responses()[1]?.body == "GET /a - 3|")
        client.ask(3, FrameClient.fields("/a"), ends: false)
        client.ask(3, [("x-sum", "1")], ends: false)
        #expect(client.frames().contains { $0.type == FrameClient.reset && $0.stream == 3 })
        client.ask(5, FrameClient.fields("/a"), ends: false)
        client.ask(5, [(":path", "/b")])
        #expect(client.frames().contains { $0.type == FrameClient.reset && $0.stream == 5 })
    }

    /// 5.1.1: a stream is opened once, and later ones have higher numbers.
    @Test func streamsCountUpwards() throws {
        let client = FrameClient()
        client.ask(5, "/a")
        client.ask(3, "/a")
        #expect(client.frames().last?.error == HTTP2Error.protocolError.rawValue)
    }

    /// 5.1: what comes for a stream that both sides have ended.
    @Test func aStreamThatHasEndedTakesNothing() throws {
        let client = FrameClient()
        client.ask(1, "/delay/50")
        client.send(1, "abc")
        #expect(client.frames().contains { $0.type == FrameClient.reset && $0.error == 5 && $0.stream == 1 })
        client.ask(3, "/a")
        client.send(3, "abc")
        #expect(client.frames().contains { $0.type == FrameClient.reset && $0.error == 5 && $0.stream == 3 })
    }

    @Test func moreStreamsThanAllowedAreRefused() throws {
        var limits = ListenerLimits()
        limits.streams = 3
        let client = FrameClient(limits)
        for number in 0..<4 { client.ask(UInt32(2 * number + 1), "/delay/50") }
        let frames = client.frames()
        #expect(frames.filter { $0.type == FrameClient.reset }.map(\.stream) == [7])
        #expect(frames.first { $0.type == FrameClient.reset }?.error == HTTP2Error.refusedStream.rawValue)
        client.wire.loop.advanceTime(by: .milliseconds(60))
        #expect(try client.responses().count == 3)
        // A reset makes room, and what was to be answered is not.
        client.ask(9, "/delay/50")
        client.send(FrameClient.reset, stream: 9, [0, 0, 0, 8])
        client.wire.loop.advanceTime(by: .milliseconds(60))
        #expect(client.frames().isEmpty)
    }

    /// 6.9.1: the client may send what it was allowed to, and is allowed more as it is read.
    @Test func bodiesAreReadWithinTheirWindow() throws {
        let client = FrameClient()
        _ = client.frames()
        client.ask(1, FrameClient.fields("/a"), ends: false)
        let piece = String(repeating: "x", count: 16_000)
        var connectionWindow = 65_535
        var streamWindow = 65_535
        for _ in 0..<60 {
            #expect(connectionWindow >= 16_000 && streamWindow >= 16_000)
            client.send(1, piece, ends: false)
            connectionWindow -= 16_000
            streamWindow -= 16_000
            for frame in client.frames() where frame.type == FrameClient.windowUpdate {
                let increment = Int(frame.payload.getInteger(at: frame.payload.readerIndex, as: UInt32.self) ?? 0)
                if frame.stream == 0 { connectionWindow += increment } else { streamWindow += increment }
            }
            #expect(connectionWindow <= 65_535 && streamWindow <= 65_535)
        }
        client.send(1, "")
        #expect(try client.responses()[1]?.body == "GET /a - 960000|")
    }

    /// 8.1: a request that has come to its end needs no reset behind its response.
    @Test func aBodyThatIsTooLargeAtItsEndIsAnsweredOnly() throws {
        var limits = ListenerLimits()
        limits.bodyBytes = 10
        let client = FrameClient(limits)
        client.ask(1, FrameClient.fields("/a"), ends: false)
        client.send(1, "more than ten bytes")
        #expect(try client.responses()[1]?.head[":status"] == "400")
        client.wire.loop.advanceTime(by: .seconds(1))
        #expect(client.frames().isEmpty)
        #expect(client.connection.streams.isEmpty)
    }

    /// RFC 7541, 4.2: a smaller table is said at the begin of the first head that follows, whichever it is.
    @Test func leaveToContinueSaysThatThereIsNoTable() throws {
        let client = FrameClient(settings: [(1, 0)])
        _ = client.frames()
        client.ask(1, FrameClient.fields("/a", [("expect", "100-continue")]), ends: false)
        client.send(1, "body")
        let heads = client.frames().filter { $0.type == FrameClient.headers }
        #expect(heads.map { $0.payload.readableBytesView.first == 0x20 } == [true, false])
    }
}
