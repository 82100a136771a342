import PostmanModel

/// A body that can never be sent.
struct BodyOnBodilessStatus: ExampleRule {
    package static let page = RulePage(
        "body-on-bodiless-status", .examples, .warning, "a body that can never be sent",
        help: "remove the body, or change the code",
        documentation: """
            Responses with 204 and 304 have no body (RFC 9110, 6.4.1); what is stored is lost on the wire.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard site.hasBody, site.isBodiless else { return }
        findings.add("\(site.status) is sent without a body, and this example has one", at: .body, of: site)
    }
}
