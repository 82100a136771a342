import Foundation
import Testing

@testable import Verification

struct CTRFReporterTests {
    /// The members that the format knows; it refuses others (CI-2.5).
    private static let known: Set<String> = [
        "name", "status", "duration", "suite", "filePath", "line", "message", "trace", "tags", "extra", "rawStatus",
    ]

    @Test func keepsToTheFormat() throws {
        let text = try TextReports.write(.ctrf, TextReports.events)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(root["reportFormat"] as? String == "CTRF")
        let results = try #require(root["results"] as? [String: Any])
        let summary = try #require(results["summary"] as? [String: Int])
        #expect(summary["tests"] == 4 && summary["passed"] == 1 && summary["failed"] == 2 && summary["skipped"] == 1)
        let start = try #require(summary["start"])
        #expect(summary["stop"] == start + 164)
        let tests = try #require(results["tests"] as? [[String: Any]])
        #expect(tests.map { $0["status"] as? String } == ["passed", "failed", "skipped", "failed"])
        #expect(tests.allSatisfy { Set($0.keys).isSubset(of: Self.known) })
        #expect(tests[3]["rawStatus"] as? String == "error")
        #expect(tests[0]["duration"] as? Int == 41)
    }
}
