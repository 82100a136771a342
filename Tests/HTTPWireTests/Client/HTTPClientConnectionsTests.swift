import HTTPMessage
import HTTPWire
import Testing

/// Which connections a client uses again, and when it asks twice.
struct HTTPClientConnectionsTests {
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    private let call = Call(method: "GET", target: "/")

    @Test func usesConnectionsAgain() async throws {
        try await withServer(maxConnections: 3, { _, _ in [.send(Self.ok)] }) { client, server in
            for _ in 0..<20 { _ = try await client.send(call) }
            #expect(server.connections == 1)
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<100 { group.addTask { try await client.send(call).reply.status } }
                for try await status in group { #expect(status == 200) }
            }
            #expect((1...3).contains(server.connections))
        }
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok",
        "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok surplus",
    ])
    func doesNotUseAConnectionAgainThatIsOver(_ answer: String) async throws {
        try await withServer({ _, _ in [.send(answer)] }) { client, server in
            let first = try await client.send(call)
            #expect(first.connection == (answer.contains("surplus") ? .kept : .announcedClose))
            #expect(first.surplusByteCount == (answer.contains("surplus") ? 8 : 0))
            _ = try await client.send(call)
            #expect(server.connections == 2)
        }
    }

    @Test func replacesAStaleConnectionOnce() async throws {
        // The first connection swallows its second request, as a server does that closes idle connections meanwhile.
        try await withServer({ connection, request in connection == 0 && request == 1 ? [.close] : [.send(Self.ok)] }) {
            client, server in
            _ = try await client.send(call)
            #expect(try await client.send(call).reply.status == 200)
            #expect(server.connections == 2)
        }
    }

    @Test func doesNotAskTwiceOnceAnswered() async throws {
        try await withServer({ _, request in request == 1 ? [.send("H"), .close] : [.send(Self.ok)] }) {
            client, server in
            _ = try await client.send(call)
            await #expect(throws: ClientError.closedEarly(expected: nil, received: 1, partial: nil)) {
                try await client.send(call)
            }
            #expect(server.connections == 1)
        }
    }

    @Test func doesNotAskTwiceOnAFreshConnection() async throws {
        try await withServer({ _, _ in [.close] }) { client, server in
            await #expect(throws: ClientError.closedEarly(expected: nil, received: 0, partial: nil)) {
                try await client.send(call)
            }
            #expect(server.connections == 1)
        }
    }

    @Test func noticesIdleConnectionsThatTheServerHasClosed() async throws {
        try await withServer({ _, _ in [.send(Self.ok), .pause(milliseconds: 10), .close] }) { client, server in
            for _ in 0..<3 {
                #expect(try await client.send(call).reply.status == 200)
                try await Task.sleep(for: .milliseconds(60))
            }
            #expect(server.connections == 3)
        }
    }

    @Test(arguments: [1, 8])
    func stopsWhenItsTaskIsCancelled(_ maxConnections: Int) async throws {
        try await withServer(maxConnections: maxConnections, { _, _ in [] }) { client, _ in
            let begin = ContinuousClock.now
            await withTaskGroup(of: ClientError?.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        do throws(ClientError) {
                            _ = try await client.send(call)
                            return nil
                        } catch {
                            return error
                        }
                    }
                }
                try? await Task.sleep(for: .milliseconds(50))
                group.cancelAll()
                for await error in group { #expect(error == .cancelled) }
            }
            #expect(ContinuousClock.now - begin < .seconds(5))
        }
    }

    @Test func seesWhetherTheServerCloses() async throws {
        try await withServer({ connection, _ in
            connection == 0 ? [.send(Self.ok), .pause(milliseconds: 30), .close] : [.send(Self.ok)]
        }) { client, _ in
            let bytes = Array("X\r\n\r\n".utf8)
            let closing = try await client.send(bytes: bytes, closeWait: .seconds(2))
            #expect(closing.connection == .closed)
            let keeping = try await client.send(bytes: bytes, closeWait: .milliseconds(80))
            #expect(keeping.connection == .kept)
        }
    }
}
