import PostmanModel
import Testing

@testable import MockFiles

struct BaselineTests {
    private static let location = SourceLocation(file: "b.yaml", line: 4, column: 5)
    private static func entry(_ id: String, _ name: String, day: String) throws -> Baseline.Entry {
        Baseline.Entry(
            id: id, name: name, reason: "why: \"so\"", expires: try #require(Timestamp(iso8601: day)),
            location: location)
    }

    @Test func whatIsWrittenIsRead() throws {
        var baseline = Baseline(file: "b.yaml")
        baseline.cases = [
            try Self.entry("b", "Z: #1\n", day: "2027-01-31"), try Self.entry("a", "A", day: "2027-02-01"),
        ]
        baseline.findings = [try Self.entry("0123", "rule: {x}", day: "2027-01-31")]
        let (read, problems) = BaselineReader.read(Array(baseline.text.utf8), file: "b.yaml")
        #expect(problems.isEmpty)
        #expect(read.cases.map(\.id) == ["a", "b"])
        #expect(read.cases.map(\.name) == ["A", "Z: #1\n"])
        #expect(read.cases.map(\.reason) == ["why: \"so\"", "why: \"so\""])
        #expect(read.findings.map(\.day) == ["2027-01-31"])
        #expect(read.text == baseline.text)
    }

    @Test func entriesEndOnTheirDay() throws {
        var baseline = Baseline(file: "b.yaml")
        baseline.cases = [try Self.entry("a", "A", day: "2027-01-31"), try Self.entry("b", "B", day: "2027-02-01")]
        let noon = try #require(Timestamp(iso8601: "2027-01-31T12:00:00Z"))
        let (left, expired) = baseline.inForce(at: noon)
        #expect(left.cases.map(\.id) == ["b"])
        #expect(expired.map(\.rule) == ["baseline-expired"])
        #expect(expired.first?.location == Self.location)
    }

    @Test(arguments: [
        ("cases: 5", 1), ("case: []", 1), ("cases:\n  - id: x", 1),
        ("cases:\n  - { id: x, reason: y, expires: soon }", 1),
        ("cases:\n  - { id: x, reason: ' ', expires: 2027-01-31 }", 1),
        ("cases:\n  - { id: x, reason: y, expires: 2027-02-30 }", 1), ("cases: [", 1), ("", 0),
    ])
    func saysWhatIsWrong(text: String, expected: Int) {
        let (_, problems) = BaselineReader.read(Array(text.utf8), file: "b.yaml")
        #expect(problems.isEmpty == (expected == 0))
        #expect(problems.allSatisfy { $0.location.file == "b.yaml" && $0.location.line >= 1 })
    }
}
