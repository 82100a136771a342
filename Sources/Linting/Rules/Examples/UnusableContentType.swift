import HTTPMessage
import PostmanModel

/// The Content-Type is not a media type that can be sent, or there are two.
struct UnusableContentType: ExampleRule {
    package static let page = RulePage(
        "unusable-content-type", .examples, .error, "a Content-Type that is not one media type",
        help: "write one whole media type, such as application/json",
        documentation: """
            Generators leave */*, image/* or placeholders behind. A response has exactly one media type, and clients \
            cannot choose a parser by a range. Of two rows the first is sent; without a usable one it is text/html \
            (B-5.08).
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard let text = site.contentType, !site.isBodiless else { return }
        if let other = other(than: text, in: site) {
            return findings.add(
                "two Content-Types, \(text.quotedForMessage) and \((other.value ?? "").quotedForMessage)",
                at: .header(other), of: site)
        }
        guard !text.contains("{{") else { return }
        guard let type = site.mediaType else {
            let what = text.isEmpty ? "the Content-Type is empty" : "\(text.quotedForMessage) is not a media type"
            return findings.add(what, at: site.contentTypePart, of: site)
        }
        guard type.type == "*" || type.subtype == "*" else { return }
        findings.add("\(type.essence) is a range of media types, not one", at: site.contentTypePart, of: site)
    }

    private static func other(than text: String, in site: ExampleSite) -> Row? {
        site.example.headers.first { row in
            row.isEnabled && row.key.isEqualIgnoringASCIICase(to: "content-type")
                && !(row.value ?? "").isEqualIgnoringASCIICase(to: text)
        }
    }
}
