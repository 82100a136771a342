import PostmanModel

/// Examples of one request and code disagree in the kind of their JSON.
struct ShapeDrift: LintRule {
    package static let page = RulePage(
        "shape-drift", .drift, .warning, "examples of one request and code disagree in the kind of their JSON",
        help: "make the bodies agree, or give them different codes",
        documentation: """
            Clients decode one type for a status code. If one example is a list and the other an object, one of them \
            is out of date.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for request in subject.requests where request.examples.count > 1 { compare(request.examples, &findings) }
    }

    /// Those of one request.
    private static func compare(_ examples: [ExampleSite], _ findings: inout FindingList) {
        var first: [Int: ExampleSite] = [:]
        for site in examples {
            guard let kind = site.jsonKind, kind == .object || kind == .array else { continue }
            guard let other = first[site.status] else {
                first[site.status] = site
                continue
            }
            guard let otherKind = other.jsonKind, otherKind != kind else { continue }
            let words = (kind == .array ? "a list" : "an object", otherKind == .array ? "a list" : "an object")
            findings.add("\(words.0), while '\(other.example.name)' is \(words.1)", at: .body, of: site)
        }
    }
}
