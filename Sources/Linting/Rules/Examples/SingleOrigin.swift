import HTTPMessage
import MockCore
import PostmanModel

/// A stored Access-Control-Allow-Origin of one site.
struct SingleOrigin: ExampleRule {
    package static let page = RulePage(
        "single-origin", .examples, .warning, "a stored Access-Control-Allow-Origin of one site",
        help: "remove the header, and the mock allows every origin; or store *",
        documentation: """
            The header was recorded for the page that sent the request. It is replayed as it is stored (B-6.03), so \
            that pages of every other origin, localhost included, cannot read the response.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        let origins = site.example.headers.filter {
            $0.isEnabled && $0.key.isEqualIgnoringASCIICase(to: "access-control-allow-origin")
        }
        guard origins.count == 1, let value = origins[0].value?.trimmingHTTPBlanks, value.contains("://"),
            !value.contains("{{"), !value.contains(where: { ", *".contains($0) }),
            value.split(separator: "/", omittingEmptySubsequences: false).count == 3
        else { return }
        findings.add("only pages of \(value.quotedForMessage) may read the response", at: .header(origins[0]), of: site)
    }
}
