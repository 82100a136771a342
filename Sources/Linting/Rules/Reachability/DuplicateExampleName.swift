import PostmanModel

/// Examples of one request have the same name.
struct DuplicateExampleName: LintRule, FixableRule {
    package static let page = RulePage(
        "duplicate-example-name", .reachability, .note, "examples of one request have the same name",
        help: "name each example for what it shows",
        documentation: """
            The header x-mock-response-name picks the first example of a name; the others cannot be selected by it \
            (B-4.11).
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for request in subject.requests where request.examples.count > 1 {
            var known: Set<String> = []
            for site in request.examples where !known.insert(site.example.name).inserted {
                findings.add("'\(site.example.name)' is the name of an earlier example, too", at: .name, of: site)
            }
        }
    }

    static func fix(_ example: inout ExampleEdit) {
        guard example.isNameTaken else { return }
        var number = 2
        while example.siblingNames.contains("\(example.name) (\(number))") { number += 1 }
        example.rename(to: "\(example.name) (\(number))")
    }
}
