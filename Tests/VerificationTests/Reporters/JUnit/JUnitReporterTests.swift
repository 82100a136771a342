import Foundation
import FoundationXML
import MockCore
import PostmanModel
import Testing
import XMLSupport

@testable import Verification

struct JUnitReporterTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test func writesThePortableShape() throws {
        let orders = ReportSamples.suite()
        let cors = ReportSamples.suite("Orders", .cors)
        try report([
            ReportSamples.result("Get order: GET /orders/1 -> 200", suite: orders),
            ReportSamples.result("Get order: GET /orders/1 -> 404", .failed(ReportSamples.failure), suite: orders),
            ReportSamples.result("Old order: GET /old -> 200", .skipped(reason: "shadowed by 'New'"), suite: cors),
            ReportSamples.result(
                "Health: GET /health -> 200",
                .error(Failure(message: "connection refused", type: "mockcheck.ConnectionError")), suite: cors,
                milliseconds: 1440),
        ])
        let expected = #"""
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="mockcheck" tests="4" failures="1" errors="1" time="1.563">
              <testsuite name="Orders [examples]" id="0" package="" hostname="localhost" timestamp="2026-08-22T10:15:30" tests="2" failures="1" errors="0" skipped="0" time="0.082" file="api/orders.json">
                <properties>
                  <property name="mockcheck.version" value="1.0.0"/>
                  <property name="mockcheck.run_id" value="5f0c6a0e"/>
                  <property name="mockcheck.seed" value="424242"/>
                  <property name="mockcheck.started_at" value="2026-08-22T10:15:30.118Z"/>
                  <property name="mockcheck.axis" value="examples"/>
                </properties>
                <testcase name="Get order: GET /orders/1 -&gt; 200" classname="Orders.Get" time="0.041" file="api/orders.json" line="88"/>
                <testcase name="Get order: GET /orders/1 -&gt; 404" classname="Orders.Get" time="0.041" file="api/orders.json" line="88">
                  <properties>
                    <property name="mockcheck.checks_failed" value="2"/>
                  </properties>
                  <failure message="own request (B-4.01): status expected 200, got 404" type="mockcheck.StatusMismatch">own request (B-4.01): status expected 200, got 404
            api/orders.json:88

            [status] expected 200 OK, got 404 Not Found
            [body] differs

            --- expected
            +++ actual
            @@ $ @@
            -  &quot;total&quot;: 19.9
            +  &quot;total&quot;: &quot;19.90&quot;

            reproduce: curl -i 'http://127.0.0.1:4010/orders/1'
            reproduce: mockcheck api/orders.json --only 'Orders/Get order' --seed 424242
            at api.Collection.verify(orders.json:88)</failure>
                  <system-out>GET /orders/1 HTTP/1.1
            Host: 127.0.0.1

            HTTP/1.1 404 Not Found

            {&quot;error&quot;:{}}</system-out>
                </testcase>
              </testsuite>
              <testsuite name="Orders [cors]" id="1" package="" hostname="localhost" timestamp="2026-08-22T10:15:30" tests="2" failures="0" errors="1" skipped="1" time="1.481" file="api/orders.json">
                <properties>
                  <property name="mockcheck.version" value="1.0.0"/>
                  <property name="mockcheck.run_id" value="5f0c6a0e"/>
                  <property name="mockcheck.seed" value="424242"/>
                  <property name="mockcheck.started_at" value="2026-08-22T10:15:30.118Z"/>
                  <property name="mockcheck.axis" value="cors"/>
                </properties>
                <testcase name="Old order: GET /old -&gt; 200" classname="Orders.Get" time="0.041" file="api/orders.json" line="88">
                  <skipped message="shadowed by 'New'">shadowed by 'New'</skipped>
                </testcase>
                <testcase name="Health: GET /health -&gt; 200" classname="Orders.Get" time="1.440" file="api/orders.json" line="88">
                  <error message="connection refused" type="mockcheck.ConnectionError">connection refused
            api/orders.json:88

            at api.Collection.verify(orders.json:88)</error>
                </testcase>
              </testsuite>
            </testsuites>

