import Foundation
import HTTPMessage
import TestSupport
import Testing

/// `mockcheck serve` as scripts and browsers meet it (product section 4).
struct ServeTests {
    @Test func oneMockAnswersAtTheRoot() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good", body: "hello")
        let served = try await ServedProgram(["."], in: folder)
        let reply = try await served.get("/x")
        #expect(reply.status == 200)
        #expect(reply.body == Array("hello".utf8))
        #expect(reply.headers["access-control-allow-origin"] == "*")
        served.program.signal(SIGTERM)
        #expect(try await served.program.finish().status == 0)
    }

    @Test func severalMocksAnswerByHostOrPath() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Orders", body: "orders")
        try folder.writeCollection("Users", body: "users")
        let served = try await ServedProgram(["."], in: folder)
        #expect(try await served.get("/users/x").body == Array("users".utf8))
        #expect(try await served.get("/x", ["Host": "orders.localhost:1"]).body == Array("orders".utf8))
        #expect(try await served.get("/x").status == 404)
        served.program.signal(SIGINT)
        #expect(try await served.program.finish().status == 130)
    }

    @Test func keysAreAskedForAndNeverPrinted() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let key = "PMAK-not-to-be-seen"
        let served = try await ServedProgram([".", "--private", "--api-key", key, "--explain"], in: folder)
        #expect(try await served.get("/x").status == 401)
        #expect(try await served.get("/x", ["x-api-key": key]).status == 200)
        #expect(try await served.get("/x", ["x-api-key": key + "x"]).status == 401)
        served.program.signal(SIGTERM)
        let run = try await served.program.finish()
        let said = run.output + run.errors + (try String(contentsOfFile: folder.path("ready.json"), encoding: .utf8))
        #expect(!said.contains(key))
        #expect(!said.contains(Data(key.utf8).base64EncodedString()))
    }

    @Test func limitsAndExplanationsAreServed() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let served = try await ServedProgram([".", "--quota", "2", "--rate-limit", "100", "--explain"], in: folder)
        let first = try await served.get("/x")
        #expect(first.headers["x-ratelimit-limit"] == "100")
        #expect(first.headers["x-mockcheck-example"]?.hasPrefix("X;") == true)
        let miss = try await served.get("/y/z")
        #expect(String(decoding: miss.body, as: UTF8.self).contains("nearMisses"))
        #expect(try await served.get("/x").status == 429)
        served.program.signal(SIGTERM)
        #expect(try await served.program.finish().status == 0)
    }

    @Test func requestsInFlightAreFinished() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let served = try await ServedProgram([".", "--delay", "3000"], in: folder)
        let port = served.port
        async let reply = ServedProgram.send(Call(method: "GET", target: "/x"), to: port)
        // The mock has the call and holds its answer back.
        let isInFlight = try await served.waits {
            let metrics = String(decoding: try await served.admin("GET", "/metrics").body, as: UTF8.self)
            return metrics.contains("mockcheck_calls_total{mock=\"good\",outcome=\"matched\"} 1")
        }
        #expect(isInFlight)
        served.program.signal(SIGTERM)
        #expect(try await reply.status == 200)
        #expect(try await served.program.finish().status == 0)
    }

    @Test func aTakenPortExitsWithThree() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let served = try await ServedProgram(["."], in: folder)
        let second = try await ProgramRun(["serve", ".", "--port", "\(served.port)"], in: folder.url)
        #expect(second.status == 3)
        #expect(second.errors.contains("\(served.port)"))
        served.program.signal(SIGTERM)
        #expect(try await served.program.finish().status == 0)
    }
}
