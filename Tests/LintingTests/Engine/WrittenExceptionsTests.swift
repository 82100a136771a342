import MockFiles
import PostmanModel
import Testing

@testable import Linting

struct WrittenExceptionsTests {
    /// What is left of `body-on-bodiless-status`, `unused-exception` and `unusable-exception` in a folder with a
    /// request that has a body on 204.
    private func rules(
        collection: String = "", folder: String = "", request: String = "", file: String = "a.json"
    ) throws -> [String] {
        let example = LintedCollection.example(code: "204")
        let json = """
            {"info":{"name":"A","description":\(JSONText.quoted(collection)),
            "schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
            "item":[{"name":"F","description":{"content":\(JSONText.quoted(folder)),"type":"text/markdown"},"item":[
            {"name":"R","request":{"method":"GET","url":"https://example.com/a","description":\(JSONText.quoted(request))},
            "response":[\(example)]}]}]}
            """
        let bytes = Array(json.utf8)
        guard case .collection(let collection) = DocumentReader().read(bytes, file: file).document else { return [] }
        let subject = LintSubject(collection, trees: [try SourceTree(bytes, file: file)])
        let wanted = ["body-on-bodiless-status", "unused-exception", "unusable-exception"]
        return Linter().findingsWithoutExceptions(in: subject).map(\.diagnostic.rule).filter(wanted.contains)
    }

    private static let line = "mockcheck:ignore body-on-bodiless-status our gateway does that"

    @Test func `holds for what it describes and all in it`() throws {
        #expect(try rules() == ["body-on-bodiless-status"])
        #expect(try rules(collection: Self.line).isEmpty)
        #expect(try rules(folder: Self.line).isEmpty)
        #expect(try rules(request: Self.line).isEmpty)
    }

    @Test(arguments: [
        "All orders.\n\n<!-- \(line) -->\nMore.", "* \(line)", "# \(line)\r\nmore", "text\n   \(line)   ",
    ])
    func `may stand on any line and in a comment`(_ text: String) throws {
        #expect(try rules(request: text).isEmpty)
    }

    @Test func `is not an exception where a sentence only speaks of one`() throws {
        #expect(try rules(request: "Write \(Self.line)") == ["body-on-bodiless-status"])
    }

    @Test(arguments: [
        "mockcheck:ignore body-on-bodyless-status our gateway does that", "mockcheck:ignore", "mockcheck:ignore iban",
        "<!-- mockcheck:ignore iban -->",
    ])
    func `needs a rule that there is, and a reason`(_ text: String) throws {
        #expect(try rules(request: text).sorted() == ["body-on-bodiless-status", "unusable-exception"])
    }

    @Test func `is reported where nothing needs it`() throws {
        let text = "mockcheck:ignore iban test data"
        #expect(try rules(request: text).sorted() == ["body-on-bodiless-status", "unused-exception"])
    }

    @Test func `a name is not a pattern`() {
        let place = SourceLocation(file: "a.json")
        let settings = LintSettings(exceptions: [
            .init(rule: "iban", scope: .item("GET /{id}/*"), reason: "r", location: place)
        ])
        func finding(_ item: String) -> Finding {
            let diagnostic = Diagnostic(rule: "iban", severity: .note, message: "m", help: "h", location: place)
            return Finding(diagnostic: diagnostic, item: item, anchor: "")
        }
        let findings = ["GET /{id}/*", "GET /{id}/*/E", "GET /{id}/x", "GET /{id}/*more"].map(finding)
        #expect(settings.applied(to: findings).map(\.item) == ["GET /{id}/x", "GET /{id}/*more"])
    }
}
