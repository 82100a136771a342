import HTTPMessage
import PostmanModel

/// The Content-Type contradicts the body.
struct WrongContentType: ExampleRule {
    package static let page = RulePage(
        "wrong-content-type", .examples, .warning, "the Content-Type contradicts the body",
        help: "declare what the body is",
        documentation: """
            A JSON body that is declared as HTML or XML, or a page that is declared as JSON, is refused or shown \
            wrongly by clients.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard let type = site.mediaType, site.hasBody else { return }
        let first = site.example.body.first { $0 > 0x20 }
        if site.json != nil, type.isXML || type.essence == "text/html" {
            findings.add("a JSON body is declared as \(type.essence)", at: .header("content-type"), of: site)
        } else if first == UInt8(ascii: "<"), type.isJSON {
            findings.add("a body of markup is declared as \(type.essence)", at: .header("content-type"), of: site)
        }
    }
}
