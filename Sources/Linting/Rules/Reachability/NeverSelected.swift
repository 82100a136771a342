import PostmanModel

/// No call can select the example.
struct NeverSelected: LintRule {
    package static let page = RulePage(
        "never-selected", .reachability, .error, "no request can select the example",
        help: "give it another name, code or request",
        documentation: """
            The example shares request, code and name with an earlier one and has no stored id: neither its URL, nor \
            x-mock-response-code, -name or -id can tell the two apart.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        var known: Set<Key> = []
        for site in subject.examples {
            let example = site.example
            let isNew = known.insert(Key(request: example.request, code: example.code, name: example.name)).inserted
            guard !isNew, !example.hasStoredID else { continue }
            findings.add("shares request, code and name with an earlier example and has no id", at: .name, of: site)
        }
    }

    private struct Key: Hashable {
        let request: SavedRequest
        let code: Int?
        let name: String
    }
}
