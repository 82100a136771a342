import MockCore
import PostmanModel

/// An example with neither a body nor a header.
struct BareExample: ExampleRule {
    package static let page = RulePage(
        "bare-example", .examples, .warning, "an example with neither a body nor a header",
        help: "save the response again, or use 204",
        documentation: """
            Nothing but the status is served, as an empty page. Such examples come from generators and from saving \
            before the response was there. Statuses without a body and HEAD are left alone.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard !site.hasBody, !site.example.headers.contains(where: \.isEnabled), !site.isBodiless,
            !(300..<400).contains(site.status), site.status != 205,
            !["HEAD", "OPTIONS"].contains(site.example.request.method.uppercased())
        else { return }
        findings.add("the example has neither a body nor a header", of: site)
    }
}
