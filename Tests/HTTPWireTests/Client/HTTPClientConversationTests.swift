import HTTPMessage
import HTTPWire
import Testing

/// Several requests on one connection.
struct HTTPClientConversationTests {
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

    private func conversation(
        _ script: [ScriptedServer.Action], _ bytes: String = "GET / HTTP/1.1\r\n\r\n", afterContinue: String? = nil,
        answers: Int = 2, timeout: Duration = .seconds(5)
    ) async throws -> (statuses: [Int], error: ClientError?) {
        var result: (responses: [ClientResponse], error: ClientError?) = ([], nil)
        try await withServer({ _, _ in script }) { client, _ in
            result = await client.converse(
                Array(bytes.utf8), afterContinue: afterContinue.map { Array($0.utf8) }, answers: answers,
                timeout: timeout)
        }
        return (result.responses.map(\.reply.status), result.error)
    }

    private static let gone = "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"

    /// Several answers on one connection, however their bytes come.
    @Test(
        arguments: [
            [.send(ok + gone)], [.send(ok), .send(gone)], [.drip(ok + gone, every: 1)],
            [.send(ok), .pause(milliseconds: 20), .send(gone)], [.send(ok + gone), .close],
        ] as [[ScriptedServer.Action]])
    func readsAllAnswersOfAConnection(script: [ScriptedServer.Action]) async throws {
        let (statuses, error) = try await conversation(script)
        #expect(statuses == [200, 410])
        #expect(error == nil)
    }

    @Test(
        arguments: [
            ([.send(ok), .close], .closedEarly(expected: nil, received: 0, partial: nil)),
            ([.send(ok + "HTT"), .close], .closedEarly(expected: nil, received: 3, partial: nil)),
            (
                [.send(ok + "nonsense\r\n")],
                .malformedReply(what: "the status line does not begin with `HTTP/1.1` and a space", at: 40)
            ),
            (
                [.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" + gone)],
                .closedEarly(expected: nil, received: 0, partial: nil)
            ),
            ([.send(ok)], .timedOut(after: .milliseconds(300), receivedBytes: 0, partial: nil)),
        ] as [([ScriptedServer.Action], ClientError)])
    func saysWhyAnAnswerIsMissing(script: [ScriptedServer.Action], expected: ClientError) async throws {
        let (statuses, error) = try await conversation(script, timeout: .milliseconds(300))
        #expect(statuses == [200])
        #expect(error == expected)
    }

    /// The rest is sent once the server has asked for it, and not otherwise.
    @Test(arguments: [true, false])
    func waitsForContinue(isAsked: Bool) async throws {
        let server = try await ScriptedServer.start { _, request in
            request == 0 ? (isAsked ? [.send("HTTP/1.1 100 Continue\r\n\r\n")] : []) : [.send(Self.ok)]
        }
        let client = HTTPClient(host: "127.0.0.1", port: server.port)
        defer { client.close() }
        let (responses, error) = await client.converse(
            Array("POST / HTTP/1.1\r\n\r\n".utf8), afterContinue: Array("rest\r\n\r\n".utf8), answers: 1,
            timeout: isAsked ? .seconds(5) : .milliseconds(300))
        #expect(responses.map(\.interim) == (isAsked ? [[100]] : []))
        #expect((error == nil) == isAsked)
        #expect(server.received.hasSuffix("rest\r\n\r\n") == isAsked)
        try await server.stop()
    }
}
