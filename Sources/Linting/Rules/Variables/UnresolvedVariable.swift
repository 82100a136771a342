import PostmanModel

/// A variable of the host has no value.
struct UnresolvedVariable: LintRule {
    package static let page = RulePage(
        "unresolved-variable", .variables, .note, "a variable of the host has no value",
        help: "define it in the collection or in an environment that is shared with it",
        documentation: """
            A mock never contacts the host, but a client that sends the request does. Path segments that are whole variables \
            act as wildcards and are not reported.
            """)

    /// One finding for each variable, at its first request: hundreds of requests have the same host.
    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        let given = (subject.context.environment?.variables ?? []) + (subject.context.globals?.variables ?? [])
        let known = Set((subject.collection.variables + given).filter(\.isEnabled).map(\.key))
        var uses: [(name: String, first: RequestSite, count: Int)] = []
        var places: [String: Int] = [:]
        for request in subject.requests {
            let local = Set(request.item.variables.map(\.key))
            for name in Set(VariableNames.of(request.item.request.url.host)).sorted()
            where !known.contains(name) && !local.contains(name) && !name.hasPrefix("$") {
                if let place = places[name] {
                    uses[place].count += 1
                } else {
                    places[name] = uses.count
                    uses.append((name, request, 1))
                }
            }
        }
        for use in uses {
            let others = use.count > 1 ? ", and \(use.count) requests use it" : ""
            findings.add("{{\(use.name)}} is not defined in the collection\(others)", at: .url, of: use.first)
        }
    }
}