            """#
        #expect(try directory.contents("TEST-mockcheck.xml") == expected)
        #expect(try directory.names == ["TEST-mockcheck.xml"])
    }

    @Test func anEmptyRunHasOneEmptySuite() throws {
        try report([])
        let text = try directory.contents("TEST-mockcheck.xml")
        #expect(text.contains(#"<testsuite name="mockcheck" id="0""#))
        #expect(text.contains(#"<testsuites name="mockcheck" tests="0" failures="0" errors="0" time="0.000">"#))
    }

    /// The run's own time, where cases ran beside each other.
    @Test(arguments: [(50, "0.050"), (5000, "0.082")]) func theTimeIsNoLongerThanTheRun(run: Int, time: String) throws {
        var events = ReportSamples.run([ReportSamples.result("a"), ReportSamples.result("b")])
        var summary = RunSummary()
        (summary.passed, summary.duration) = (2, .milliseconds(run))
        events[events.count - 1] = .runFinished(summary)
        let text = try TextReports.write(.junit, events)
        #expect(text.contains("errors=\"0\" time=\"\(time)\">\n  <testsuite "), "\(text.prefix(300))")
        #expect(text.contains("skipped=\"0\" time=\"0.082\""))
    }

    @Test func numbersEqualNamesOverTheWholeRun() throws {
        let other = ReportSamples.suite("Orders", .cors)
        try report([
            ReportSamples.result("same"), ReportSamples.result("same (2)"), ReportSamples.result("same"),
            ReportSamples.result("same", className: "Other"), ReportSamples.result("same", suite: other),
        ])
        let root = try document("TEST-mockcheck.xml")
        let identities = try root.nodes(forXPath: "//testcase").compactMap { $0 as? XMLElement }.map {
            [$0.attribute(forName: "classname")?.stringValue, $0.attribute(forName: "name")?.stringValue]
        }
        let expected = ["same", "same (2)", "same (3)", "same", "same (4)"]
        #expect(identities.map { $0[1] } == expected)
        #expect(Set(identities).count == 5)
    }

    @Test func reproducibleRunsHaveNoTimes() throws {
        let facts = ReportSamples.facts(isReproducible: true)
        let failing = Verdict.failed(ReportSamples.failure)
        try report([ReportSamples.result("a", failing, milliseconds: 7)], facts: facts)
        let first = try directory.contents("TEST-mockcheck.xml")
        try report([ReportSamples.result("a", failing, milliseconds: 90)], facts: facts)
        #expect(try directory.contents("TEST-mockcheck.xml") == first)
        #expect(first.contains(#"name="a" classname="Orders.Get" time="0.000""#))
    }

    @Test func splitsTheRunIntoNumberedFiles() throws {
        try "stale".write(toFile: directory.file("TEST-mockcheck.xml"), atomically: false, encoding: .utf8)
        for number in 1...5 {
            let name = "TEST-mockcheck-\(number).xml"
            try "stale".write(toFile: directory.file(name), atomically: false, encoding: .utf8)
        }
        let cors = ReportSamples.suite("Orders", .cors)
        let results =
            (1...3).map { ReportSamples.result("case \($0)") }
            + (4...5).map { ReportSamples.result("case \($0)", suite: cors) }
        try report(results, casesPerFile: 2)
        #expect(try directory.names == (1...3).map { "TEST-mockcheck-\($0).xml" })
        let counts = try (1...3).map { try document("TEST-mockcheck-\($0).xml").nodes(forXPath: "//testcase").count }
        #expect(counts == [2, 2, 1])
        // The suite that goes on in the next file keeps its name and number, by which Jenkins joins them.
        let second = try document("TEST-mockcheck-2.xml").nodes(forXPath: "//testsuite/@id").map(\.stringValue)
        #expect(second == ["0", "1"])
        try report(results)
        #expect(try directory.names == ["TEST-mockcheck.xml"])
    }

    /// More than is kept in memory: its pieces end anywhere in suites and files.
    @Test(arguments: [nil, 1000])
    func keepsEveryCaseOfALargeRunInItsPlace(casesPerFile: Int?) throws {
        let suites = (0..<7).map { ReportSamples.suite("Mock \($0)", .examples) }
        let results = (0..<5000).map { number in
            ReportSamples.result(
                "case \(number)", number % 9 == 4 ? .failed(ReportSamples.failure) : .passed,
                suite: suites[number / 720])
        }
        try report(results, casesPerFile: casesPerFile)
        let files = casesPerFile == nil ? [""] : (1...5).map { "-\($0)" }
        var names: [String?] = []
        var size = 0
        for file in files {
            let name = "TEST-mockcheck\(file).xml"
            size += try directory.contents(name).utf8.count
            for case let suite as XMLElement in try document(name).nodes(forXPath: "/testsuites/testsuite") {
                let cases = suite.elements(forName: "testcase")
                let failures = cases.flatMap { $0.elements(forName: "failure") }.count
                #expect(suite.attribute(forName: "tests")?.stringValue == String(cases.count))
                #expect(suite.attribute(forName: "failures")?.stringValue == String(failures))
                names += cases.map { $0.attribute(forName: "name")?.stringValue }
            }
        }
        #expect(names == (0..<5000).map { "case \($0)" })
        #expect(size > 3 * 256 * 1024)
    }

    @Test func writesThePartAfterASignal() throws {
        var reporter = self.reporter("TEST-mockcheck.xml")
        for event in ReportSamples.run([ReportSamples.result("a"), ReportSamples.result("b")]).prefix(3) {
            try reporter.record(event)
        }
        #expect(try directory.names == [])
        try reporter.finish()
        #expect(try document("TEST-mockcheck.xml").nodes(forXPath: "//testcase").count == 1)
    }

    @Test func aDroppedRunLeavesNothingBehind() throws {
        do {
            var reporter = self.reporter("TEST-mockcheck.xml")
            for event in ReportSamples.run([ReportSamples.result("a")]) {
                try reporter.record(event)
            }
        }
        #expect(try directory.names == [])
    }

    @Test func createsTheDirectory() throws {
        try report([ReportSamples.result("a")], name: "deep/er/TEST-mockcheck.xml")
        #expect(try directory.names == ["deep"])
        #expect(try document("deep/er/TEST-mockcheck.xml").nodes(forXPath: "//testcase").count == 1)
    }

    @Test func replacesALinkWithoutFollowingIt() throws {
        try "precious".write(toFile: directory.file("precious"), atomically: false, encoding: .utf8)
        try FileManager.default.createSymbolicLink(
            atPath: directory.file("TEST-mockcheck.xml"), withDestinationPath: directory.file("precious"))
        try report([ReportSamples.result("a")])
        #expect(try directory.contents("precious") == "precious")
        #expect(try directory.contents("TEST-mockcheck.xml").contains("<testsuites"))
    }

    @Test(arguments: [
        ("file/TEST-mockcheck.xml", "Not a directory"), ("directory", "a directory of that name is in the way"),
        ("/proc/mockcheck/TEST-mockcheck.xml", "No such file"),
    ])
    func saysWhichReportCannotBeWrittenAndWhy(name: String, reason: String) throws {
        try "x".write(toFile: directory.file("file"), atomically: false, encoding: .utf8)
        try FileManager.default.createDirectory(atPath: directory.file("directory"), withIntermediateDirectories: false)
        var reporter = self.reporter(name)
        let error = #expect(throws: ReportFailure.self) {
            try reporter.record(.runStarted(ReportSamples.facts()))
        }
        #expect(error?.description.contains(reason) == true)
        #expect(error?.description.contains(name.split(separator: "/")[0]) == true)
    }

    private func reporter(_ name: String, casesPerFile: Int? = nil) -> JUnitReporter {
        JUnitReporter(
            path: name.hasPrefix("/") ? name : directory.file(name),
            paths: ReportPaths(root: "/repo", workingDirectory: "/repo"), casesPerFile: casesPerFile)
    }

    private func report(
        _ results: [CaseResult], facts: RunFacts = ReportSamples.facts(), name: String = "TEST-mockcheck.xml",
        casesPerFile: Int? = nil
    ) throws {
        var reporter = self.reporter(name, casesPerFile: casesPerFile)
        for event in ReportSamples.run(results, facts: facts) {
            try reporter.record(event)
        }
        try reporter.finish()
    }

    private func document(_ name: String) throws -> XMLDocument {
        try XMLDocument(xmlString: directory.contents(name))
    }
}
