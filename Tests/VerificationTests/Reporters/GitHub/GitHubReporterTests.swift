import Foundation
import Testing

@testable import Verification

struct GitHubReporterTests {
    private final class Written {
        var text = ""
    }

    private func report(_ events: [Event], summary: String? = nil) throws -> String {
        let written = Written()
        var environment = [
            "GITHUB_SERVER_URL": "https://github.example", "GITHUB_REPOSITORY": "a/b", "GITHUB_SHA": "abc",
        ]
        environment["GITHUB_STEP_SUMMARY"] = summary
        var reporter = GitHubReporter(environment: environment, paths: TextReports.paths) { written.text += $0 }
        for event in events { reporter.record(event) }
        try reporter.finish()
        return written.text
    }

    @Test func annotatesTheLinesOfFailures() throws {
        let text = try report(TextReports.events)
        #expect(
            text.hasPrefix(
                "::error file=api/orders.json,line=88,col=9,title=Get order%3A GET /orders/1 -> 404 [by code]::"
                    + "own request (B-4.01): status expected 200, got 404\n"))
    }

    @Test func saysHowManyGitHubWouldDrop() throws {
        let results = (0..<30).map { ReportSamples.result("Case \($0)", .failed(ReportSamples.failure)) }
        let lines = try report(ReportSamples.run(results)).split(separator: "\n")
        #expect(lines.count == 10)
        #expect(lines.last == "::error::and 21 more failures, see the report")
    }

    @Test func addsToTheStepSummary() throws {
        let directory = try TemporaryDirectory()
        try "before\n".write(toFile: directory.file("summary.md"), atomically: true, encoding: .utf8)
        _ = try report(TextReports.events, summary: directory.file("summary.md"))
        let text = try directory.contents("summary.md")
        #expect(text.hasPrefix("before\n## ❌ mockcheck: FAILED\n"))
        #expect(text.contains("(https://github.example/a/b/blob/abc/api/orders.json#L88)"))
    }

    @Test func aHugeRunKeepsWithinGitHubsLimit() throws {
        var failure = ReportSamples.failure
        failure.difference = String(repeating: "-x\n+y\n", count: 20_000)
        failure.checks = [String(repeating: "z", count: 20_000)]
        let results = (0..<500).map { ReportSamples.result("Case \($0)", .failed(failure)) }
        let text = try TextReports.write(.markdown, ReportSamples.run(results))
        #expect(text.utf8.count <= 1_000_000)
        #expect(text.contains("and 450 more in the reports"))
    }
}
