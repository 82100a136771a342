import PostmanModel

/// Two examples have the same id.
struct DuplicateExampleId: LintRule {
    package static let page = RulePage(
        "duplicate-example-id", .reachability, .warning, "two examples have the same id",
        help: "remove the id of the copy and let Postman give a new one",
        documentation: """
            The header x-mock-response-id finds only one of two examples with the same id. Ids get copied when a \
            file is edited by hand.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        var known: [String: ExampleSite] = [:]
        for site in subject.examples where site.example.hasStoredID {
            if let other = known[site.example.id] {
                findings.add("'\(other.path)' has this id, too", at: .id, of: site)
            } else {
                known[site.example.id] = site
            }
        }
    }
}
