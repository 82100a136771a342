import HTTPMessage
import MockCore
import PostmanModel
import XMLSupport

/// A body that is declared as XML and is not well-formed.
struct InvalidXmlBody: LintRule {
    package static let page = RulePage(
        "invalid-xml-body", .examples, .error, "a body that is declared as XML and is not well-formed",
        help: "fix the body, or declare what it is",
        documentation: """
            Parsers of XML refuse a document with an unclosed element, an unknown entity or anything before its \
            declaration. A JSON body under an XML type is found by this rule, too.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.examples {
            guard site.mediaType?.isXML == true, site.hasBody, !site.isBodiless, site.example.body.count < 1 << 22
            else { continue }
            guard let problem = XMLSyntax.problem(in: subject.filledBody(of: site)) else { continue }
            let place = problem.line > 0 ? " (line \(problem.line))" : ""
            findings.add("not well-formed XML: \(problem.message)\(place)", at: .body, of: site)
        }
    }
}
