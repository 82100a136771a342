import HTTPMessage
import HTTPWire
import NIOCore
import NIOPosix
import Testing

/// How slow, how many and how far ahead of their answers clients may be.
struct ListenerLimitsTests {
    @Test func endsSlowAndIdleConnections() async throws {
        var limits = ListenerLimits()
        limits.head = .milliseconds(600)
        limits.body = .milliseconds(600)
        limits.idle = .milliseconds(5000)
        try await withListener(limits) { listener in
            let begin = ContinuousClock.now
            let slowHead = try await RawClient.connect(port: listener.port)
            let slowBody = try await RawClient.connect(port: listener.port)
            let idle = try await RawClient.connect(port: listener.port)
            try await slowBody.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n")
            // Each byte alone comes in time, the head does not.
            for byte in "GET / HTTP/1.1\r\nHost: h\r\n".utf8 where !slowHead.isEnded {
                try? await slowHead.send([byte])
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(await slowHead.textToEnd().hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
            #expect(await slowBody.textToEnd().hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
            #expect(await idle.textToEnd() == "")
            #expect(ContinuousClock.now - begin >= .milliseconds(4900))
        }
    }

    @Test func doesNotReadAheadOfAClientThatDoesNotReadItsAnswers() async throws {
        var limits = ListenerLimits()
        limits.idle = .milliseconds(300)
        try await withListener(limits) { listener in
            let client = try await RawClient.connect(port: listener.port, receiveBuffer: 4096)
            try await client.setReading(false)
            // Before it is accepted, there is none open either.
            #expect(try await eventually { listener.traffic.openConnections == 1 })
            let requests = String(repeating: "GET /large/1000000 HTTP/1.1\r\nHost: h\r\n\r\n", count: 2000)
            // Two gigabytes of answers are asked for; the listener gives up on the client instead.
            try? await client.send(requests)
            #expect(try await eventually { listener.traffic.openConnections == 0 })
            try? await client.setReading(true)
            _ = await client.textToEnd()
            #expect(client.byteCount < 100_000_000)
        }
    }

    @Test func closesConnectionsBeyondTheLimit() async throws {
        var limits = ListenerLimits()
        limits.connections = 2
        try await withListener(limits) { listener in
            let kept = [
                try await RawClient.connect(port: listener.port), try await RawClient.connect(port: listener.port),
            ]
            for client in kept {
                try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
                #expect(await client.text(containing: "|").hasPrefix("HTTP/1.1 200 "))
            }
            let third = try await RawClient.connect(port: listener.port)
            try? await third.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            #expect(await third.textToEnd() == "")
            try await kept[0].send("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
            _ = await kept[0].textToEnd()
            kept[0].close()
            let isServed = try await eventually {
                let fourth = try await RawClient.connect(port: listener.port)
                defer { fourth.close() }
                try? await fourth.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
                return await fourth.text(containing: "|").hasPrefix("HTTP/1.1 200 ")
            }
            #expect(isServed)
        }
    }

    @Test func servesTwoHundredConnectionsAtOnce() async throws {
        try await withListener { listener in
            let clients = try await withThrowingTaskGroup(of: RawClient.self) { group in
                for _ in 0..<200 { group.addTask { try await RawClient.connect(port: listener.port) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for (index, client) in clients.enumerated() {
                    group.addTask {
                        try await client.send("GET /\(index) HTTP/1.1\r\nHost: h\r\n\r\n")
                        return await client.text(containing: "|").contains("GET /\(index) ")
                    }
                }
                for try await isRight in group { #expect(isRight) }
            }
            for client in clients { client.close() }
        }
    }
}
