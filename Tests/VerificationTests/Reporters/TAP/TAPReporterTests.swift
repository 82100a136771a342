import Foundation
import Testing

@testable import Verification

struct TAPReporterTests {
    @Test func writesPointsPlanAndDiagnostics() throws {
        let lines = try TextReports.write(.tap, TextReports.events).split(separator: "\n").map(String.init)
        #expect(lines.first == "TAP version 14")
        #expect(lines.last == "1..4")
        #expect(lines.contains("ok 1 - Orders.Get/Get order: GET /orders/1 -> 200 [plain]"))
        #expect(lines.contains("not ok 2 - Orders.Get/Get order: GET /orders/1 -> 404 [by code]"))
        #expect(lines.contains("ok 3 - Orders.Get/Old order: GET /old -> 200 [plain] # SKIP shadowed by 'New'"))
        #expect(lines.contains("  message: \"own request (B-4.01): status expected 200, got 404\""))
    }

    /// Perl's own reader, which knows versions up to 13; what is new in 14 it ignores.
    @Test(.enabled(if: OtherTool.path("prove") != nil, "prove is not installed"))
    func perlReadsIt() throws {
        let directory = try TemporaryDirectory()
        let text = try TextReports.write(.tap, TextReports.events)
            .replacing("TAP version 14", with: "TAP version 13")
        try text.write(toFile: directory.file("run.tap"), atomically: true, encoding: .utf8)
        let prove = try #require(OtherTool.path("prove"))
        let result = try OtherTool.run(prove, ["--exec", "cat", directory.file("run.tap")])
        #expect(result.output.contains("Failed tests:  2, 4") || result.output.contains("Failed tests: 2, 4"))
        #expect(result.output.contains("Tests=4"))
        #expect(!result.output.contains("Parse errors"))
    }

    @Test func anInterruptedRunBailsOut() throws {
        var summary = RunSummary()
        summary.interruption = "SIGTERM"
        let text = try TextReports.write(.tap, [.runStarted(ReportSamples.facts()), .runFinished(summary)])
        #expect(text.hasSuffix("Bail out! SIGTERM\n"))
    }
}
