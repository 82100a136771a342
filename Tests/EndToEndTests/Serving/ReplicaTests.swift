import ForeignTools
import Foundation
import HTTPMessage
import HTTPWire
import PostmanModel
import TestSupport
import Testing

/// Several processes of `serve --shared` are one account (product section 11).
struct ReplicaTests {
    /// `MOCKCHECK_REPLICA_KILLS=200 swift test --filter ReplicaTests` goes on for so long.
    ///
    /// One store after the other, and windows of 100 requests, so that a machine with much else to do fills some.
    @Test(
        .serialized,
        .enabled(if: Python.isThere, "\(Python.remedy)"),
        .enabled(if: Shell.has("redis-server"), "redis-server is not installed: '.ci/install redis' does it"),
        arguments: StoreProgram.all.map { ["--store", $0.path] } + [["--cluster"]])
    func whateverIsKilledTheHistoryAddsUp(store: [String]) throws {
        let environment = ProcessInfo.processInfo.environment
        let kills = environment["MOCKCHECK_REPLICA_KILLS"] ?? "3"
        let script = "import runpy, sys; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
        let said = try Python.run(
            script,
            [
                ProgramRun.root.appending(path: "Tests/Replicas/history.py").path, ProgramRun.program.path,
                "--replicas", "3", "--kills", kills, "--limit", "2000", "--rate", "100",
                "--seed", environment["MOCKCHECK_REPLICA_SEED"] ?? "1",
            ] + store)
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
        let metrics = String(decoding: try await server.admin("GET", "/metrics").body, as: UTF8.self)
        #expect(metrics.contains("mockcheck_usage_calls 3"))
        _ = try await end(server)
    }

    @Test func aRequestInARateWindowNeedsTheStore() async throws {
        let folder = try TestFolder()
        let server = try await served(["--rate-limit", "10"], in: folder)
        let reply = try await server.get("/x")
        #expect(reply.status == 503 && reply.headers["retry-after"] == "1")
        _ = try await end(server)
    }

    @Test(.enabled(if: Shell.has("redis-server"), "redis-server is not installed: '.ci/install redis' does it"))
    func aRateWindowIsOneOfAllReplicas() async throws {
        let port = "\(FreePort.take())"
        let folders = try (0..<3).map { _ in try TestFolder() }
        let redis = try StartedProgram(
            ["redis-server", "--port", port, "--save", ""], of: URL(filePath: "/usr/bin/env"), in: folders[0].url)
        var replicas: [ServedProgram] = []
        for folder in folders {
            try folder.writeCollection("files")
            // No machine is so slow that the window ends meanwhile.
            try folder.write("rateLimit: { limit: 10, windowSeconds: 3600 }\n", to: "mockcheck.yaml")
            replicas.append(
                try await ServedProgram(
                    ["files.postman_collection.json", "--shared", "redis://127.0.0.1:\(port)", "--admin-port", "0"],
                    in: folder))
        }
        var resets: Set<String?> = []
        for number in 0..<12 {
            let reply = try await replicas[number % 3].get("/x")
            #expect(reply.status == (number < 10 ? 200 : 429))
            #expect(reply.headers["x-ratelimit-limit"] == "10")
            #expect(reply.headers["x-ratelimit-remaining"] == "\(max(0, 9 - number))")
            resets.insert(reply.headers["x-ratelimit-reset"])
            if number >= 10 { #expect(reply.headers["retry-after"].flatMap { Int($0) } ?? 0 > 0) }
        }
        #expect(resets.count == 1)
        for replica in replicas { #expect(try await end(replica).status == 0) }
        redis.signal(SIGTERM)
        _ = try await redis.finish()
    }

    @Test func withoutAStoreNothingCanBeMade() async throws {
        let folder = try TestFolder()
        let server = try await served([], in: folder)
        let reply = try await server.admin("GET", "/mocks")
        #expect(reply.status == 503 && reply.headers["retry-after"] == "1")
        #expect(String(decoding: reply.body, as: UTF8.self).contains("shared store cannot be reached"))
        _ = try await end(server)
    }

    private static func used(_ server: ServedProgram) async throws -> Int? {
        let operations = try JSONDocument.parse(try await server.admin("GET", "/me").body).root["operations"]
        return operations?.elements.first { $0["name"]?.string == "mock_usage" }?["usage"]?.integer
    }

    /// The store comes after the replicas, goes, and comes again with what it had.
    @Test(
        .enabled(if: Shell.has("redis-server"), "redis-server is not installed: '.ci/install redis' does it"),
        arguments: [nil, 5])
    func goesOnByItselfWhenTheStoreIsBack(limit: Int?) async throws {
        let (folder, other) = (try TestFolder(), try TestFolder())
        let port = "\(FreePort.take())"
        let arguments =
            ["files.postman_collection.json", "--shared", "redis://127.0.0.1:\(port)", "--admin-port", "0"]
            + (limit.map { ["--quota", "\($0)"] } ?? [])
        try folder.writeCollection("files")
        try other.writeCollection("files")
        let a = try await ServedProgram(arguments, in: folder)
        for _ in 0..<3 { #expect(try await a.get("/x").status == (limit == nil ? 200 : 503)) }
        let start = {
            try StartedProgram(
                ["redis-server", "--port", port, "--save", "", "--appendonly", "yes", "--appendfsync", "always"],
                of: URL(filePath: "/usr/bin/env"), in: folder.url)
        }
        var redis = try start()
        let isWell = { (server: ServedProgram) in
            try await server.waits {
                let body = try await server.admin("GET", "/health").body
                return String(decoding: body, as: UTF8.self).contains(#""status":"pass""#)
            }
        }
        #expect(try await isWell(a))
        let b = try await ServedProgram(arguments, in: other)
        // What was answered without a limit is entered now, and every replica knows it.
        let owed = limit == nil ? 3 : 0
        #expect(try await b.waits { try await Self.used(b) == owed })
        var answers = owed
        for server in [a, b, a, b] where try await server.get("/x").status == 200 { answers += 1 }
        #expect(answers == owed + 4)
        for server in [a, b] { #expect(try await server.waits { try await Self.used(server) == answers }) }
        redis.signal(SIGKILL)
        _ = try await redis.finish()
        redis = try start()
        for server in [a, b] { #expect(try await isWell(server)) }
        for server in [a, b, a, b] where try await server.get("/x").status == 200 { answers += 1 }
        #expect(answers == limit ?? (owed + 8))
        if limit != nil { #expect(try await a.get("/x").status == 429) }
        for server in [a, b] { #expect(try await end(server).status == 0) }
        redis.signal(SIGTERM)
        _ = try await redis.finish()
    }

    @Test(arguments: [
        (["--shared", "redis://store:x"], "--shared must look like redis://"),
        (["--shared", nowhere, "--state", "state"], "--shared and --state cannot be combined"),
    ])
    func whatIsNotSharedIsRefused(arguments: [String], reason: String) async throws {
        let folder = try TestFolder()
        try folder.writeCollection("files")
        let run = try await ProgramRun(
            ["serve", "files.postman_collection.json", "--port", "0"] + arguments, in: folder.url)
        #expect(run.status != 0 && run.errors.contains(reason), "\(run.errors)")
    }
}
