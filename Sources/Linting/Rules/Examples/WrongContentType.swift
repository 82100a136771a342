import HTTPMessage
import PostmanModel

/// The Content-Type contradicts the body.
struct WrongContentType: ExampleRule {
    package static let page = RulePage(
        "wrong-content-type", .examples, .warning, "a JSON body that is declared as a page or a picture",
        help: "declare what the body is",
        documentation: """
            A JSON body that is declared as HTML, as a picture or as an archive is refused or shown wrongly by \
            clients. Bodies that are not what a JSON, XML or form type says are errors of their own.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard let type = site.mediaType, site.jsonKind != nil else { return }
        let isOther =
            ["image", "audio", "video", "font"].contains(type.type) && !type.isXML && !type.isJSON
            || ["text/html", "text/css", "application/pdf", "application/zip"].contains(type.essence)
        guard isOther else { return }
        findings.add("a JSON body is declared as \(type.essence)", at: site.contentTypePart, of: site)
    }
}
