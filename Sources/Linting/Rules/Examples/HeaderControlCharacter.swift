import MockCore

/// A header value with a line break or another control character.
struct HeaderControlCharacter: ExampleRule {
    package static let page = RulePage(
        "header-control-character", .examples, .error, "a header value with a line break or another control character",
        help: "remove the character; use two rows for two headers",
        documentation: """
            A line break inside a header would begin another header or the body (response splitting). Mocks leave \
            such headers out.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        for row in site.example.headers where row.isEnabled {
            guard let value = row.value, value.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) else {
                continue
            }
            findings.add("the value of \(row.key.prefix(60)) has a control character", at: .header(row.key), of: site)
        }
    }
}
