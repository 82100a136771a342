import HTTPMessage
import PostmanModel

/// Examples of one request and code differ in their media type.
struct ContentTypeDrift: LintRule {
    package static let page = RulePage(
        "content-type-drift", .drift, .note, "examples of one request and code differ in their media type",
        help: "declare the same type, or tell them apart by the Accept header",
        documentation: """
            The first example wins whatever a client accepts, unless matching by headers is switched on.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for request in subject.requests where request.examples.count > 1 { compare(request.examples, &findings) }
    }

    /// Those of one request.
    private static func compare(_ examples: [ExampleSite], _ findings: inout FindingList) {
        var first: [Int: ExampleSite] = [:]
        for site in examples {
            guard let type = site.mediaType?.essence else { continue }
            guard let other = first[site.status] else {
                first[site.status] = site
                continue
            }
            guard let otherType = other.mediaType?.essence, otherType != type else { continue }
            findings.add(
                "\(type), while '\(other.example.name)' is \(otherType)", at: site.contentTypePart, of: site)
        }
    }
}
