import HTTPMessage
import MockCore
import PostmanModel

/// A variable in a served body or header that nothing resolves.
struct UnresolvedInResponse: LintRule {
    package static let page = RulePage(
        "unresolved-in-response", .variables, .error, "a variable in a served body or header that nothing resolves",
        help: "define it in the collection, name the environment (-e) that does, or write the value",
        documentation: """
            What neither the collection nor the environment defines is sent as it stands, braces and all (B-1.40). A \
            wildcard of the example's own path or query is filled in from the call.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.examples {
            var known: Set<String> = []
            if site.bodyHasPlaceholders, !site.isBodiless {
                add(subject.unresolvedNames(in: site.bodyText, of: site), "the body", .body, site, &known, &findings)
            }
            for row in site.example.headers where row.isEnabled {
                guard let value = row.value, Placeholder.occurs(in: value) else { continue }
                let names = subject.unresolvedNames(in: value, of: site)
                add(names, "the header \(row.key.prefix(60))", .header(row), site, &known, &findings)
            }
        }
    }

    private static func add(
        _ names: [String], _ place: String, _ part: Part, _ site: ExampleSite, _ known: inout Set<String>,
        _ findings: inout FindingList
    ) {
        for name in names where isVariable(name) && known.insert(name).inserted {
            findings.add("{{\(name.prefix(60))}} in \(place) is sent as it stands", at: part, of: site)
        }
    }

    /// Whether people would call a variable so; the marks of Handlebars and its like are data of a template language.
    private static func isVariable(_ name: String) -> Bool {
        guard let first = name.first, let last = name.last, first != "$", !first.isWhitespace, !last.isWhitespace else {
            return false
        }
        return !"#/^>!&~".contains(first) && !name.contains { "\"'\n\r|()=<>,;".contains($0) }
    }
}
