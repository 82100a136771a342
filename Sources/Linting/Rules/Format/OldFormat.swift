import PostmanModel

/// Collection format v1.
struct OldFormat: LintRule {
    package static let page = RulePage(
        "old-format", .format, .note, "collection format v1",
        help: "import it into Postman and export it as v2.1",
        documentation: """
            Postman has not written v1 since 2017, and current versions no longer import it.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        guard subject.collection.format == .v1 else { return }
        findings.add(
            "the format v1 is outdated", location: SourceLocation(file: subject.collection.file), item: "", anchor: "")
    }
}
