import HTTPMessage
import MockCore
import PostmanModel

/// A charset that the body is not stored in.
struct CharsetMismatch: ExampleRule {
    package static let page = RulePage(
        "charset-mismatch", .examples, .warning, "a charset that the body is not stored in",
        help: "write charset=utf-8",
        documentation: """
            Collections store text as UTF-8, and the mock sends it as UTF-8 and says so, as Express does (B-12.46). \
            The recorded charset belongs to bytes that are not there any more. Where all characters are the same in \
            both, nothing is reported.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard let charset = site.mediaType?.parameter("charset")?.lowercased(), site.hasBody, !site.isBodiless,
            !["utf-8", "utf8"].contains(charset), !charset.contains("{{")
        else { return }
        let isASCII = site.example.body.allSatisfy { $0 < 0x80 }
        guard !isASCII || charset.hasPrefix("utf-16") || charset.hasPrefix("utf-32") else { return }
        findings.add(
            "the body is stored as UTF-8, not as \(charset.quotedForMessage)", at: site.contentTypePart, of: site)
    }
}
