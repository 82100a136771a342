import MockCore
import PostmanModel

/// Only an id selects the example, and the file gives it none.
struct NeedsID: LintRule {
    package static let page = RulePage(
        "needs-id", .reachability, .warning, "only an id selects the example, and the file gives it none",
        help: "give it another name, code or request",
        documentation: """
            The example shares request, code and name with an earlier one: neither its URL, nor x-mock-response-code \
            or -name tells the two apart. Postman gives it an id when the file is imported, so that \
            x-mock-response-id is the only way, and another id in each copy.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        guard subject.examples.contains(where: { !$0.example.hasStoredID }) else { return }
        var known: [Key: ExampleSite] = [:]
        for site in subject.examples {
            let example = site.example
            let key = Key(request: example.request, code: example.code, name: example.name)
            guard let first = known[key] else {
                known[key] = site
                continue
            }
            guard !example.hasStoredID, !DuplicateExample.areTwins(first, site) else { continue }
            findings.add("shares request, code and name with an earlier example and has no id", at: .name, of: site)
        }
    }

    private struct Key: Hashable {
        let request: SavedRequest
        let code: Int?
        let name: String
    }
}
