import HTTPMessage
import HTTPWire
import Testing

@testable import MockcheckKit

@Suite
struct ListenerPoolTests {
    private struct Saying: Responder {
        let word: String

        func respond(to call: Call) -> Response { Response(Reply(status: 200, body: Array(word.utf8))) }
        func reply(to fault: WireFault) -> Reply { Reply(status: 400, body: Array(word.utf8)) }
    }

    private static let call = Call(method: "GET", target: "/")

    @Test
    func theNextMockTakesThePortAndOnlyItsOwnAnswersComeFromIt() async throws {
        let pool = ListenerPool(limit: 1)
        let first = try await pool.take(Saying(word: "first"))
        let client = HTTPClient(host: "127.0.0.1", port: first.port)
        defer { client.close() }
        #expect(try await client.send(Self.call).reply.body == Array("first".utf8))
        await pool.giveBack(first)
        let second = try await pool.take(Saying(word: "second"))
        #expect(second.port == first.port)
        // Over the connection that the first left open.
        #expect(try await client.send(Self.call).reply.body == Array("second".utf8))
        #expect(try await client.send(bytes: Array("NONSENSE\r\n\r\n".utf8)).reply.body == Array("second".utf8))
        await pool.giveBack(second)
    }

    @Test
    func mocksOfOneTimeHavePortsOfTheirOwn() async throws {
        let pool = ListenerPool(limit: 4)
        let first = try await pool.take(Saying(word: "first"))
        let second = try await pool.take(Saying(word: "second"))
        #expect(first.port != second.port)
        for post in [first, second] { await pool.giveBack(post) }
    }

    @Test
    func whatIsNotKeptStopsListening() async throws {
        let pool = ListenerPool(limit: 0)
        let post = try await pool.take(Saying(word: "gone"))
        await pool.giveBack(post)
        await #expect(throws: ClientError.self) {
            try await HTTPClient(host: "127.0.0.1", port: post.port).send(Self.call)
        }
    }

    @Test
    func aListenerWithTheConnectionsOfABurstIsNotKept() async throws {
        let pool = ListenerPool(limit: 4)
        let post = try await pool.take(Saying(word: "burst"))
        let clients = (0..<20).map { _ in HTTPClient(host: "127.0.0.1", port: post.port) }
        for client in clients { _ = try await client.send(Self.call) }
        await pool.giveBack(post)
        for client in clients { client.close() }
        let next = try await pool.take(Saying(word: "next"))
        #expect(next.port != post.port)
        await pool.giveBack(next)
    }
}
