import PostmanModel

/// A stored ETag or Last-Modified belongs to the recorded answer.
struct StaleValidator: ExampleRule {
    package static let page = RulePage(
        "stale-validator", .examples, .note, "a stored ETag or Last-Modified belongs to the recorded response",
        help: "remove the header, unless clients are to see exactly this value",
        documentation: """
            A recorded validator does not change with the example. Clients that revalidate get responses that \
            contradict the body.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        for row in site.example.headers where row.isEnabled && ["etag", "last-modified"].contains(row.key.lowercased())
        {
            findings.add("\(row.key) was recorded and does not follow the body", at: .header(row), of: site)
        }
    }
}
