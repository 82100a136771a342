import Linting
import PostmanModel
import Testing

struct LintReportTests {
    private static func report() throws -> LintReport {
        let json = LintedCollection.of(
            examples: LintedCollection.example(name: "a:b,c%\r\n::error::x", code: "204", headers: ""))
        return LintReport(findings: try LintedCollection.findings(json, file: "my specs/api.json"), version: "1.0")
    }

    private static func parsed(_ text: String) throws -> JSONValue { try JSONDocument.parse(Array(text.utf8)).root }

    @Test func `writes SARIF with what GitHub requires`() throws {
        let report = try Self.report()
        let log = try Self.parsed(report.sarif)
        #expect(log["version"]?.string == "2.1.0")
        let run = try #require(log["runs"]?.elements.first { _ in true })
        #expect(run["columnKind"]?.string == "unicodeCodePoints")
        let rules = Set((run["tool"]?["driver"]?["rules"]?.elements.map { $0["id"]?.string } ?? []))
        let results = Array(try #require(run["results"]).elements)
        #expect(results.count == report.findings.count && !results.isEmpty)
        for result in results {
            #expect(rules.contains(result["ruleId"]?.string))
            let place = result["locations"]?.elements.first { _ in true }?["physicalLocation"]
            #expect(place?["artifactLocation"]?["uri"]?.string == "my%20specs/api.json")
            #expect(place?["region"]?["startLine"]?.integer.map { $0 >= 1 } == true)
            #expect(["error", "warning", "note"].contains(result["level"]?.string))
        }
    }

    @Test func `writes GitLab's array with unique fingerprints`() throws {
        let report = try Self.report()
        let entries = Array(try Self.parsed(report.gitLab).elements)
        #expect(entries.count == report.findings.count)
        #expect(Set(entries.compactMap { $0["fingerprint"]?.string }).count == entries.count)
        for entry in entries {
            #expect(["info", "minor", "major", "critical", "blocker"].contains(entry["severity"]?.string))
            #expect(entry["location"]?["lines"]?["begin"]?.integer != nil)
        }
    }

    @Test func `writes one workflow command a line, whatever names hold`() throws {
        for line in try Self.report().gitHub.split(separator: "\n") {
            #expect(["::error ", "::warning ", "::notice "].contains { line.hasPrefix($0) })
            #expect(!line.contains("\r"))
        }
    }
}
