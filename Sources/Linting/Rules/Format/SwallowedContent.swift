import MockCore
import MockFiles
import PostmanModel

/// A key that the format does not have and that holds content.
struct SwallowedContent: LintRule {
    package static let page = RulePage(
        "swallowed-content", .format, .error, "a key that the format does not have and that holds content",
        help: "write the key as the format has it",
        documentation: """
            Postman drops keys that it does not know without a word: with responses in the place of response, all \
            examples of a request are gone after the import. Only keys in the place of item, request, response, \
            header, body, code and originalRequest count, and only where the right one is absent.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        guard [.v20, .v21].contains(subject.collection.format) else { return }
        for tree in subject.trees {
            let root = tree.root["collection"] ?? tree.root
            look(at: root, .root, in: tree, item: [], &findings)
        }
    }

    private enum Place {
        case root, item, request, example

        /// Wrong keys with the right ones, beside slips of the right ones.
        var known: [(wrong: String, right: String)] {
            switch self {
            case .root: [("items", "item"), ("requests", "item")]
            case .item:
                [("items", "item"), ("responses", "response"), ("examples", "response"), ("requests", "request")]
            case .request: [("headers", "header"), ("uri", "url")]
            case .example:
                [
                    ("headers", "header"), ("statusCode", "code"), ("status_code", "code"), ("content", "body"),
                    ("text", "body"), ("request", "originalRequest"),
                ]
            }
        }

        var keys: [String] {
            switch self {
            case .root: ["item"]
            case .item: ["item", "request", "response"]
            case .request: ["method", "header", "body"]
            case .example: ["originalRequest", "header", "body", "code"]
            }
        }
    }

    private static func look(
        at object: JSONValue, _ place: Place, in tree: SourceTree, item: [String], _ findings: inout FindingList
    ) {
        guard object.kind == .object else { return }
        let names = Set(object.members.map(\.name))
        for member in object.members where holdsContent(member.value) {
            let name = member.name
            let right =
                place.known.first { $0.wrong == name }?.right
                ?? (place.keys.contains(name) ? nil : Spelling.nearest(to: name, in: place.keys))
            guard let right, !names.contains(right) else { continue }
            findings.add(
                "Postman does not know '\(name)' here and drops it; the key is '\(right)'",
                location: tree.location(of: member.key), item: item.joined(separator: "/"), anchor: "key/\(name)")
        }
        for element in (object["item"] ?? object["items"])?.elementsOrSelf ?? [] where place == .root || place == .item
        {
            look(at: element, .item, in: tree, item: item + [element["name"]?.string ?? ""], &findings)
        }
        guard place == .item else { return }
        if let request = object["request"] { look(at: request, .request, in: tree, item: item, &findings) }
        for example in (object["response"] ?? object["responses"])?.elementsOrSelf ?? [] {
            let path = item + [example["name"]?.string ?? ""]
            look(at: example, .example, in: tree, item: path, &findings)
            if let request = example["originalRequest"] { look(at: request, .request, in: tree, item: path, &findings) }
        }
    }

    private static func holdsContent(_ value: JSONValue) -> Bool {
        switch value.kind {
        case .object: !value.members.isEmpty
        case .array: !value.elements.isEmpty
        case .string: value.string?.isEmpty == false
        case .number: true
        case .bool, .null: false
        }
    }
}
