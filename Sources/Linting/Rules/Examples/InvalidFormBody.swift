import HTTPMessage
import MockCore
import PostmanModel

/// A body that is declared as a form and is not one.
struct InvalidFormBody: ExampleRule {
    package static let page = RulePage(
        "invalid-form-body", .examples, .error, "a body that is declared as a form and is not one",
        help: "declare what the body is",
        documentation: """
            A urlencoded form has names and values in percent escapes; JSON, markup or several lines are something \
            else. A multipart body is divided by the boundary that its Content-Type names.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        guard let type = site.mediaType, site.hasBody, !site.isBodiless else { return }
        if type.essence == "application/x-www-form-urlencoded" {
            let first = site.example.body.first { $0 > 0x20 }
            guard site.jsonKind != nil || first == UInt8(ascii: "<") else { return }
            let kind = site.jsonKind != nil ? "JSON" : "markup"
            findings.add("a body of \(kind) is declared as \(type.essence)", at: site.contentTypePart, of: site)
        } else if type.type == "multipart" {
            guard let boundary = type.parameter("boundary"), !boundary.isEmpty else {
                return findings.add("\(type.essence) without a boundary", at: site.contentTypePart, of: site)
            }
            guard !boundary.contains("{{"), !site.bodyText.contains("--\(boundary)") else { return }
            findings.add("the boundary of the Content-Type is not in the body", at: .body, of: site)
        }
    }
}
