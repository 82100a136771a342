import Foundation
import HTTPMessage
import PostmanModel
import TestSupport
import Testing

/// What whoever runs `mockcheck serve` as a service relies on (product S-3, S-10).
struct OperatingTests {
    @Test func healthAndMetricsAreOnAListenerOfTheirOwn() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let served = try await ServedProgram([".", "--admin-port", "0"], in: folder)
        let health = try JSONDocument.parse(try await served.admin("GET", "/health").body).root
        #expect(health["status"]?.string == "pass")
        #expect(health["mocks"]?.integer == 1)
        #expect(try await served.get("/x").status == 200)
        #expect(try await served.get("/health").status == 404)
        let metrics = String(decoding: try await served.admin("GET", "/metrics").body, as: UTF8.self)
        #expect(metrics.contains("mockcheck_calls_total{mock=\"good\",outcome=\"matched\"} 1\n"))
        #expect(metrics.contains("mockcheck_calls_total{mock=\"good\",outcome=\"unmatched\"} 1\n"))
        #expect(metrics.contains("mockcheck_connections_accepted_total 2\n"))
    }

    @Test(
        arguments: [
            (["Host": "evil.example"], 403), (["Origin": "https://evil.example"], 403), (["Origin": "null"], 403),
            ([:], 405),
        ] as [(HeaderList, Int)])
    func pagesOfOtherSitesAreRefused(headers: HeaderList, status: Int) async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let served = try await ServedProgram([".", "--admin-port", "0"], in: folder)
        #expect(try await served.admin("POST", "/health", headers).status == status)
    }

    @Test func theControlPlaneCanBeOff() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let served = try await ServedProgram([".", "--admin-port", "off"], in: folder)
        #expect(served.adminPort == nil)
        #expect(!served.program.outputSoFar.contains("control plane"))
        #expect(try await served.get("/x").status == 200)
    }

    @Test func aTakenControlPortIsSaidOnlyWhereItWasAskedFor() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let first = try await ServedProgram(["."], in: folder)
        let taken = try #require(first.adminPort)
        // Without an option the second finds another port.
        let second = try await ServedProgram(["."], in: folder)
        #expect(second.adminPort != taken)
        let third = try await ProgramRun(
            ["serve", ".", "--port", "0", "--admin-port", "\(taken)"], in: folder.url)
        #expect(third.status == 3)
        #expect(third.errors.contains("\(taken)"))
    }

    @Test func theLogIsJSONWithoutSecretsAndOutputIsForURLs() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let key = "PMAK-not-to-be-seen"
        let served = try await ServedProgram(
            [".", "--private", "--api-key", key, "--log-format", "json", "--log-level", "trace", "--admin-port", "0"],
            in: folder)
        let headers: HeaderList = ["x-api-key": key, "Authorization": "Bearer \(key)", "Cookie": "a=\(key)"]
        #expect(try await served.get("/x?api_key=\(key)", headers).status == 200)
        #expect(try await served.get("/nothing", headers).status == 404)
        served.program.signal(SIGTERM)
        let run = try await served.program.finish()
        #expect(run.status == 0)
        #expect(!run.errors.contains(key))
        let lines = try run.errors.split(separator: "\n").map { try JSONDocument.parse(Array($0.utf8)).root }
        #expect(lines.compactMap { $0["outcome"]?.string } == ["matched", "unmatched"])
        #expect(lines.contains { $0["message"]?.string == "stopping" && $0["signal"]?.string == "SIGTERM" })
        // The mock, a call that it answers, the control plane, ready.
        let said = run.output.split(separator: "\n")
        #expect(said.count == 4)
        #expect(said.contains { $0.hasPrefix("  try  curl ") }, "\(run.output)")
        #expect(run.output.hasSuffix("ready\n"))
    }
}
