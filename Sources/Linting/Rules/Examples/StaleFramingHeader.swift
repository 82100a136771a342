import PostmanModel

/// A stored header describes the old connection.
struct StaleFramingHeader: ExampleRule, FixableRule {
    package static let page = RulePage(
        "stale-framing-header", .examples, .note, "a stored header describes the old connection",
        help: "remove it; the server that sends the example writes its own",
        documentation: """
            Content-Length, Transfer-Encoding, Content-Encoding, Connection and their like describe the message in \
            which the example was recorded. Mocks drop them (B-5.05, 5.07); other tools that replay them send broken \
            messages.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        for row in site.example.headers where row.isEnabled && names.contains(row.key.lowercased()) {
            findings.add("\(row.key) belongs to the recorded connection", at: .header(row), of: site)
        }
    }

    static func fix(_ example: inout ExampleEdit) { example.removeHeaders(named: names) }

    private static let names: Set<String> = [
        "connection", "content-encoding", "content-length", "keep-alive", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade",
    ]
}
