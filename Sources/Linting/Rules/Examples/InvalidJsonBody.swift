import HTTPMessage
import MockCore
import PostmanModel

/// A body that is declared as JSON is none.
struct InvalidJsonBody: ExampleRule {
    package static let page = RulePage(
        "invalid-json-body", .examples, .warning, "a body that is declared as JSON is not valid JSON",
        help: "fix the body, or declare what it is",
        documentation: """
            Clients parse a body by its Content-Type. Examples that abbreviate with dots or comments break every \
            client that uses the mock. Bodies with variables are checked after neutral text has taken their place.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard site.mediaType?.isJSON == true, site.hasBody, site.example.body.count < 1 << 22 else { return }
        guard let problem = site.jsonProblem, !site.bodyText.contains("{{") else { return }
        findings.add(
            "invalid JSON: \(problem.message) (\(problem.line):\(problem.column))", at: .body,
            of: site)
    }
}
