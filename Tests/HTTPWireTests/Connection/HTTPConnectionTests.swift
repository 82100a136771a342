import HTTPMessage
import NIOCore
import NIOEmbedded
import Testing

@testable import HTTPWire

/// A connection over a transport that only notes what it is told.
struct HTTPConnectionTests {
    private final class NotedTransport: ConnectionTransport {
        let loop = EmbeddedEventLoop()
        var written = ""
        var isClosed = false
        weak var connection: HTTPConnection?

        var eventLoop: any EventLoop { loop }
        func write(_ bytes: ByteBuffer) { written += String(decoding: bytes.readableBytesView, as: UTF8.self) }
        func awaitWrites() { connection?.allWritten() }
        func closeOutput() { isClosed = true }
        func close() { isClosed = true }
        func reset() { isClosed = true }
        func resumeReading() {}
    }

    private static func connection(_ limits: ListenerLimits = ListenerLimits()) -> (HTTPConnection, NotedTransport) {
        let connection = HTTPConnection(responder: EchoResponder(), limits: limits, counter: CallCounter())
        let transport = NotedTransport()
        transport.connection = connection
        connection.begin(over: transport)
        return (connection, transport)
    }

    @Test func aCallIsAnsweredOnceItIsThereAsAWhole() {
        let (connection, transport) = Self.connection()
        for byte in "GET /a HTTP/1.1\r\nHost: h\r\n\r".utf8 { connection.receive(ByteBuffer(bytes: [byte])) }
        #expect(transport.written.isEmpty)
        connection.receive(ByteBuffer(string: "\n"))
        #expect(transport.written.hasPrefix("HTTP/1.1 200 OK\r\n") && transport.written.hasSuffix("GET /a - 0|"))
        #expect(!transport.isClosed)
        connection.ended()
    }

    /// RFC 9112, 9.3.2: in the order of the requests.
    @Test func pipelinedCallsAreAnsweredInTheirOrder() throws {
        let (connection, transport) = Self.connection()
        let calls = ["/a", "/b", "/c"].map { "GET \($0) HTTP/1.1\r\nHost: h\r\n\r\n" }
        connection.receive(ByteBuffer(string: calls.joined()))
        let places = try ["/a", "/b", "/c"].map { try #require(transport.written.firstRange(of: "GET \($0) ")) }
        #expect(places.map(\.lowerBound) == places.map(\.lowerBound).sorted())
        connection.ended()
    }

    @Test func whatIsNoCallIsRefusedAndNothingBehindItAnswered() {
        let (connection, transport) = Self.connection()
        connection.receive(ByteBuffer(string: "GET / nonsense\r\n\r\nGET /b HTTP/1.1\r\nHost: h\r\n\r\n"))
        #expect(transport.written.hasPrefix("HTTP/1.1 400 "))
        #expect(!transport.written.contains("GET /b"))
        #expect(transport.isClosed)
        connection.ended()
    }

    @Test func anIdleConnectionIsClosedInSilence() {
        var limits = ListenerLimits()
        limits.idle = .seconds(3)
        let (connection, transport) = Self.connection(limits)
        transport.loop.advanceTime(by: .seconds(2))
        #expect(!transport.isClosed)
        transport.loop.advanceTime(by: .seconds(2))
        #expect(transport.isClosed && transport.written.isEmpty)
        connection.ended()
    }

    /// Takes a few bytes of a body at a time, and now and then none before it is asked again.
    private final class NarrowTransport: ConnectionTransport {
        let loop = EmbeddedEventLoop()
        var written: [UInt8] = []
        var turns = 0
        weak var connection: HTTPConnection?

        var eventLoop: any EventLoop { loop }
        func write(_ bytes: ByteBuffer) { written += bytes.readableBytesView }
        func write(_ bytes: ByteBuffer, and body: ArraySlice<UInt8>) -> Int {
            turns += 1
            let taken = body.prefix(turns % 3 == 0 ? 0 : 7_000)
            written += bytes.readableBytesView
            written += taken
            if taken.count < body.count { connection?.writabilityChanged(to: false) }
            return taken.count
        }
        func awaitWrites() {}
        func closeOutput() {}
        func close() {}
        func reset() {}
        func resumeReading() {}
    }

    private struct LargeResponder: Responder {
        static let body = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 4) }

        func respond(to call: Call) -> Response { Response(Reply(status: 200, body: Self.body)) }
    }

    /// A long body goes out from where it is, as the client takes it; what is asked behind it is answered behind it.
    @Test func aLongBodyIsSentAsItIsTaken() {
        let connection = HTTPConnection(
            responder: LargeResponder(), limits: ListenerLimits(), counter: CallCounter())
        let transport = NarrowTransport()
        transport.connection = connection
        connection.begin(over: transport)
        let call = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n"
        connection.receive(ByteBuffer(string: call + call))
        while transport.written.count < 2 * LargeResponder.body.count, transport.turns < 200 {
            connection.writabilityChanged(to: true)
        }
        for _ in 0..<3 { connection.writabilityChanged(to: true) }
        let parts = transport.written.split(separator: Array("\r\n\r\n".utf8))
        #expect(parts.count == 3)
        #expect(parts.first?.starts(with: "HTTP/1.1 200 OK\r\n".utf8) == true)
        #expect(parts[1].starts(with: LargeResponder.body))
        #expect(parts[1].dropFirst(LargeResponder.body.count).starts(with: "HTTP/1.1 200 OK\r\n".utf8))
        #expect(Array(parts[2]) == LargeResponder.body)
        connection.ended()
    }
}
