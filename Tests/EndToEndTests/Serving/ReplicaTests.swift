import ForeignTools
import Foundation
import HTTPMessage
import HTTPWire
import PostmanModel
import Testing

/// Several processes of `serve --shared` are one account (product section 11).
struct ReplicaTests {
    /// `MOCKCHECK_REPLICA_KILLS=200 swift test --filter ReplicaTests` goes on for so long.
    @Test(
        .enabled(if: Python.isThere, "\(Python.remedy)"),
        .enabled(if: Shell.has("redis-server"), "redis-server is not installed: '.ci/install redis' does it"))
    func whateverIsKilledTheHistoryAddsUp() throws {
        let environment = ProcessInfo.processInfo.environment
        let kills = environment["MOCKCHECK_REPLICA_KILLS"] ?? "3"
        let script = "import runpy, sys; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
        let said = try Python.run(
            script,
            [
                ProgramRun.root.appending(path: "Tests/Replicas/history.py").path, ProgramRun.program.path,
                "--replicas", "3", "--kills", kills, "--limit", "2000",
                "--seed", environment["MOCKCHECK_REPLICA_SEED"] ?? "1",
            ])
        #expect(!said.contains("WRONG"), "\(said)")
        #expect(said.contains("limit 2000: "))
    }

    private static let nowhere = "redis://127.0.0.1:1"

    private func served(_ arguments: [String], in folder: TestFolder) async throws -> ServedProgram {
        try folder.writeCollection("files")
        return try await ServedProgram(
            ["files.postman_collection.json", "--shared", Self.nowhere, "--admin-port", "0"] + arguments, in: folder)
    }

    private func end(_ server: ServedProgram) async throws -> ProgramRun {
        server.program.signal(SIGTERM)
        return try await server.program.finish()
    }

    @Test func aRequestUnderALimitNeedsTheStore() async throws {
        let folder = try TestFolder()
        let server = try await served(["--quota", "10"], in: folder)
        let reply = try await server.get("/x")
        #expect(reply.status == 503)
        #expect(reply.headers["retry-after"] == "1")
        #expect(String(decoding: reply.body, as: UTF8.self).contains("cannot be counted"))
        let health = try JSONDocument.parse(try await server.admin("GET", "/health").body).root
        #expect(health["status"]?.string == "warn" && health["sharedStore"]?.string == "fail")
        #expect(health["reason"]?.string?.contains("cannot be reached") == true)
        let metrics = String(decoding: try await server.admin("GET", "/metrics").body, as: UTF8.self)
        #expect(metrics.contains("mockcheck_shared_store_up 0"))
        #expect(try await end(server).errors.contains("the shared store cannot be reached"))
    }

    @Test func withoutALimitResponsesGoOn() async throws {
        let folder = try TestFolder()
        let server = try await served([], in: folder)
        for _ in 0..<3 { #expect(try await server.get("/x").status == 200) }
        let me = String(decoding: try await server.admin("GET", "/me").body, as: UTF8.self)
        #expect(me.contains("\"usage\":3"))
        _ = try await end(server)
    }

    @Test(arguments: [
        (["--shared", "redis://store:x"], "--shared must look like redis://"),
        (["--shared", nowhere, "--state", "state"], "--shared and --state cannot be combined"),
        (["--shared", nowhere, "--rate-limit", "5"], "has a rate limit"),
    ])
    func whatIsNotSharedIsRefused(arguments: [String], reason: String) async throws {
        let folder = try TestFolder()
        try folder.writeCollection("files")
        let run = try await ProgramRun(
            ["serve", "files.postman_collection.json", "--port", "0"] + arguments, in: folder.url)
        #expect(run.status != 0 && run.errors.contains(reason), "\(run.errors)")
    }
}
