import MockCore

/// A variable of the host has no value.
struct UnresolvedVariable: LintRule {
    package static let page = RulePage(
        "unresolved-variable", .variables, .note, "a variable of the host has no value",
        help: "define it in the collection or in an environment that is shared with it",
        documentation: """
            A mock never calls the host, but whoever sends the request does. Path segments that are whole variables \
            act as wildcards and are not reported.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        let known = Set(subject.collection.variables.filter(\.isEnabled).map(\.key))
        for request in subject.requests {
            let local = Set(request.item.variables.map(\.key))
            for name in VariableNames.of(request.item.request.url.host)
            where !known.contains(name) && !local.contains(name) && !name.hasPrefix("$") {
                findings.add("{{\(name)}} is not defined in the collection", at: .url, of: request)
            }
        }
    }
}
