import HTTPMessage
import MockCore

/// A header name that HTTP does not allow.
struct InvalidHeaderName: ExampleRule {
    package static let page = RulePage(
        "invalid-header-name", .examples, .warning, "a header name that HTTP does not allow",
        help: "use letters, digits and hyphens",
        documentation: """
            A header name is a token (RFC 9110, 5.1). Names with blanks, colons or nothing are left out by mocks.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        for row in site.example.headers where row.isEnabled && !row.key.isHTTPToken && !row.key.contains("{{") {
            findings.add("'\(row.key.prefix(60))' is no header name", at: .header(row.key), of: site)
        }
    }
}
