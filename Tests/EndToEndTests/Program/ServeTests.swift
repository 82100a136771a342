import Foundation
import HTTPMessage
import HTTPWire
import Testing

/// `mockcheck serve` as scripts and browsers meet it (product section 4).
struct ServeTests {
    /// Starts the program on a free port and says where it listens.
    private func serve(_ arguments: [String], in folder: TestFolder) async throws -> (StartedProgram, port: Int) {
        let program = try StartedProgram(
            ["serve"] + arguments + ["--port", "0", "--ready-file", folder.path("ready.json")], in: folder.url)
        try #require(try await program.waits(for: "ready\n"), "\(program.outputSoFar)")
        let ready = try String(contentsOfFile: folder.path("ready.json"), encoding: .utf8)
        let port = try #require(ready.firstMatch(of: /"url":"http:..127\.0\.0\.1:(\d+)/))
        return (program, try #require(Int(port.output.1)))
    }

    private func get(_ target: String, port: Int, _ headers: HeaderList = [:]) async throws -> Reply {
        let prober = Prober(host: "127.0.0.1", port: port)
        defer { prober.close() }
        return try await prober.send(Call(method: "GET", target: target, headers: headers)).reply
    }

    @Test func oneMockAnswersAtTheRoot() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good", body: "hello")
        let (program, port) = try await serve(["."], in: folder)
        let reply = try await get("/x", port: port)
        #expect(reply.status == 200)
        #expect(reply.body == Array("hello".utf8))
        #expect(reply.headers["access-control-allow-origin"] == "*")
        program.signal(SIGTERM)
        #expect(try await program.finish().status == 0)
    }

    @Test func severalMocksAnswerByHostOrPath() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Orders", body: "orders")
        try folder.writeCollection("Users", body: "users")
        let (program, port) = try await serve(["."], in: folder)
        #expect(try await get("/users/x", port: port).body == Array("users".utf8))
        #expect(try await get("/x", port: port, ["Host": "orders.localhost:1"]).body == Array("orders".utf8))
        #expect(try await get("/x", port: port).status == 404)
        program.signal(SIGINT)
        #expect(try await program.finish().status == 130)
    }

    @Test func keysAreAskedForAndNeverPrinted() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let key = "PMAK-not-to-be-seen"
        let (program, port) = try await serve([".", "--private", "--api-key", key, "--explain"], in: folder)
        #expect(try await get("/x", port: port).status == 401)
        #expect(try await get("/x", port: port, ["x-api-key": key]).status == 200)
        #expect(try await get("/x", port: port, ["x-api-key": key + "x"]).status == 401)
        program.signal(SIGTERM)
        let run = try await program.finish()
        let said = run.output + run.errors + (try String(contentsOfFile: folder.path("ready.json"), encoding: .utf8))
        #expect(!said.contains(key))
        #expect(!said.contains(Data(key.utf8).base64EncodedString()))
    }

    @Test func limitsAndExplanationsAreServed() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let (program, port) = try await serve([".", "--quota", "2", "--rate-limit", "100", "--explain"], in: folder)
        let first = try await get("/x", port: port)
        #expect(first.headers["x-ratelimit-limit"] == "100")
        #expect(first.headers["x-mockcheck-example"]?.hasPrefix("X;") == true)
        let miss = try await get("/y/z", port: port)
        #expect(String(decoding: miss.body, as: UTF8.self).contains("nearMisses"))
        #expect(try await get("/x", port: port).status == 429)
        program.signal(SIGTERM)
        #expect(try await program.finish().status == 0)
    }

    @Test func requestsInFlightAreFinished() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let (program, port) = try await serve([".", "--delay", "3000"], in: folder)
        async let reply = get("/x", port: port)
        try await Task.sleep(for: .milliseconds(1500))
        program.signal(SIGTERM)
        #expect(try await reply.status == 200)
        #expect(try await program.finish().status == 0)
    }

    @Test func aTakenPortExitsWithThree() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let (program, port) = try await serve(["."], in: folder)
        let second = try await ProgramRun(["serve", ".", "--port", "\(port)"], in: folder.url)
        #expect(second.status == 3)
        #expect(second.errors.contains("\(port)"))
        program.signal(SIGTERM)
        #expect(try await program.finish().status == 0)
    }
}
