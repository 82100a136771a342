import ForeignTools
import Foundation
import TestSupport
import Testing

/// Reports as others read them.
struct ReportTests {
    static let xmllint = ["/usr/bin/xmllint", "/usr/local/bin/xmllint", "/opt/homebrew/bin/xmllint"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    static let jenkinsSchema = ProgramRun.root.deletingLastPathComponent()
        .appending(path: "shared/xsd/jenkins-junit-10.xsd").path

    private func report(_ paths: [String], environment: [String: String] = [:]) async throws -> String {
        let folder = try TestFolder()
        _ = try await ProgramRun(paths + ["--report-dir", folder.path("r")], environment: environment)
        return try String(contentsOfFile: folder.path("r/TEST-mockcheck.xml"), encoding: .utf8)
    }

    @Test func twoRunsAreEqualToTheByte() async throws {
        let fixed = ["SOURCE_DATE_EPOCH": "1700000000"]
        let first = try await report(["specs/bookshop.postman_collection.json", "--seed", "7"], environment: fixed)
        let second = try await report(["specs/bookshop.postman_collection.json", "--seed", "7"], environment: fixed)
        #expect(first == second)
        #expect(first.contains("Get a book"))
    }

    @Test func theListIsWhatRuns() async throws {
        let file = "specs/orders-private.postman_collection.json"
        let listed = try await ProgramRun([file, "--list"]).output.split(separator: "\n").count
        let ran = try await report([file]).components(separatedBy: "<testcase ").count - 1
        #expect(listed == ran)
        #expect(listed > 100)
    }

    @Test(.enabled(if: xmllint != nil, "xmllint is not installed"))
    func xmllintAcceptsTheReport() async throws {
        let text = try await report(["specs/"])
        try lint(text, schema: ProgramRun.root.path + "/Sources/Verification/Reporters/JUnit/mockcheck-junit.xsd")
    }

    @Test(
        .enabled(if: xmllint != nil, "xmllint is not installed"),
        .enabled(if: FileManager.default.fileExists(atPath: jenkinsSchema), "../shared/xsd is absent"))
    func jenkinsAcceptsTheReportWithoutOurAdditions() async throws {
        var text = try await report(["specs/"])
        // The portable shape is Jenkins's schema and three additions to a test case (CI-1.2).
        text = text.replacing(/(<testcase [^>]*?) file="[^"]*"/) { $0.output.1 }
        text = text.replacing(/(<testcase [^>]*?) line="[^"]*"/) { $0.output.1 }
        try lint(text, schema: Self.jenkinsSchema)
    }

    /// Adds up what it reads, rather than trusting the counters of the root. Where that is one suite, junitparser gives
    /// the suite itself, and newer versions a list of it.
    @Test(
        .enabled(if: Python.isThere, "\(Python.remedy)"),
        arguments: JUnitDialectName.allCases, [("2.8.0", Python.oldModules), ("5.0.3", nil)])
    fileprivate func junitparserReadsTheCounts(
        _ dialect: JUnitDialectName, _ version: (name: String, modules: String?)
    ) async throws {
        let folder = try TestFolder()
        let file = "specs/orders-private.postman_collection.json"
        let run = try await ProgramRun([file, "--report-dir", folder.path("r"), "--junit-dialect", dialect.rawValue])
        let script = """
            import glob, sys, junitparser
            assert junitparser.version == sys.argv[2], junitparser.version
            def suites(path):
                report = junitparser.JUnitXml.fromfile(path)
                return [report] if isinstance(report, junitparser.TestSuite) else report
            results = [case.result for path in glob.glob(sys.argv[1] + "/*.xml")
                       for suite in suites(path) for case in suite]
            skipped = sum(any(isinstance(one, junitparser.Skipped) for one in result) for result in results)
            broken = sum(any(isinstance(one, (junitparser.Failure, junitparser.Error)) for one in result)
                         for result in results)
            print(f"{len(results) - skipped - broken} passed, {skipped} skipped")
            """
        let read = try Python.run(script, [folder.path("r"), version.name], modules: version.modules)
        #expect(!read.hasPrefix("0 "))
        #expect(run.output.contains(read.dropLast()))
    }

    private func lint(_ text: String, schema: String) throws {
        let folder = try TestFolder()
        try folder.write(text, to: "report.xml")
        let process = Process()
        process.executableURL = URL(filePath: try #require(Self.xmllint))
        process.arguments = ["--noout", "--nonet", "--schema", schema, folder.path("report.xml")]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}

private enum JUnitDialectName: String, CaseIterable {
    case portable, jenkins, ant, surefire
}
