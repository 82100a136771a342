import Foundation
import FoundationXML
import Testing
import XMLSupport

@testable import Verification

struct JUnitSchemaTests {
    private static let jenkinsSchema = packageRoot + "/../shared/xsd/jenkins-junit-10.xsd"
    private static let packageRoot = #filePath.components(separatedBy: "/Tests/")[0]
    private static let ownSchema = packageRoot + "/Sources/Verification/Reporters/JUnit/mockcheck-junit.xsd"
    private static let xmllint = "/usr/bin/xmllint"

    static let hostileTexts = [
        "", " ", "\n", "\u{0}", "\u{1}\u{8}\u{B}", "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{7}", "\u{1B}",
        "\u{7F}\u{9B}",
        "\u{FFFE}\u{FFFF}", "]]>", "<![CDATA[x]]>", "<a b='c'>&amp;\"</a>", "&#27;", "&undefined;",
        "<?xml version='1.0'?>",
        "[[ATTACHMENT|/etc/passwd]]", "[[PROPERTY|a=b]]", "[[\u{1B}[0mATTACHMENT|x]]", "::add-mask::x", "##vso[x]",
        "漢字🎉", "e\u{301}\u{301}", " \u{301} \u{301}", "a\u{2028}b\u{85}c\u{A0}d", "a \t\r\n b", "\u{202E}rtl",
        "(x:1)", "a.b.c", "--><!--", String(repeating: "x", count: 5000), String(repeating: "🎉", count: 500),
        String(repeating: "a b\n", count: 50_000), String(repeating: "[", count: 10_000),
    ]

    @Test(arguments: hostileTexts)
    func isValidWhateverTheText(text: String) throws {
        let directory = try TemporaryDirectory()
        try Self.write(hostile: text, to: directory.file("TEST-mockcheck.xml"))
        let schema = try XMLSchema(Array(String(contentsOfFile: Self.ownSchema, encoding: .utf8).utf8))
        #expect(try schema.validate(file: directory.file("TEST-mockcheck.xml")).isEmpty)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: xmllint), "xmllint is not installed"))
    func isValidForAnIndependentReader() throws {
        let directory = try TemporaryDirectory()
        for (number, text) in Self.hostileTexts.enumerated() {
            try Self.write(hostile: text, to: directory.file("TEST-\(number).xml"))
        }
        let process = Process()
        process.executableURL = URL(filePath: Self.xmllint)
        let files = Self.hostileTexts.indices.map { directory.file("TEST-\($0).xml") }
        process.arguments = ["--noout", "--nonet", "--schema", Self.ownSchema] + files
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    /// The portable shape is Jenkins' plus three things on `testcase`, and nothing else (CI-0.3).
    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: jenkinsSchema), "the Jenkins schema is not at hand"),
        arguments: hostileTexts)
    func isValidForJenkinsWithoutTheThreeAdditions(text: String) throws {
        let directory = try TemporaryDirectory()
        try Self.write(hostile: text, to: directory.file("TEST-mockcheck.xml"))
        let report = try directory.contents("TEST-mockcheck.xml")
        let jenkins = try XMLSchema(Array(String(contentsOfFile: Self.jenkinsSchema, encoding: .utf8).utf8))
        #expect(try !jenkins.validate(bytes: Array(report.utf8)).isEmpty)
        let document = try XMLDocument(xmlString: report, options: .nodePreserveAll)
        for case let element as XMLElement in try document.nodes(forXPath: "//testcase") {
            element.removeAttribute(forName: "file")
            element.removeAttribute(forName: "line")
            element.elements(forName: "properties").forEach { $0.detach() }
        }
        let stripped = document.xmlString
        #expect(try jenkins.validate(bytes: Array(stripped.utf8)).isEmpty)
    }

    @Test(arguments: [
        ("bare root", "<testsuites name=\"m\" tests=\"0\" failures=\"0\" errors=\"0\" time=\"0.000\"/>"),
        ("two results", suite(case: #"<skipped message="a">a</skipped><failure message="a" type="a.b">a</failure>"#)),
        ("bare type", suite(case: #"<failure message="a" type="file">a</failure>"#)),
        ("no type", suite(case: #"<error message="a">a</error>"#)),
        ("two transcripts", suite(case: "<system-out/><system-out/>")),
        ("line break in the message", suite(case: #"<skipped message="a&#10;b">a</skipped>"#)),
        ("time with a comma", suite(time: "1,234.000")),
        ("time with an exponent", suite(time: "1e3")),
        ("double blank in the name", suite(name: "a  b")),
        ("blank at the end of the name", suite(name: "a ")),
        ("long name", suite(name: String(repeating: "x", count: 401))),
        ("line 0", suite(line: "0")),
    ])
    func refusesWhatAReaderWouldTrip(over what: String, document: String) throws {
        let schema = try XMLSchema(PackageResources.mockcheck_junit_xsd)
        #expect(try schema.validate(bytes: Array(Self.suite().utf8)).isEmpty)
        #expect(try !schema.validate(bytes: Array(document.utf8)).isEmpty)
    }

    private static func suite(
        name: String = "a", time: String = "0.000", line: String = "1", case content: String = ""
    ) -> String {
        """
        <testsuites name="m" tests="1" failures="0" errors="0" time="0.000">\
        <testsuite name="s" id="0" package="" hostname="localhost" timestamp="2026-08-22T10:15:30" tests="1" \
        failures="0" errors="0" skipped="0" time="0.000"><properties><property name="a" value=""/></properties>\
        <testcase name="\(name)" classname="c" time="\(time)" file="f" line="\(line)">\(content)</testcase>\
        </testsuite></testsuites>
        """
    }

    private static func write(hostile text: String, to path: String) throws {
        let failure = Failure(
            message: text, type: text, checks: [text, text], difference: text, transcript: text, reproduce: [text])
        let suite = SuiteFacts(name: text, mock: text, axis: .examples, file: text, caseCount: 4)
        let verdicts = [.passed, .skipped(reason: text), .failed(failure), .error(failure)] as [Verdict]
        var reporter = JUnitReporter(path: path, paths: ReportPaths(root: "/repo", workingDirectory: "/repo"))
        for event in ReportSamples.run(verdicts.map { ReportSamples.result(text, $0, className: text, suite: suite) }) {
            try reporter.record(event)
        }
        try reporter.finish()
    }
}
