import PostmanModel

/// A variable that nothing uses.
struct UnusedVariable: LintRule {
    package static let page = RulePage(
        "unused-variable", .variables, .note, "a variable that nothing uses",
        help: "remove it",
        documentation: """
            Unused variables confuse readers, and often hold what was not meant to be shared.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        if subject.collection.variables.isEmpty { return }
        let used = Set(subject.texts(with: .braces).flatMap { VariableNames.of($0.text, in: subject.scope) })
        let scripts = subject.texts(with: .script).map(\.text)
        for variable in subject.collection.variables where !variable.key.isEmpty && !used.contains(variable.key) {
            guard !scripts.contains(where: { $0.contains(variable.key) }) else { continue }
            findings.add(
                "nothing uses the variable '\(variable.key)'", location: subject.location(ofVariable: variable.key),
                item: "",
                anchor: "variable/\(variable.key)")
        }
    }
}
