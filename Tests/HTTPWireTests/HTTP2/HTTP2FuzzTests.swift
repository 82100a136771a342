import HTTPMessage
import NIOCore
import NIOEmbedded
import Testing

@testable import HTTPWire

/// Frames of any kind in any order, right ones and wrong ones: whatever a client sends, what it is sent keeps the rules.
struct HTTP2FuzzTests {
    /// What a client may rely on (RFC 9113, 5.1, 5.2, 6.8), whatever it has done.
    private struct Rules {
        private var window = 65_535
        private var ended: Set<UInt32> = []
        private var begun: Set<UInt32> = []
        private var hasEnded = false
        private var isFirst = true

        mutating func allow(_ increment: Int) { window += increment }

        mutating func check(_ frame: FrameClient.Frame) {
            #expect(!hasEnded, "a frame behind the end")
            #expect(!isFirst || frame.type == FrameClient.settings)
            isFirst = false
            #expect(frame.payload.readableBytes <= 16_384)
            switch frame.type {
            case FrameClient.headers:
                #expect(frame.stream & 1 == 1 && !ended.contains(frame.stream))
                begun.insert(frame.stream)
            case FrameClient.data:
                #expect(begun.contains(frame.stream) && !ended.contains(frame.stream))
                window -= frame.payload.readableBytes
                #expect(window >= 0)
            case FrameClient.goAway:
                // The first of two says that new streams are not wanted; it names no stream.
                hasEnded = frame.lastStream != 0x7FFF_FFFF
            default: break
            }
            if frame.type <= FrameClient.headers, frame.endsStream { ended.insert(frame.stream) }
            if frame.type == FrameClient.reset { ended.insert(frame.stream) }
        }
    }

    @Test(arguments: 1...60)
    func whatIsSentKeepsTheRules(seed: UInt64) throws {
        var random = FixedRandom(seed: seed)
        let held = HeldBytes(limit: .max)
        var limits = ListenerLimits()
        limits.streams = 20
        let client = FrameClient(limits, held: held)
        var rules = Rules()
        var newest: UInt32 = 1
        for _ in 0..<400 where !client.wire.isOutputClosed {
            try act(client, &newest, &rules, &random)
            for frame in client.frames() { rules.check(frame) }
            if Int.random(in: 0..<20, using: &random) == 0 {
                client.wire.loop.advanceTime(by: .milliseconds(Int64.random(in: 1...500, using: &random)))
                for frame in client.frames() { rules.check(frame) }
            }
        }
        client.connection.ended()
        #expect(held.current == 0)
    }

    private static let paths = [
        "/a", "/status/204", "/large/70000", "/delay/40", "/fault/cut", "/fault/drip", "/never",
    ]

    private func act(
        _ client: FrameClient, _ newest: inout UInt32, _ rules: inout Rules, _ random: inout FixedRandom
    ) throws {
        let known = UInt32.random(in: 0...(newest / 2), using: &random) * 2 + 1
        let ends = Bool.random(using: &random)
        switch Int.random(in: 0..<40, using: &random) {
        case 0..<18:
            newest += 2
            client.ask(newest, FrameClient.fields(Self.paths.randomElement(using: &random) ?? "/"), ends: ends)
        case 18..<24:
            let count = Int.random(in: 0...2000, using: &random)
            client.send(FrameClient.data, flags: ends ? 1 : 0, stream: known, Array(repeating: 0x61, count: count))
        case 24..<28:
            let increment = UInt32.random(in: 1...50_000, using: &random)
            // Before it is sent, for it is answered at once.
            rules.allow(Int(increment))
            client.allow(increment)
        case 28..<31: client.allow(UInt32.random(in: 1...50_000, using: &random), on: known)
        case 31..<34: client.send(FrameClient.reset, stream: known, [0, 0, 0, 8])
        case 34: client.send(FrameClient.settings, [0, 4, 0, UInt8.random(in: 0...3, using: &random), 0, 9])
        case 35: client.ask(known, [("x", "1")], ends: ends)
        case 36: client.connection.leave()
        case 37 where Int.random(in: 0..<8, using: &random) == 0:
            // Anything at all.
            let payload = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            client.send(
                UInt8.random(in: 0...11, using: &random), flags: UInt8.random(in: 0...255, using: &random),
                stream: known, payload)
        default: client.send(FrameClient.ping, Array(repeating: 7, count: 8))
        }
    }
}
