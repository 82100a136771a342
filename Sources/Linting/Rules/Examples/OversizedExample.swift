import PostmanModel

/// A body of more than 5 MB.
struct OversizedExample: ExampleRule {
    package static let page = RulePage(
        "oversized-example", .examples, .warning, "a body of more than 5 MB",
        help: "shorten the example",
        documentation: """
            Postman refuses examples beyond 5 MB, and large bodies make every copy of the collection slow.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard site.example.body.count > 5_000_000 else { return }
        findings.add("the body has \(site.example.body.count) bytes", at: .body, of: site)
    }
}
