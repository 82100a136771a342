import PostmanModel

/// An example has query parameters that its request does not have.
struct QueryDrift: ExampleRule {
    package static let page = RulePage(
        "query-drift", .drift, .note, "an example has query parameters that its request does not have",
        help: "save the example again, or add the parameter to the request",
        documentation: """
            Parameters that only the example has are unknown to readers of the request, and requests without them score \
            lower.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard site.example.hasOwnRequest, !site.hasRequestOfParent else { return }
        let known = Set(site.parent.request.url.query.map(\.key))
        for row in site.example.request.url.query where row.isEnabled && !row.key.isEmpty && !known.contains(row.key) {
            findings.add("the request has no parameter '\(row.key.prefix(60))'", at: .url, of: site)
        }
    }
}
