import HTTPMessage
import NIOCore
import NIOEmbedded
import Testing

@testable import HTTPWire

/// What all clients together make a listener keep is bounded, whatever each of them may do.
struct HeldBytesTests {
    private static let limit = 1_500_000

    /// Answers with a body of a million bytes: one of its own each time, or one that is kept anyway.
    private struct LargeResponder: Responder {
        private let reply: Reply

        init(isShared: Bool) {
            var reply = Reply(status: 200, body: Array(repeating: 0x2E, count: 1_000_000))
            if isShared { reply.headers.prepare() }
            self.reply = reply
        }

        func respond(to call: Call) -> Response {
            call.target == "/small"
                ? Response(Reply(status: 204)) : Response(reply, delay: call.target == "/later" ? .seconds(60) : nil)
        }
    }

    /// - Parameter held: shared by all connections of the test.
    private func connection(_ held: HeldBytes, isShared: Bool = false) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandler(
            ConnectionHandler(
                HTTPConnection(
                    responder: LargeResponder(isShared: isShared), limits: ListenerLimits(), counter: CallCounter(),
                    held: held)))
        try channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }

    private func send(_ text: String, to channel: EmbeddedChannel) throws {
        try channel.writeInbound(ByteBuffer(string: text))
        channel.embeddedEventLoop.run()
    }

    private static let upload =
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\n" + String(repeating: "x", count: 900_000)

    @Test(arguments: [upload, "GET /later HTTP/1.1\r\nHost: h\r\n\r\n"])
    func whoeverGoesBeyondTheLimitIsDisconnected(request: String) throws {
        let held = HeldBytes(limit: Self.limit)
        let first = try connection(held)
        let second = try connection(held)
        try send(request, to: first)
        try send(request, to: second)
        #expect(first.isActive)
        #expect(!second.isActive)
        // What the first one held is free again with its end.
        _ = try first.finish(acceptAlreadyClosed: true)
        #expect(held.current == 0)
        let third = try connection(held)
        try send(request, to: third)
        #expect(third.isActive)
        _ = try third.finish(acceptAlreadyClosed: true)
    }

    /// A response that is ready only after its client was disconnected is nobody's.
    @Test func whatComesTooLateIsNotHeld() throws {
        let held = HeldBytes(limit: Self.limit)
        let later = "GET /later HTTP/1.1\r\nHost: h\r\n\r\n"
        let first = try connection(held)
        try send(later, to: first)
        let second = try connection(held)
        try second.pipeline.syncOperations.addHandler(NarrowSocket(second), position: .first)
        // The small response fills the socket, while the large one is being made.
        try send("GET /small HTTP/1.1\r\nHost: h\r\n\r\n" + later, to: second)
        #expect(first.isActive && !second.isActive)
        _ = try first.finish(acceptAlreadyClosed: true)
        second.embeddedEventLoop.advanceTime(by: .seconds(61))
        #expect(held.current == 0)
        _ = try second.finish(acceptAlreadyClosed: true)
    }

    @Test(arguments: [(true, 20), (false, 1)])
    func readersThatAreSlowCountWhereTheirResponseIsTheirOwn(isShared: Bool, most: Int) throws {
        let held = HeldBytes(limit: Self.limit)
        var channels: [EmbeddedChannel] = []
        for _ in 0..<20 {
            let channel = try connection(held, isShared: isShared)
            try channel.pipeline.syncOperations.addHandler(NarrowSocket(channel), position: .first)
            channels.append(channel)
            try send("GET / HTTP/1.1\r\nHost: h\r\n\r\n", to: channel)
        }
        #expect(channels.count(where: \.isActive) == most)
        for channel in channels { _ = try channel.finish(acceptAlreadyClosed: true) }
        #expect(held.current == 0)
    }
}
