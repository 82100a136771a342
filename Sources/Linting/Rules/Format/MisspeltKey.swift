import MockFiles
import PostmanModel

/// A key that looks like a slip of a known one.
struct MisspeltKey: LintRule {
    package static let page = RulePage(
        "misspelt-key", .format, .warning, "a key that looks like a misspelling of a known one",
        help: "write the key as the format has it",
        documentation: """
            Postman and mockcheck ignore keys they do not know without a word. Slips of the keys that hold items, \
            requests, examples, headers and bodies are errors of their own.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for tree in subject.trees { walk(tree.root, in: tree, item: "", &findings) }
    }

    private static let keys = [
        "auth", "body", "code", "cookie", "description", "disabled", "event", "header", "id", "info", "item", "name",
        "originalRequest", "protocolProfileBehavior", "request", "response", "responseTime", "schema", "status", "url",
        "variable", "headers", "method", "responses", "requests", "order", "folders", "type", "title", "version", "uid",
        "variables", "events", "examples", "scripts", "tests", "query", "path", "host", "key", "value", "content",
        "owner",
    ]
    private static let known = Set(keys)
    /// What `swallowed-content` looks after.
    private static let contentKeys: Set<String> = ["item", "request", "response", "header", "body", "originalRequest"]

    private static func walk(_ value: JSONValue, in tree: SourceTree, item: String, _ findings: inout FindingList) {
        guard value.kind == .object else { return }
        for member in value.members {
            let name = member.name
            guard !known.contains(name), name.count > 3, !name.hasPrefix("_"), !name.hasPrefix("x-"),
                let near = Spelling.nearest(to: name, in: keys), !contentKeys.contains(near)
            else { continue }
            findings.add(
                "unknown key '\(name)'; did you mean '\(near)'?", location: tree.location(of: member.key), item: item,
                anchor: "key/\(name)")
        }
        for list in [value["item"], value["response"]].compactMap(\.self) {
            for element in list.elements {
                walk(element, in: tree, item: element["name"]?.string ?? item, &findings)
            }
        }
    }
}
