import HTTPMessage
import PostmanModel

/// A successful JSON answer without a body.
struct EmptyJsonBody: ExampleRule {
    package static let page = RulePage(
        "empty-json-body", .examples, .note, "a successful JSON response without a body",
        help: "store the body, or use 204",
        documentation: """
            An example that declares JSON and has no body makes parsers fail on the empty text.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard site.mediaType?.isJSON == true, site.example.body.isEmpty, site.status == 200 || site.status == 201 else {
            return
        }
        findings.add(
            "declared as \(site.mediaType?.essence ?? "JSON"), but there is no body", at: .header("content-type"),
            of: site)
    }
}
