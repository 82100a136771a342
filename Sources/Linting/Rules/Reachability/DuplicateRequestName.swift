import PostmanModel

/// Requests of one folder have the same name.
struct DuplicateRequestName: LintRule {
    package static let page = RulePage(
        "duplicate-request-name", .reachability, .note, "requests of one folder have the same name",
        help: "name each request for what it does",
        documentation: """
            Reports, selectors and exceptions tell requests apart by folder and name; equal names make them hard to \
            find.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        var known: Set<String> = []
        for request in subject.requests where !known.insert(request.path).inserted {
            findings.add(
                "'\(request.item.name)' is the name of an earlier request in this folder, too", at: .name, of: request)
        }
    }
}
