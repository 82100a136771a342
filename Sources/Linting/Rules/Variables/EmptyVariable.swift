import PostmanModel

/// A variable whose initial value is empty.
struct EmptyVariable: LintRule {
    package static let page = RulePage(
        "empty-variable", .variables, .note, "a variable whose initial value is empty",
        help: "give it the value that others need, or a placeholder that says what goes there",
        documentation: """
            Mocks and people who import the collection only get the initial value. An empty one leaves {{name}} \
            unreplaced or the URL without a host.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for variable in subject.collection.variables
        where variable.isEnabled && !variable.isSecret && variable.value == "" {
            findings.add(
                "the variable '\(variable.key)' has no initial value",
                location: subject.location(ofVariable: variable.key),
                item: "", anchor: "variable/\(variable.key)")
        }
    }
}
