import MockFiles
import PostmanModel
import Testing

@testable import Linting

/// Texts that are long enough to be read where they are looked at.
struct LargeSubjectTests {
    private static func item(_ number: Int) -> String {
        let example = LintedCollection.example(
            name: "E\(number)", url: "https://example.com/\(number)", body: #"{"pad":"one of three thousand"}"#,
            more: #","status":"\#(number == 2500 ? "Not Found" : "OK")""#)
        let script = number % 1000 == 7 ? #"["pm.response.to.have.status(404)"]"# : "[]"
        let description = number == 1007 ? "mockcheck:ignore test-status-mismatch it waits" : "no"
        let raw = number == 9 ? "x" : String(number)
        return #"""
            {"name":"R\#(number)","description":"\#(description)",
            "event":[{"listen":"test","script":{"exec":\#(script)}}],
            "request":{"method":"GET","url":{"raw":"https://example.com/\#(raw)","host":["https://example.com"],
            "path":["\#(number)"]}},"response":[\#(example)]}
            """#
    }

    /// What is found has its line, and an exception holds.
    @Test func findingsStandWhereTheyBelong() throws {
        let json = LintedCollection.of(items: (0..<3000).map(Self.item).joined(separator: ",\n"))
        #expect(json.utf8.count > 1 << 20)
        let bytes = Array(json.utf8)
        guard case .collection(let collection) = DocumentReader().read(bytes, file: "a.json").document else {
            Issue.record("not a collection")
            return
        }
        let subject = LintSubject(collection, trees: [try SourceTree(bytes, file: "a.json")])
        let rules = ["test-status-mismatch", "status-text-mismatch", "url-raw-drift"]
        let found = Linter().findingsWithoutExceptions(in: subject).filter { rules.contains($0.diagnostic.rule) }
        let lines = json.split(separator: "\n", omittingEmptySubsequences: false)
        func line(of text: String) throws -> Int { try #require(lines.firstIndex { $0.contains(text) }) + 1 }
        #expect(
            found.map { "\($0.diagnostic.rule) \($0.item) \($0.diagnostic.location.line)" } == [
                "test-status-mismatch R7 \(try line(of: #""name":"R7""#) + 1)",
                "url-raw-drift R9 \(try line(of: "https://example.com/x"))",
                "test-status-mismatch R2007 \(try line(of: #""name":"R2007""#) + 1)",
                "status-text-mismatch R2500/E2500 \(try line(of: "Not Found"))",
            ])
    }
}
