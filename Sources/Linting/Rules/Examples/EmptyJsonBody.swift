import HTTPMessage
import PostmanModel

/// A successful JSON response without a body.
struct EmptyJsonBody: ExampleRule {
    package static let page = RulePage(
        "empty-json-body", .examples, .error, "a successful JSON response without a body",
        help: "store the body, use 204, or remove the Content-Type",
        documentation: """
            An example that declares JSON and has no body makes parsers fail on the empty text.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard site.mediaType?.isJSON == true, !site.hasBody, (200..<300).contains(site.status), !site.isBodiless,
            site.status != 205, site.example.request.method.uppercased() != "HEAD"
        else { return }
        findings.add(
            "declared as \(site.mediaType?.essence ?? "JSON"), but there is no body", at: site.contentTypePart, of: site
        )
    }
}
