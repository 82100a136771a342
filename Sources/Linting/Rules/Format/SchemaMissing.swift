import MockFiles
import PostmanModel

/// The collection does not say its format.
struct SchemaMissing: LintRule {
    package static let page = RulePage(
        "schema-missing", .format, .note, "the collection does not name its format",
        help: "add info.schema",
        documentation: """
            Postman refuses to import a collection without info.schema; other tools guess.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        guard [.v20, .v21].contains(subject.collection.format), let tree = subject.trees.first else { return }
        let root = tree.root["collection"] ?? tree.root
        guard root["info"]?["schema"] == nil else { return }
        findings.add(
            "there is no info.schema", location: tree.location(of: root["info"] ?? root), item: "",
            anchor: "info/schema")
    }
}
