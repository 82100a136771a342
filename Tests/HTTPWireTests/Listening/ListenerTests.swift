import HTTPMessage
import HTTPWire
import NIOCore
import NIOPosix
import Testing

/// What a listener takes and how it answers.
struct ListenerTests {
    @Test func answersWithItsOwnFraming() async throws {
        try await withListener { listener in
            let answer = try await exchange(listener, "GET /a HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
            let lines = answer.split(separator: "\r\n", omittingEmptySubsequences: false)
            #expect(lines.first == "HTTP/1.1 200 OK")
            #expect(lines[1] == "Content-Type: text/plain")
            #expect(lines[2].wholeMatch(of: #/Date: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/#) != nil)
            #expect(lines[3...] == ["Content-Length: 11", "Connection: close", "", "GET /a - 0|"])
        }
    }

    @Test func sendsOnlyHeadersThatHTTPCanCarry() async throws {
        try await withListener { listener in
            let answer = try await exchange(listener, "GET /headers HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
            #expect(answer.contains("\r\nX-First: 1\r\nx-second: zwei ü\r\nX-First: again\r\nDate: "))
            #expect(answer.hasSuffix("\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
            for absent in ["999", "chunked", "upgrade", "never", "Bad Name", "X-Injected", "X-Nul"] {
                #expect(!answer.contains(absent))
            }
        }
    }

    @Test(arguments: MalformedRequests.all)
    func refusesMalformedRequestsAndCloses(_ reason: String, _ request: String) async throws {
        try await withListener { listener in
            // A second request behind it would be smuggled if it were answered.
            let answer = try await exchange(listener, request + "GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"), "\(reason)")
            #expect(answer.contains("\r\nConnection: close\r\n"))
            #expect(answer.contains("malformed request: "))
            #expect(!answer.contains("smuggled"))
        }
    }

    @Test func answersPipelinedRequestsInOrder() async throws {
        try await withListener { listener in
            let requests = (1...200).map { "GET /\($0) HTTP/1.1\r\nHost: h\r\n\r\n" }.joined()
            let answer = try await exchange(
                listener,
                "GET /delay/60 HTTP/1.1\r\nHost: h\r\n\r\n" + requests
                    + "POST /last HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc"
                    + "GET /never HTTP/1.1\r\nHost: h\r\n\r\n")
            let bodies = answer.matches(of: #/(?:GET|POST) /(\w+) |(delayed 60)/#).map { $0.1 ?? $0.2 }
            #expect(bodies == ["delayed 60"] + (1...200).map { "\($0)" } + ["last"])
        }
    }

    @Test(arguments: [
        ("GET / HTTP/1.0\r\n\r\n", true), ("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", false),
        ("GET / HTTP/1.1\r\nHost: h\r\nConnection: x, CLOSE\r\n\r\n", true),
        ("GET / HTTP/1.1\r\nHost: h\r\n\r\n", false),
        ("GET / HTTP/1.2\r\nHost: h\r\n\r\n", false),
    ])
    func closesWhenAskedTo(_ request: String, _ closes: Bool) async throws {
        try await withListener { listener in
            let client = try await RawClient.connect(port: listener.port)
            try await client.send(request)
            let first = await client.text(containing: "|")
            #expect(first.contains("Connection: close") == closes)
            #expect(first.contains("Connection: keep-alive") == (request.contains("Keep-Alive")))
            if !closes { try await client.send("GET /again HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n") }
            #expect(await client.textToEnd().contains("GET /again") == !closes)
        }
    }

    @Test(
        arguments: [
            ("HEAD /a", 200, "Content-Length: 12"), ("HEAD /status/404", 404, "Content-Length: 6"),
            ("GET /status/204", 204, nil), ("GET /status/304", 304, nil), ("HEAD /status/204", 204, nil),
        ] as [(String, Int, String?)])
    func sendsNoBodyWhereThereIsNone(_ start: String, _ status: Int, _ length: String?) async throws {
        try await withListener { listener in
            let answer = try await exchange(listener, "\(start) HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 \(status) "))
            #expect(answer.hasSuffix("\r\n\r\n"))
            #expect(answer.contains("Content-Length") == (length != nil))
            if let length { #expect(answer.contains("\r\n\(length)\r\n")) }
        }
    }

    @Test func canSendEveryStatusFrom200To999() async throws {
        try await withListener { listener in
            let client = try await RawClient.connect(port: listener.port)
            for status in 200...999 { try await client.send("GET /status/\(status) HTTP/1.1\r\nHost: h\r\n\r\n") }
            try await client.send("GET /status/100 HTTP/1.1\r\nHost: h\r\n\r\n")
            try await client.send("GET /status/1000 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
            let statuses = await client.textToEnd().matches(of: #/HTTP/1\.1 (\d+) /#).compactMap { Int($0.1) }
            #expect(statuses == Array(200...999) + [500, 500])
        }
    }

    @Test func letsTheClientContinueOnlyWithABodyItTakes() async throws {
        var limits = ListenerLimits()
        limits.bodyBytes = 10
        try await withListener(limits) { listener in
            let head = "POST /a HTTP/1.1\r\nHost: h\r\nExpect: 100-Continue\r\nConnection: close\r\nContent-Length: "
            let client = try await RawClient.connect(port: listener.port)
            try await client.send(head + "3\r\n\r\n")
            #expect(await client.text(containing: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
            try await client.send("abc")
            #expect(await client.textToEnd().hasSuffix("POST /a 3 3|"))

            let tooLarge = try await exchange(listener, head + "11\r\n\r\n")
            #expect(tooLarge.hasPrefix("HTTP/1.1 400 "))
            let noBody = try await exchange(listener, head + "0\r\n\r\n")
            #expect(noBody.hasPrefix("HTTP/1.1 200 "))
            let hasBegun = try await exchange(listener, head + "3\r\n\r\nabc")
            #expect(hasBegun.hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test func refusesAnUnknownExpectation() async throws {
        try await withListener { listener in
            let answer = try await exchange(
                listener, "POST /a HTTP/1.1\r\nHost: h\r\nExpect: miracles\r\nContent-Length: 3\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 417 Expectation Failed\r\n"))
            #expect(answer.contains("Connection: close"))
        }
    }

    @Test func countsWhatComes() async throws {
        var limits = ListenerLimits()
        limits.connections = 1
        try await withListener(limits) { listener in
            #expect(listener.traffic.acceptedConnections == 0)
            let client = try await RawClient.connect(port: listener.port)
            try await client.send("GET /a HTTP/1.1\r\nHost: h\r\n\r\nGET /b HTTP/1.1\r\nHost: h\r\n\r\n")
            _ = await client.text(containing: "|", times: 2)
            let refused = try await RawClient.connect(port: listener.port)
            #expect(await refused.textToEnd() == "")
            let traffic = listener.traffic
            #expect((traffic.openConnections, traffic.acceptedConnections, traffic.refusedConnections) == (1, 1, 1))
            #expect((traffic.requests, traffic.faults) == (2, 0))
            try await client.send("nonsense\r\n\r\n")
            _ = await client.textToEnd()
            client.close()
            #expect(listener.traffic.faults == 1)
            #expect(try await eventually { listener.traffic.openConnections == 0 })
        }
    }

    @Test func readsChunkedBodies() async throws {
        try await withListener { listener in
            let answer = try await exchange(
                listener,
                "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: Chunked\r\nConnection: close\r\n\r\n"
                    + "3\r\nabc\r\n02;ext=\"1\"\r\nde\r\n000\r\nX: y\r\n\r\n")
            #expect(answer.hasSuffix("POST /a - 5|"))
        }
    }

    @Test func readsAMegabyteAndRefusesMore() async throws {
        try await withListener { listener in
            let megabyte = [UInt8](repeating: 0x78, count: 1024 * 1024)
            let client = try await RawClient.connect(port: listener.port)
            try await client.send("PUT /a HTTP/1.1\r\nHost: h\r\nContent-Length: \(megabyte.count)\r\n\r\n")
            try await client.send(megabyte)
            #expect(await client.text(containing: "|").hasSuffix(" 1048576 1048576|"))
            // The answer arrives although the client goes on sending for a while.
            try await client.send("PUT /a HTTP/1.1\r\nHost: h\r\nContent-Length: \(megabyte.count + 1)\r\n\r\n")
            try await client.send(megabyte)
            let answer = await client.textToEnd()
            #expect(answer.contains("HTTP/1.1 400 Bad Request\r\n"))
            #expect(answer.hasSuffix("the request body is larger than 1048576 bytes\n"))
            client.close()
        }
    }

    @Test func refusesTooLongAHead() async throws {
        var limits = ListenerLimits()
        limits.headBytes = 500
        try await withListener(limits) { listener in
            let long = String(repeating: "x", count: 600)
            for request in ["GET /\(long)", "GET / HTTP/1.1\r\nHost: h\r\nA: \(long)\r\n\r\n"] {
                let answer = try await exchange(listener, request)
                #expect(answer.hasPrefix("HTTP/1.1 431 Request Header Fields Too Large\r\n"))
                #expect(answer.contains("Connection: close"))
            }
        }
    }

    @Test func refusesARequestThatEndsEarly() async throws {
        try await withListener { listener in
            for part in [
                "GET / HT", "GET / HTTP/1.1\r\nHost: h\r\n",
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nabc",
            ] {
                let client = try await RawClient.connect(port: listener.port)
                try await client.send(part)
                try await client.closeOutput()
                #expect(await client.textToEnd().hasPrefix("HTTP/1.1 400 "))
            }
        }
    }

    /// What is done beside the event loop keeps neither the calls behind it from their order nor others from theirs.
    @Test func answersInOrderWhatIsDoneBesideTheLoop() async throws {
        try await withListener { listener in
            let client = try await RawClient.connect(port: listener.port)
            let targets = ["/a", "/later/x", "/b", "/json/20000", "/later/later/y", "/c"]
            let requests = targets.map { "GET \($0) HTTP/1.1\r\nHost: h\r\nAccept-Encoding: gzip\r\n\r\n" }
            try await client.send(requests.joined())
            try await client.closeOutput()
            let answers = await client.textToEnd()
            let places = ["GET /a ", "GET /x ", "GET /b ", "Content-Encoding: gzip", "GET /y ", "GET /c "].map {
                answers.firstRange(of: $0)?.lowerBound
            }
            let found = places.compactMap { $0 }
            #expect(found.count == 6)
            #expect(found == found.sorted())
        }
    }

    @Test func answersAClientThatHasClosedItsDirection() async throws {
        try await withListener { listener in
            let client = try await RawClient.connect(port: listener.port)
            try await client.send(
                "GET /delay/50 HTTP/1.1\r\nHost: h\r\n\r\nGET /large/3000000 HTTP/1.1\r\nHost: h\r\n\r\n")
            try await client.closeOutput()
            let answer = await client.textToEnd()
            #expect(answer.contains("delayed 50"))
            #expect(answer.utf8.reduce(0) { $0 + ($1 == 0x78 ? 1 : 0) } >= 3_000_000)
        }
    }
}
