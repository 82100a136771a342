import HTTPMessage
import PostmanModel

/// The Content-Type is not a media type that can be sent.
struct UnusableContentType: ExampleRule {
    package static let page = RulePage(
        "unusable-content-type", .examples, .warning, "the Content-Type is not a media type that can be sent",
        help: "write a whole media type, such as application/json",
        documentation: """
            Generators leave */*, image/* or placeholders behind. A response has exactly one media type, and clients \
            cannot choose a parser by a range.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard let text = site.contentType, !text.contains("{{") else { return }
        guard let type = site.mediaType else {
            findings.add("'\(text.prefix(40))' is not a media type", at: .header("content-type"), of: site)
            return
        }
        guard type.type == "*" || type.subtype == "*" else { return }
        findings.add("\(type.essence) is a range of media types, not one", at: .header("content-type"), of: site)
    }
}
