import PostmanModel

/// A variable is only a part of a path segment.
struct PartialWildcard: LintRule {
    package static let page = RulePage(
        "partial-wildcard", .variables, .warning, "a variable is only a part of a path segment",
        help: "let the variable be the whole segment, or give it a value",
        documentation: """
            A segment that is one undefined variable matches anything. One that mixes a variable with text is \
            compared as text, so that no natural request matches it.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        let known = Set((subject.collection.variables).compactMap { $0.value == nil ? nil : $0.key })
        for site in subject.examples {
            for segment in site.example.request.url.path.split(separator: "/") where segment.contains("{{") {
                let names = VariableNames.of(String(segment))
                guard let name = names.first(where: { !known.contains($0) && !$0.hasPrefix("$") }),
                    segment != "{{\(name)}}", !site.parent.variables.contains(where: { $0.key == name })
                else { continue }
                findings.add("'\(segment.prefix(60))' is compared as text, not as a wildcard", at: .request, of: site)
            }
        }
    }
}
