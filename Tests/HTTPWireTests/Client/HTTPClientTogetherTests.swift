import HTTPMessage
import HTTPWire
import Testing

/// Calls that are sent one behind the other without waiting.
struct HTTPClientTogetherTests {
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    private static let gone = "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"
    private static let calls = ["/a", "/b", "/c"].map { Call(method: "GET", target: $0) }

    private func outcome(_ script: @escaping ScriptedServer.Script) async throws -> String {
        var outcome = ""
        try await withServer(script) { client, _ in
            switch await client.send(together: Self.calls, timeout: .milliseconds(500)) {
            case .all(let responses): outcome = "\(responses.map(\.reply.status))"
            case .none: outcome = "none"
            case .misframed(let count): outcome = "misframed after \(count)"
            }
        }
        return outcome
    }

    @Test func eachGetsItsOwn() async throws {
        #expect(try await outcome { _, request in [.send(request == 1 ? Self.gone : Self.ok)] } == "[200, 410, 200]")
        let answers = Self.ok + Self.gone + Self.gone
        #expect(
            try await outcome { _, request in request == 0 ? [.drip(answers, every: 1)] : [] } == "[200, 410, 410]")
    }

    /// What cannot be told apart, or is not complete, is nobody's.
    @Test(
        arguments: [
            ([.send(ok), .close], "none"), ([.send("HTTP/1.1 200 OK\r\nContent-Len"), .close], "none"), ([], "none"),
            ([.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"), .close], "none"),
            ([.send(ok + "!")], "misframed after 1"), ([.send("nonsense\r\n\r\n")], "misframed after 0"),
        ] as [([ScriptedServer.Action], String)])
    func allOrNothing(script: [ScriptedServer.Action], expected: String) async throws {
        #expect(try await outcome { _, _ in script } == expected)
    }

    /// More than was asked for, in one piece with the last answer.
    @Test func bytesBehindTheLastAreNoticed() async throws {
        let answers = Self.ok + Self.ok + Self.ok
        #expect(try await outcome { _, request in request == 0 ? [.send(answers + "!")] : [] } == "misframed after 2")
        #expect(try await outcome { _, request in request == 0 ? [.send(answers)] : [] } == "[200, 200, 200]")
    }

    @Test func theConnectionIsUsedAgain() async throws {
        try await withServer({ _, _ in [.send(Self.ok)] }) { client, server in
            for _ in 0..<3 {
                guard case .all = await client.send(together: Self.calls) else {
                    Issue.record("not all were answered")
                    return
                }
            }
            _ = try await client.send(Self.calls[0])
            #expect(server.connections == 1)
        }
    }
}
