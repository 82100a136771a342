import PostmanModel

/// A request has examples of errors only.
struct OnlyErrorExamples: LintRule {
    package static let page = RulePage(
        "only-error-examples", .coverage, .warning, "a request has error examples only",
        help: "save an example of a successful response",
        documentation: """
            Whoever tries the mock first gets an error, and thinks the mock is broken.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for request in subject.requests where !request.item.examples.isEmpty {
            guard request.item.examples.allSatisfy({ ($0.code ?? 200) >= 400 }) else { continue }
            let count = request.item.examples.count
            findings.add(
                count == 1
                    ? "its only example is an error response" : "all of its \(count) examples are error responses",
                of: request)
        }
    }
}
