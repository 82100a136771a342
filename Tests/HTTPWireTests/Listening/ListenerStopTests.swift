import Dispatch
import HTTPMessage
import HTTPWire
import NIOCore
import NIOPosix
import Testing

/// How a listener begins and ends.
struct ListenerStopTests {
    @Test(arguments: Carriage.allCases)
    func finishesRequestsInFlightWhenItStops(over carriage: Carriage) async throws {
        let listener = try await Listener.start(responder: EchoResponder(), group: carriage.group)
        let inFlight = try await RawClient.connect(port: listener.port)
        let halfway = try await RawClient.connect(port: listener.port)
        let idle = try await RawClient.connect(port: listener.port)
        try await idle.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        _ = await idle.text(containing: "|")
        try await halfway.send("POST /half HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
        _ = await halfway.text(containing: "100 Continue")
        try await inFlight.send("GET /delay/1500 HTTP/1.1\r\nHost: h\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(try await eventually { listener.traffic.requests == 2 })
        async let stopping = listener.stop(gracefulWithin: .seconds(5))
        #expect(await idle.textToEnd().hasSuffix("|"))
        idle.close()
        try await halfway.send("abc")
        let half = await halfway.textToEnd()
        #expect(half.contains("Connection: close\r\n") && half.hasSuffix("POST /half 3 3|"))
        halfway.close()
        let answer = await inFlight.textToEnd()
        #expect(answer.contains("Connection: close\r\n"))
        #expect(answer.hasSuffix("delayed 1500"))
        inFlight.close()
        #expect(await stopping)
        await #expect(throws: (any Error).self) { try await RawClient.connect(port: listener.port) }
    }

    @Test(arguments: ["/delay/60000", "/never"], Carriage.allCases)
    func stopsAfterItsPatienceWhateverIsInFlight(target: String, over carriage: Carriage) async throws {
        let listener = try await Listener.start(responder: EchoResponder(), group: carriage.group)
        let client = try await RawClient.connect(port: listener.port)
        try await client.send("GET \(target) HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(try await eventually { listener.traffic.requests == 1 })
        let begin = ContinuousClock.now
        await listener.stop(gracefulWithin: .milliseconds(100))
        #expect(ContinuousClock.now - begin < .seconds(2))
        #expect(await client.textToEnd() == "")
        await listener.stop()
    }

    @Test(.timeLimit(.minutes(1)), arguments: Carriage.allCases)
    func stopsWhileAnEventLoopIsBusyForGood(over carriage: Carriage) async throws {
        let gate = DispatchSemaphore(value: 0)
        let group = carriage.thread
        let listener = try await Listener.start(responder: BusyResponder(gate: gate), group: group)
        let client = try await RawClient.connect(port: listener.port)
        try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(try await eventually { listener.traffic.requests == 1 })
        #expect(await listener.stop(gracefulWithin: .milliseconds(50)) == false)
        gate.signal()
        #expect(await listener.stop())
        try await group.shutdownGracefully()
    }

    /// Works on its first call until it is let go.
    private struct BusyResponder: Responder {
        let gate: DispatchSemaphore

        func respond(to call: Call) -> Response {
            gate.wait()
            return Response(Reply(status: 200))
        }
    }

    @Test(arguments: Carriage.allCases) func saysWhyItCannotListen(over carriage: Carriage) async throws {
        let listener = try await Listener.start(responder: EchoResponder(), group: carriage.group)
        await #expect(throws: ListenError.addressInUse(host: "127.0.0.1", port: listener.port)) {
            try await Listener.start(port: listener.port, responder: EchoResponder(), group: carriage.group)
        }
        await listener.stop()
    }
}
