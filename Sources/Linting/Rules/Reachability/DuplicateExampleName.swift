import MockCore

/// Examples of one request have the same name.
struct DuplicateExampleName: LintRule {
    package static let page = RulePage(
        "duplicate-example-name", .reachability, .note, "examples of one request have the same name",
        help: "name each example for what it shows",
        documentation: """
            The header x-mock-response-name picks the first example of a name; the others cannot be selected by it \
            (B-4.11).
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for request in subject.requests where request.item.examples.count > 1 {
            var known: Set<String> = []
            for example in request.item.examples where !known.insert(example.name).inserted {
                findings.add(
                    "'\(example.name)' is the name of an earlier example, too", at: .name,
                    of: ExampleSite(example, of: request))
            }
        }
    }
}
