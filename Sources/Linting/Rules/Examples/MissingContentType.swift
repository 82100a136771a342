import MockCore

/// A body without a Content-Type.
struct MissingContentType: ExampleRule {
    package static let page = RulePage(
        "missing-content-type", .examples, .warning, "a body without a Content-Type",
        help: "add a Content-Type header that says what the body is",
        documentation: """
            Without a stored Content-Type a mock sends text/html (B-5.08), which makes clients treat JSON as a page.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard site.hasBody, site.contentType == nil else { return }
        let kind = site.json != nil ? "a JSON body" : "a body"
        findings.add("\(kind) without a Content-Type is sent as text/html", at: .body, of: site)
    }
}
