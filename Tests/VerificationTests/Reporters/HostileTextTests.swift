import Foundation
import FoundationXML
import PostmanModel
import Testing

@testable import Verification

/// Names and bodies are not ours: nothing in them may become markup, commands or control (CI-1.5).
struct HostileTextTests {
    private static let hostile =
        "</script><script>alert(1)</script> ]]> [[ATTACHMENT|/etc/passwd]] \u{1B}[31m\u{7}\u{0} ```\n::error::x\n# SKIP"
        + " {{x}} | **b** <img src=x onerror=y> \u{2028}\u{FFFE} ##vso[task.setvariable] \"' &amp; \\"

    private static let events: [Event] = {
        let text = hostile
        var failure = Failure(
            message: text, type: text, checks: [text, text], difference: "-\(text)\n+\(text)", transcript: text,
            reproduce: [text])
        // Of a target, so that equal failures are told as one, with the names of the others.
        failure.promise = text
        let suite = SuiteFacts(
            name: text, mock: text, axis: .examples, file: "a\n\(text).json", caseCount: 4, target: text)
        let location = SourceLocation(file: suite.file, line: 3, column: 1)
        let results = [Verdict.failed(failure), .failed(failure), .error(failure), .skipped(reason: text)].enumerated()
            .map {
                CaseResult(
                    id: ReportSamples.id("\($0)"), suite: suite, number: $0, name: "\($0) \(text)", className: text,
                    location: location,
                    duration: .zero, verdict: $1)
            }
        var events = ReportSamples.run(results)
        let diagnostic = Diagnostic(rule: "x", severity: .warning, message: text, help: text, location: location)
        let example = ExampleFacts(
            mock: text, example: text, location: location, reach: .code, reason: text, recipe: text)
        events.insert(contentsOf: [.diagnostic(diagnostic), .example(example)], at: 1)
        return events
    }()

    @Test(arguments: TextReports.Kind.allCases)
    func noControlCharacterGetsThrough(kind: TextReports.Kind) throws {
        let report = try TextReports.write(kind, Self.events)
        let controls = report.unicodeScalars.filter {
            $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F || $0 == "\u{FFFE}"
        }
        #expect(controls.isEmpty)
        #expect(!report.lowercased().contains("[[attachment|"))
    }

    @Test func anHTMLReportHasItsOwnScriptsOnly() throws {
        let report = try TextReports.write(.html, Self.events)
        // Its data and its script.
        #expect(report.components(separatedBy: "<script").count == 3)
        #expect(report.components(separatedBy: "</script").count == 3)
        #expect(!report.contains("<img"))
        #expect(report.contains("default-src 'none'"))
    }

    @Test func theDataOfAnHTMLReportIsJSON() throws {
        let report = try TextReports.write(.html, Self.events)
        let start = try #require(report.range(of: "id=\"data\">"))
        let end = try #require(report.range(of: "</script>", range: start.upperBound..<report.endIndex))
        let data = try #require(String(report[start.upperBound..<end.lowerBound]).data(using: .utf8))
        let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let suites = try #require(root["suites"] as? [[String: Any]])
        #expect((suites[0]["results"] as? [Any])?.count == 4)
    }

    @Test func jsonReportsAreJSON() throws {
        for kind in [TextReports.Kind.json, .ctrf] {
            let report = try TextReports.write(kind, Self.events)
            _ = try JSONSerialization.jsonObject(with: Data(report.utf8))
        }
        for line in try TextReports.write(.journal, Self.events).split(separator: "\n") {
            _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
        }
    }

    @Test func junitIsXML() throws {
        let report = try TextReports.write(.junit, Self.events)
        let document = try XMLDocument(xmlString: report)
        #expect(try document.nodes(forXPath: "//testcase").count == 4)
    }

    @Test func noLineOfTAPIsTakenForAnother() throws {
        let lines = try TextReports.write(.tap, Self.events).split(separator: "\n")
        let points = lines.filter { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") }
        #expect(points.count == 4)
        // Only the skipped case has a directive.
        #expect(points.count { $0.firstRange(of: /[^\\]# SKIP/) != nil } == 1)
    }

    @Test func workflowCommandsHoldOneLineEach() throws {
        let written = Written()
        var reporter = GitHubReporter(environment: [:], paths: TextReports.paths) { written.text += $0 }
        for event in Self.events { reporter.record(event) }
        try reporter.finish()
        let lines = written.text.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.hasPrefix("::error ") || $0.hasPrefix("::warning ") })
        #expect(lines.allSatisfy { $0.components(separatedBy: "::").count >= 3 })
    }

    @Test func markdownHasNoForeignMarkup() throws {
        let report = try TextReports.write(.markdown, Self.events)
        let outsideFences = report.replacing(/(?s)````+.*?\n````+/, with: "")
        #expect(!outsideFences.contains("<img") && !outsideFences.contains("<script"))
        #expect(!outsideFences.contains("**b**"))
    }
}

private final class Written {
    var text = ""
}
