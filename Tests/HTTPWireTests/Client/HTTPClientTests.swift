import HTTPMessage
import HTTPWire
import Testing

/// What a client says of an answer, and of one that is missing.
struct HTTPClientTests {
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    private let call = Call(method: "GET", target: "/")

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

    @Test func readsUntilTheEndWhereThereIsNoLength() async throws {
        try await withServer({ _, _ in [.send("HTTP/1.1 200 OK\r\n\r\nso"), .send(" far"), .close] }) { client, _ in
            let response = try await client.send(call)
            #expect(response.reply.body == Array("so far".utf8))
            #expect(response.connection == .closed)
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
