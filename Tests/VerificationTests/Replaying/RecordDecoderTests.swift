import Foundation
import Testing

@testable import Verification

struct RecordDecoderTests {
    /// Records hold names cut and on one line; shards are compared by the ids of the names as the plan has them (CI-6).
    @Test(arguments: ["Get  two  blanks", "Get\na line", " ", "\u{1B}[31mred", String(repeating: "long ", count: 200)])
    func aCaseKeepsItsIdWhateverItsName(name: String) throws {
        var result = ReportSamples.result(name, className: "Orders.\(name)")
        result.number = 7
        let run = try RecordReader.read(Array(journal(of: result).utf8), name: "r")
        #expect(run.results.map(\.id) == [ReportSamples.id(name)])
        #expect(run.results.map(\.number) == [7])
    }

    /// Whoever reads a line finds the event's type, and the failure's beside it.
    @Test func aFailedCaseIsStillACaseForOtherReaders() throws {
        let text = try journal(of: ReportSamples.result("Get", .failed(ReportSamples.failure)))
        let lines = try text.split(separator: "\n").map { line in
            try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        let failed = try #require(lines.first { $0["verdict"] as? String == "failed" })
        #expect(failed["event"] as? String == "case")
        #expect(failed["failureType"] as? String == "mockcheck.StatusMismatch")
        let run = try RecordReader.read(Array(text.utf8), name: "r")
        #expect(run.results.first?.failure?.type == "mockcheck.StatusMismatch")
    }

    @Test func attemptsAreKept() throws {
        let flaky = ReportSamples.result("Get", earlierFailures: [ReportSamples.failure])
        let run = try RecordReader.read(Array(journal(of: flaky).utf8), name: "r")
        let result = try #require(run.results.first)
        #expect(result.isFlaky)
        #expect(result.earlierFailures.map(\.message) == [ReportSamples.failure.message])
        #expect(run.counted.flaky == 1)
    }

    private func journal(of result: CaseResult) throws -> String {
        let directory = try TemporaryDirectory()
        var reporter = JournalReporter(
            path: directory.file("r"), paths: ReportPaths(root: "/repo", workingDirectory: "/repo"))
        for event in ReportSamples.run([result]) { try reporter.record(event) }
        try reporter.finish()
        return try directory.contents("r")
    }
}
