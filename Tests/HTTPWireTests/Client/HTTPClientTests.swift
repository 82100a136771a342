import HTTPMessage
import HTTPWire
import Testing

struct HTTPClientTests {
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    private let call = Call(method: "GET", target: "/")

    /// Runs a client over each kind of connections against a server that plays `script`.
    private func withServer(
        maxConnections: Int = 8, _ script: @escaping ScriptedServer.Script,
        _ body: (HTTPClient, ScriptedServer) async throws -> Void
    ) async throws {
        for carriage in Carriage.allCases {
            let server = try await ScriptedServer.start(script)
            let client = HTTPClient(
                .loopback(port: server.port), maxConnections: maxConnections, group: carriage.group)
            defer { client.close() }
            try await body(client, server)
            try await server.stop()
        }
    }

    private func failure(_ script: [ScriptedServer.Action], timeout: Duration = .seconds(5)) async throws
        -> ClientError?
    {
        var failure: ClientError?
        try await withServer({ _, _ in script }) { client, _ in
            do throws(ClientError) {
                _ = try await client.send(call, timeout: timeout)
            } catch {
                failure = error
            }
        }
        return failure
    }

    @Test func reportsTheWholeAnswer() async throws {
        let answer =
            "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 418 Short and stout\r\nB: 1\r\na: 2\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "3\r\npot\r\n0\r\nT: u\r\n\r\n"
        try await withServer({ _, _ in [.send(answer)] }) { client, _ in
            let response = try await client.send(call)
            #expect(
                response.reply
                    == Reply(
                        status: 418, headers: ["B": "1", "a": "2", "Transfer-Encoding": "chunked"],
                        body: Array("pot".utf8)))
            #expect(response.reason == "Short and stout")
            #expect(response.interim == [103])
            #expect(response.trailers == ["T": "u"])
            #expect(response.connection == .kept)
            #expect(response.surplusByteCount == 0)
        }
    }

    /// A saved response may be larger than what is read from strangers.
    @Test(arguments: [(1, "the body is larger than 1 bytes"), (2, nil)])
    func readsNoMoreOfABodyThanItIsTold(limit: Int, what: String?) async throws {
        try await withServer({ _, _ in [.send(Self.ok)] }) { _, server in
            let client = HTTPClient(.loopback(port: server.port), bodyLimit: limit)
            defer { client.close() }
            var failure: ClientError?
            do throws(ClientError) {
                _ = try await client.send(call)
            } catch {
                failure = error
            }
            guard case .malformedReply(let said, _)? = failure else { return #expect(what == nil) }
            #expect(said == what)
        }
    }

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

    @Test func sendsExactlyTheCall() async throws {
        try await withServer({ _, _ in [.send(Self.ok)] }) { client, server in
            let call = Call(method: "view", target: "/a%2f?b", headers: ["x-B": "1", "X-a": "2", "x-b": "3"])
            _ = try await client.send(call)
            let head = "view /a%2f?b HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nx-B: 1\r\nX-a: 2\r\nx-b: 3\r\n\r\n"
            #expect(server.received == head)
            _ = try await client.send(bytes: Array("NONSENSE\r\n\r\n".utf8))
            #expect(server.received == head + "NONSENSE\r\n\r\n")
            #expect(server.connections == 2)
        }
    }

    /// More than the system takes at once.
    @Test func sendsLargeBodiesWhole() async throws {
        let block = Array((String(repeating: "x", count: (64 << 10) - 4) + "\r\n\r\n").utf8)
        let blocks = 256
        // The head is the first text that ends with an empty line.
        try await withServer({ _, request in request == blocks ? [.send(Self.ok)] : [] }) { client, server in
            let body = (0..<blocks).flatMap { _ in block }
            let response = try await client.send(Call(method: "POST", target: "/", body: body), timeout: .seconds(60))
            #expect(response.reply.status == 200)
            #expect(server.received.utf8.suffix(body.count).elementsEqual(body))
        }
    }

    @Test func measuresHeadAndWhole() async throws {
        let script: [ScriptedServer.Action] = [
            .pause(milliseconds: 60), .send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"), .pause(milliseconds: 800),
            .send("ok"),
        ]
        try await withServer({ _, _ in script }) { client, _ in
            let response = try await client.send(call)
            #expect(response.timeToHead >= .milliseconds(55))
            #expect(response.duration >= response.timeToHead + .milliseconds(100))
        }
    }

    @Test func waitsForASlowAnswer() async throws {
        try await withServer({ _, _ in [.drip(Self.ok, every: 2)] }) { client, _ in
            let response = try await client.send(call)
            #expect(response.reply.body == Array("ok".utf8))
        }
    }

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

    @Test func readsUntilTheEndWhereThereIsNoLength() async throws {
        try await withServer({ _, _ in [.send("HTTP/1.1 200 OK\r\n\r\nso"), .send(" far"), .close] }) { client, _ in
            let response = try await client.send(call)
            #expect(response.reply.body == Array("so far".utf8))
            #expect(response.connection == .closed)
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

    @Test func saysWhereAnAnswerWasCutOff() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"
        let partial = Reply(status: 200, headers: ["Content-Length": "10"], body: Array("four".utf8))
        #expect(
            try await failure([.send(head + "four"), .close])
                == .closedEarly(expected: 10, received: 4, partial: partial))
        #expect(
            try await failure([.send("HTTP/1.1 200 O"), .close])
                == .closedEarly(expected: nil, received: 14, partial: nil))
        let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        let cut = try await failure([.send(chunked + "4\r\nfour\r\n"), .close])
        #expect(cut?.description == "the connection was closed after 4 bytes of a chunked body that has no end")
    }

    @Test func saysWhatCameBeforeItTimedOut() async throws {
        let time = Duration.seconds(1)
        #expect(try await failure([], timeout: time) == .timedOut(after: time, receivedBytes: 0, partial: nil))
        #expect(
            try await failure([.send("HTTP/1.1 200")], timeout: time)
                == .timedOut(after: time, receivedBytes: 12, partial: nil))
        let late = try await failure([.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nlate")], timeout: time)
        let partial = Reply(status: 200, headers: ["Content-Length": "9"], body: Array("late".utf8))
        #expect(late == .timedOut(after: time, receivedBytes: 42, partial: partial))
        // Bytes that drip do not move the deadline.
        let begin = ContinuousClock.now
        _ = try await failure([.drip(String(repeating: "x", count: 200), every: 200)], timeout: time)
        #expect(ContinuousClock.now - begin < .seconds(20))
    }

    @Test(arguments: [("SSH-2.0\r\n", 0), ("HTTP/1.1 200 OK\r\nBad Header: x\r\n\r\n", 17)])
    func saysWhereAnAnswerIsNoHTTP(_ answer: String, _ position: Int) async throws {
        guard case .malformedReply(_, position) = try await failure([.send(answer)]) else {
            Issue.record("no fault at \(position)")
            return
        }
    }

    @Test func saysThatNobodyListens() async throws {
        let server = try await ScriptedServer.start { _, _ in [] }
        let port = server.port
        try await server.stop()
        let client = HTTPClient(host: "127.0.0.1", port: port)
        await #expect(throws: ClientError.refused(reason: "nothing answers on 127.0.0.1:\(port)")) {
            try await client.send(call)
        }
        let byName = HTTPClient(host: "localhost", port: port)
        await #expect(throws: ClientError.refused(reason: "nothing answers on localhost:\(port)")) {
            try await byName.send(call)
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

    @Test func agreesWithTheListener() async throws {
        let listener = try await Listener.start(responder: EchoResponder())
        let client = HTTPClient(host: "127.0.0.1", port: listener.port, maxConnections: 4)
        let posted = try await client.send(Call(method: "POST", target: "/a", body: Array("abc".utf8)))
        #expect(String(decoding: posted.reply.body, as: UTF8.self) == "POST /a 3 3|")
        let head = try await client.send(Call(method: "HEAD", target: "/large/77"))
        #expect(head.reply.headers["content-length"] == "77" && head.reply.body.isEmpty && head.connection == .kept)
        #expect(try await client.send(Call(method: "GET", target: "/large/5000000")).reply.body.count == 5_000_000)
        let refused = try await client.send(bytes: Array("GET\r\n\r\n".utf8), closeWait: .seconds(2))
        #expect(refused.reply.status == 400 && refused.connection == .closed)
        let cut = try await client.send(bytes: Array("GET / HTT".utf8), closing: true)
        #expect(cut.reply.status == 400)
        client.close()
        await listener.stop()
    }
}
