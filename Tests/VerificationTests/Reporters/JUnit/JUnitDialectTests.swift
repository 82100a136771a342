import Foundation
import Testing

@testable import Verification

/// Each strict dialect is valid under the schema it is named after (CI-1.2).
struct JUnitDialectTests {
    private static let schemas: [JUnitDialect: String] = [
        .jenkins: "jenkins-junit-10.xsd", .ant: "ant-windyroad-JUnit.xsd",
        .surefire: "surefire-test-report-3.0.2.xsd",
    ]
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../../../shared/xsd").standardized.path

    @Test(
        .enabled(if: OtherTool.path("xmllint") != nil, "xmllint is not installed"),
        .enabled(if: FileManager.default.fileExists(atPath: folder), "../shared/xsd is absent"),
        arguments: [JUnitDialect.jenkins, .ant, .surefire])
    func isValidUnderItsSchema(dialect: JUnitDialect) throws {
        let directory = try TemporaryDirectory()
        let second = ReportSamples.suite("Orders", .cors)
        let events = ReportSamples.run([
            ReportSamples.result("A"), ReportSamples.result("B", .failed(ReportSamples.failure)),
            ReportSamples.result("C", .skipped(reason: "why"), suite: second),
            ReportSamples.result("D", .error(ReportSamples.failure), suite: second),
            ReportSamples.result("E", suite: second, earlierFailures: [ReportSamples.failure, ReportSamples.failure]),
            ReportSamples.result(
                "F", .failed(ReportSamples.failure), suite: second, earlierFailures: [ReportSamples.failure]),
            ReportSamples.result(
                "G", .error(ReportSamples.failure), suite: second, earlierFailures: [ReportSamples.failure]),
        ])
        var reporter = JUnitReporter(
            path: directory.file("r.xml"), paths: TextReports.paths, dialect: dialect)
        for event in events { try reporter.record(event) }
        try reporter.finish()
        let files = try directory.names
        #expect(files == (dialect == .surefire ? ["r-1.xml", "r-2.xml"] : ["r.xml"]))
        let schema = try #require(Self.schemas[dialect])
        for file in files {
            let xmllint = try #require(OtherTool.path("xmllint"))
            let result = try OtherTool.run(
                xmllint, ["--noout", "--nonet", "--schema", "\(Self.folder)/\(schema)", directory.file(file)])
            #expect(result.status == 0, "\(result.output)")
        }
    }

    @Test func antKeepsWhatItCannotSayInTheFailure() throws {
        let directory = try TemporaryDirectory()
        var reporter = JUnitReporter(path: directory.file("r.xml"), paths: TextReports.paths, dialect: .ant)
        for event in ReportSamples.run([ReportSamples.result("B", .failed(ReportSamples.failure))]) {
            try reporter.record(event)
        }
        try reporter.finish()
        let text = try directory.contents("r.xml")
        #expect(text.contains("HTTP/1.1 404 Not Found"))
        #expect(text.contains("<system-out/>") || text.contains("<system-out></system-out>"))
    }
}
