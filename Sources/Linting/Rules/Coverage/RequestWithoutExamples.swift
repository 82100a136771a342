import PostmanModel

/// A request without an example.
struct RequestWithoutExamples: LintRule {
    package static let page = RulePage(
        "request-without-examples", .coverage, .note, "a request without an example",
        help: "save an example",
        documentation: """
            A mock serves saved examples only; a request without any gets 404. Collections without any \
            example are left alone.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        guard !subject.examples.isEmpty else { return }
        for request in subject.requests where request.item.examples.isEmpty {
            findings.add("no example is saved for this request", of: request)
        }
    }
}
