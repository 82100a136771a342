import MockFiles
import PostmanModel

/// A key of format v2 in a file of format v3.
struct V2KeyInV3: LintRule {
    package static let page = RulePage(
        "v2-key-in-v3", .format, .warning, "a key of format v2 in a file of format v3",
        help: "use the key of v3",
        documentation: """
            Format v3 has other names than v2. Old names are ignored without a word.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        guard subject.collection.format == .v3 else { return }
        for tree in subject.trees {
            for member in tree.root.members {
                guard let name = names[member.name] else { continue }
                findings.add(
                    "'\(member.name)' is of format v2; v3 has '\(name)'", location: tree.location(of: member.key),
                    item: tree.root["name"]?.string ?? "", anchor: "key/\(member.name)")
            }
        }
    }

    private static let names = [
        "header": "headers", "event": "scripts", "variable": "variables", "originalRequest": "request", "item": "order",
    ]
}
