import HTTPMessage
import MockCore
import PostmanModel

/// A request body without a Content-Type where bodies are matched.
struct UntypedRequestBody: LintRule {
    package static let page = RulePage(
        "untyped-request-body", .examples, .warning, "a request body without a Content-Type where bodies are matched",
        help: "add the Content-Type header to the example's request",
        documentation: """
            With body matching on, an example is only found by its body if its request has the same Content-Type as \
            the call (B-4.36). One without any never is. The rule is silent where the mock does not match bodies.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        guard subject.context.matchesBodies else { return }
        for site in subject.examples where site.example.request.body != nil {
            let hasType = site.example.request.headers.contains {
                $0.isEnabled && $0.key.isEqualIgnoringASCIICase(to: "content-type")
            }
            if hasType { continue }
            findings.add("the request has a body and no Content-Type, so no call can match it", at: .request, of: site)
        }
    }
}
