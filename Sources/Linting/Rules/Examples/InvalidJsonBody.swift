import HTTPMessage
import MockCore
import PostmanModel

/// A body that is declared as JSON and is not valid JSON.
struct InvalidJsonBody: LintRule {
    package static let page = RulePage(
        "invalid-json-body", .examples, .error, "a body that is declared as JSON and is not valid JSON",
        help: "fix the body, or declare what it is",
        documentation: """
            Clients parse a body by its Content-Type. Examples that abbreviate with dots or comments break every \
            client that uses the mock. Variables with a value are put in first, and 0 for what only a call can fill in.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.examples {
            guard site.mediaType?.isJSON == true, site.hasBody, !site.isBodiless, site.example.body.count < 1 << 22
            else { continue }
            guard let problem = problem(of: site, in: subject) else { continue }
            findings.add(
                "invalid JSON: \(problem.message) (\(problem.line):\(problem.column))", at: .body, of: site)
        }
    }

    /// What is wrong whatever takes the place of the variables.
    private static func problem(of site: ExampleSite, in subject: LintSubject) -> JSONSyntaxError? {
        guard site.bodyHasPlaceholders else {
            // A byte order mark is not part of the text for a browser.
            return site.example.body.starts(with: [0xEF, 0xBB, 0xBF])
                ? JSONDocument.problem(in: Array(site.example.body.dropFirst(3))) : site.jsonProblem
        }
        guard let problem = JSONDocument.problem(in: subject.filledBody(of: site)) else { return nil }
        // A variable may also stand for nothing, or for a text with its quotation marks.
        let others = ["", "\"\"", "\"a\":0"]
        return others.contains { JSONDocument.problem(in: subject.filledBody(of: site, with: $0)) == nil }
            ? nil : problem
    }
}

extension JSONDocument {
    fileprivate static func problem(in bytes: [UInt8]) -> JSONSyntaxError? {
        do throws(JSONSyntaxError) {
            _ = try parse(bytes)
            return nil
        } catch {
            return error
        }
    }
}
