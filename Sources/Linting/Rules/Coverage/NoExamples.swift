import PostmanModel

/// A collection without any example.
struct NoExamples: LintRule {
    package static let page = RulePage(
        "no-examples", .coverage, .note, "a collection without any example",
        help: "save examples, or leave the collection out of the run",
        documentation: """
            There is nothing that a mock could serve.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        guard subject.examples.isEmpty, !subject.requests.isEmpty else { return }
        findings.add(
            "none of \(subject.requests.count) requests has an example",
            location: SourceLocation(file: subject.collection.file), item: "", anchor: "")
    }
}
