import HTTPMessage
import NIOCore
import NIOEmbedded
import Testing

@testable import HTTPWire

/// A connection without a socket, on a clock that the test moves.
struct ConnectionHandlerTests {
    private static let bodyBytes = 1_000_000

    private func connection() throws -> EmbeddedChannel {
        var limits = ListenerLimits()
        limits.idle = .seconds(3)
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandlers([
            NarrowSocket(channel),
            ConnectionHandler(
                HTTPConnection(responder: EchoResponder(), limits: limits, counter: CallCounter())),
        ])
        try channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }

    private func written(by channel: EmbeddedChannel) throws -> Int {
        var count = 0
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { count += buffer.readableBytes }
        return count
    }

    private func ask(_ channel: EmbeddedChannel, _ request: String) throws {
        try channel.writeInbound(ByteBuffer(string: request))
    }

    /// A client may take as long as it likes, if it goes on reading; what it has not taken is not copied for it.
    @Test func aSlowButSteadyReaderGetsItsWholeAnswer() throws {
        let channel = try connection()
        try ask(channel, "GET /large/\(Self.bodyBytes) HTTP/1.1\r\nHost: h\r\n\r\n")
        var total = 0
        for _ in 0..<100 where total < Self.bodyBytes {
            let count = try written(by: channel)
            #expect(count <= 70_000)
            total += count
            channel.embeddedEventLoop.advanceTime(by: .milliseconds(2_900))
            #expect(channel.isActive)
            channel.isWritable = true
            channel.pipeline.fireChannelWritabilityChanged()
        }
        #expect(total > Self.bodyBytes)
        // The connection serves on.
        try ask(channel, "GET /a HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(try written(by: channel) > 0)
        _ = try channel.finish(acceptAlreadyClosed: true)
    }

    @Test func aReaderThatStopsIsLetGo() throws {
        let channel = try connection()
        try ask(channel, "GET /large/\(Self.bodyBytes) HTTP/1.1\r\nHost: h\r\n\r\n")
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(2_900))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(200))
        #expect(!channel.isActive)
        _ = try channel.finish(acceptAlreadyClosed: true)
    }

    /// Of a client that always has begun its next request, no more is kept than is not answered yet.
    @Test func aClientThatIsAlwaysAheadFillsNoMemory() throws {
        let connection = HTTPConnection(
            responder: EchoResponder(), limits: ListenerLimits(), counter: CallCounter())
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandler(ConnectionHandler(connection))
        try channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        let request = "GET /\(String(repeating: "a", count: 1000)) HTTP/1.1\r\nHost: h\r\n\r\n"
        try ask(channel, String(request.prefix(10)))
        for _ in 0..<2000 {
            try ask(channel, "\(request.dropFirst(10))\(request.prefix(10))")
            #expect(try written(by: channel) > 1000)
        }
        #expect(connection.input.readableBytes == 10)
        #expect(connection.input.storageCapacity <= 512 * 1024)
        _ = try channel.finish(acceptAlreadyClosed: true)
    }
}
