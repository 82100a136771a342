import Foundation
import HTTPMessage
import HTTPWire
import PostmanModel
import TestSupport
import Testing

/// The promises of a state directory while the disk fails during the run, not before it (product S-5).
///
/// A shell's limit on the size of files stands for the full disk: the first bytes are written, the next ones are not.
struct FailingDiskTests {
    private static let bytes = 4096

    private struct Server {
        let program: StartedProgram
        let mocks: HTTPClient
        let admin: HTTPClient

        init(in folder: TestFolder, isFailing: Bool) async throws {
            try? FileManager.default.removeItem(atPath: folder.path("ready.json"))
            let limit = isFailing ? "trap '' XFSZ; ulimit -f \(FailingDiskTests.bytes / 512);" : ""
            program = try StartedProgram(
                [
                    "-c",
                    limit
                        + "exec \"$P\" serve Files.postman_collection.json --port 0 --admin-port 0 --ready-file ready.json "
                        + "--state state --quota 1000000 --log-level warning",
                ], of: URL(filePath: "/bin/sh"), environment: ["P": ProgramRun.program.path], in: folder.url)
            try #require(try await program.waits(for: "ready\n"), "\(program.errorsSoFar)")
            let ready = try String(contentsOfFile: folder.path("ready.json"), encoding: .utf8)
            let port = try #require(ready.firstMatch(of: /"url":"http:..127\.0\.0\.1:(\d+)/))
            let adminPort = try #require(ready.firstMatch(of: /"admin":"http:..127\.0\.0\.1:(\d+)"/))
            mocks = HTTPClient(host: "127.0.0.1", port: try #require(Int(port.output.1)))
            admin = HTTPClient(host: "127.0.0.1", port: try #require(Int(adminPort.output.1)))
        }

        func api(_ method: String, _ path: String, _ body: String = "") async throws -> Reply {
            try await admin.send(Call(method: method, target: path, headers: [:], body: Array(body.utf8))).reply
        }

        func usage() async throws -> Int {
            let root = try JSONDocument.parse(try await api("GET", "/me").body).root
            let operations = root["operations"]?.elements.map { $0 } ?? []
            return try #require(operations.first { $0["name"]?.string == "mock_usage" }?["usage"]?.integer)
        }

        func end() async throws {
            mocks.close()
            admin.close()
            program.signal(SIGTERM)
            _ = try await program.finish()
        }
    }

    @Test func whatCannotBeKeptIsNotPromised() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Files", body: "x")
        let server = try await Server(in: folder, isFailing: true)
        // The call log: calls are answered, and it is said that they are not kept.
        for _ in 0..<40 {
            #expect(try await server.mocks.send(Call(method: "GET", target: "/x")).reply.status == 200)
        }
        #expect(server.program.errorsSoFar.contains("calls are kept in memory only"))
        // The library: what does not fit is refused whole, and what fits is made.
        let pad = String(repeating: "p", count: Self.bytes)
        let large = #"{"collection":{"info":{"name":"\#(pad)","schema":"\#(Self.schema)"},"item":[]}}"#
        #expect(try await server.api("POST", "/collections", large).status == 500)
        let small = #"{"collection":{"info":{"name":"Small","schema":"\#(Self.schema)"},"item":[]}}"#
        #expect(try await server.api("POST", "/collections", small).status == 200)
        let listed = String(decoding: try await server.api("GET", "/collections").body, as: UTF8.self)
        #expect(listed.contains("Small") && !listed.contains("ppp"))
        // The journal: no answer that is not counted.
        var answered = 40
        var refused = 0
        for _ in 0..<6000 where refused < 3 {
            switch try await server.mocks.send(Call(method: "GET", target: "/x")).reply.status {
            case 200: answered += 1
            case 503: refused += 1
            case let status: Issue.record("status \(status)")
            }
        }
        #expect(refused == 3)
        #expect(try await server.usage() >= answered)
        try await server.end()
        let again = try await Server(in: folder, isFailing: false)
        let usage = try await again.usage()
        #expect(usage >= answered && usage <= answered + 100, "\(answered) answered, \(usage) counted")
        let kept = String(decoding: try await again.api("GET", "/collections").body, as: UTF8.self)
        #expect(kept.contains("Small") && !kept.contains("ppp"))
        let drafts = try FileManager.default.subpathsOfDirectory(atPath: folder.path("state")).filter {
            $0.hasSuffix(".new")
        }
        #expect(drafts == [])
        #expect(try await again.mocks.send(Call(method: "GET", target: "/x")).reply.status == 200)
        try await again.end()
    }

    private static let schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
}
