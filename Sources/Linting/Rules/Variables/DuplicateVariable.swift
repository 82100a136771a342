import PostmanModel

/// A variable is defined twice.
struct DuplicateVariable: LintRule {
    package static let page = RulePage(
        "duplicate-variable", .variables, .warning, "a variable is defined twice",
        help: "remove one of the rows",
        documentation: """
            Of equal keys the last enabled row counts; the other values are never used.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        var known: Set<String> = []
        for variable in subject.collection.variables where variable.isEnabled && !known.insert(variable.key).inserted {
            findings.add(
                "the variable '\(variable.key)' is defined twice", location: subject.location(ofVariable: variable.key),
                item: "", anchor: "variable/\(variable.key)")
        }
    }
}
