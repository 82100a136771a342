import PostmanModel
import Testing

@testable import Verification

/// What lint finds is part of the verdict (V-12).
struct LintAxisTests {
    private static func finding(
        _ rule: String, _ severity: Diagnostic.Severity, line: Int, help: String = ""
    ) -> Diagnostic {
        Diagnostic(
            rule: rule, severity: severity, message: "\(rule) is wrong", help: help,
            location: SourceLocation(file: "sample.json", line: line, column: 7))
    }

    private func cases(_ findings: LintFindings?) -> [Case] {
        let examples = [Samples.example("a", "/users/:id", name: "Ada"), Samples.example("b", "POST /users")]
        return Samples.plan(Samples.collection(examples, folders: ["Users"]), [.lint]) { $0.lint = findings }.cases
    }

    @Test func eachRequestAndTheCollectionHaveACase() {
        let cases = cases(LintFindings(ofRequests: [[], []]))
        #expect(
            cases.map(\.name) == [
                "Collection [lint]", "Item Ada: GET /users/{id} [lint]", "Item b: POST /users [lint]",
            ])
        #expect(cases.map(\.className) == ["Sample", "Sample.Users", "Sample.Users"])
        #expect(cases.allSatisfy { $0.work == .pass && $0.notes.isEmpty })
    }

    @Test func anErrorFailsTheCaseOfItsRequestWithAllFindingsOfIt() throws {
        let cases = cases(
            LintFindings(
                ofCollection: [Self.finding("old-format", .note, line: 1)],
                ofRequests: [
                    [
                        Self.finding("github-token", .error, line: 9, help: "revoke it"),
                        Self.finding("empty-variable", .note, line: 10), Self.finding("iban", .warning, line: 11),
                        Self.finding("private-key", .error, line: 12),
                    ], [],
                ]))
        #expect(cases[0].work == .pass)
        #expect(cases[0].notes == ["sample.json:1:7: note: old-format is wrong [old-format]"])
        let failure = try #require(cases[1].failure)
        #expect(
            failure.message
                == "sample.json:9:7: github-token is wrong; revoke it [github-token] (and 1 more)")
        #expect(
            failure.details == [
                "sample.json:12:7: error: private-key is wrong [private-key]"
            ])
        #expect(failure.type == "mockcheck.LintError")
        #expect(cases[1].notes.map { $0.prefix(22) } == ["sample.json:11:7: warn", "sample.json:10:7: note"])
        #expect(cases[2].work == .pass)
    }

    @Test func withoutFindingsAtHandThereIsNothingToJudge() {
        #expect(cases(nil).isEmpty)
    }
}
