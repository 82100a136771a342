import PostmanModel

/// A body without a Content-Type.
struct MissingContentType: ExampleRule, FixableRule {
    package static let page = RulePage(
        "missing-content-type", .examples, .warning, "a body without a Content-Type",
        help: "add a Content-Type header that says what the body is",
        documentation: """
            Without a stored Content-Type a mock sends text/html (B-5.08), which makes clients treat JSON as a page.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard site.hasBody, !site.isBodiless, site.contentTypeRow == nil else { return }
        let kind = site.jsonKind != nil ? "a JSON body" : "a body"
        findings.add("\(kind) without a Content-Type is sent as text/html", at: .body, of: site)
    }

    static func fix(_ example: inout ExampleEdit) {
        if let type = certainType(of: example.body) { example.addHeader("Content-Type", type) }
    }

    /// What the body is beyond doubt; nil where a person must say.
    private static func certainType(of body: JSONValue?) -> String? {
        guard let body = body?.stringBytes, let first = body.first(where: { $0 > 0x20 }) else { return nil }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            return (try? JSONDocument.parse(body)) == nil ? nil : "application/json"
        }
        return String(decoding: body.drop { $0 <= 0x20 }.prefix(5), as: UTF8.self) == "<?xml" ? "application/xml" : nil
    }
}
