import HTTPMessage
import MockCore
import PostmanModel

/// A selector header that was saved with an example's request.
struct SavedSelector: ExampleRule {
    package static let page = RulePage(
        "saved-selector", .examples, .note, "a selector header that was saved with an example's request",
        help: "remove the row",
        documentation: """
            x-mock-response-code and its like choose an example when a call is made. Saved with an example they were \
            part of the call that made it, and say nothing about the API.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard site.example.hasOwnRequest else { return }
        for row in site.example.request.headers
        where row.isEnabled && row.key.lowercased().hasPrefix("x-mock-response-") {
            findings.add("\(row.key) is saved with the example's request", at: .requestHeader(row), of: site)
        }
    }
}
