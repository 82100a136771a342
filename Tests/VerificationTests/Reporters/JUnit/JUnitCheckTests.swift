import Foundation
import Testing
import XMLSupport

@testable import Verification

struct JUnitCheckTests {
    private static let good = #"<testcase name="n" classname="c" time="0.001" file="f" line="7"/>"#
    private static let bad = #"<testcase name="n" classname="c" time="1" file="f" line="7"/>"#
    private static let section = JUnitSection(
        suite: SuiteFacts(name: "Books", mock: "Books", axis: .examples, file: "f", caseCount: 1), id: 0, range: 0..<0)

    @Test(arguments: [1, 3, 40])
    func acceptsPiecesOfWholeCases(pieces: Int) throws {
        let check = try JUnitCheck(ReportSamples.facts(), paths: TextReports.paths)
        for _ in 0..<pieces { check.take(Array(String(repeating: Self.good, count: 1000).utf8)) }
        // The file is not looked at: it does not exist.
        #expect(try check.problems(in: [Self.section], file: "/nowhere").isEmpty)
    }

    @Test(arguments: [0, 7, 39], [bad, "<testcase", "<properties/>", good + "</testsuite>", "\u{1}"])
    func namesTheLineInTheFileOfOneWrongPiece(place: Int, wrong: String) throws {
        let directory = try TemporaryDirectory()
        let file = directory.file("r.xml")
        try "<testsuites>\n<wrong/>\n</testsuites>".write(toFile: file, atomically: false, encoding: .utf8)
        let check = try JUnitCheck(ReportSamples.facts(), paths: TextReports.paths)
        for piece in 0..<40 { check.take(Array((piece == place ? wrong : Self.good).utf8)) }
        #expect(try check.problems(in: [Self.section], file: file).contains { $0.line == 2 })
    }

    @Test func looksAtWhatStandsAroundTheCases() throws {
        let directory = try TemporaryDirectory()
        let file = directory.file("r.xml")
        try "<testsuites>\n<wrong/>\n</testsuites>".write(toFile: file, atomically: false, encoding: .utf8)
        let check = try JUnitCheck(ReportSamples.facts(), paths: TextReports.paths)
        check.take(Array(Self.good.utf8))
        var section = Self.section
        section.counts.tests = -1
        #expect(try check.problems(in: [section], file: file).contains { $0.line == 2 })
    }
}
