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
            var slips = Slips()
            look(at: root, .root, in: tree, item: nil, &slips, &findings)
        }
    }

    /// The right keys in the place of wrong ones, kept, for the same few come again with every item.
    private struct Slips {
        private struct Name: Hashable {
            let place: Place
            let name: String
        }

        private var known: [Name: String?] = [:]

        /// Nil for a key that is right, or nothing like one that is.
        mutating func right(for name: String, at place: Place) -> String? {
            let key = Name(place: place, name: name)
            if let known = known[key] { return known }
            let right =
                place.known.first { $0.wrong == name }?.right
                ?? (place.keys.contains(name) ? nil : Spelling.nearest(to: name, in: place.keys))
            known[key] = .some(right)
            return right
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

        /// Whether a key is one of `keys`, told without a text of its own.
        func isRight(_ key: JSONValue) -> Bool {
            switch self {
            case .root: key.isString("item")
            case .item: key.isString("item") || key.isString("request") || key.isString("response")
            case .request: key.isString("method") || key.isString("header") || key.isString("body")
            case .example:
                key.isString("originalRequest") || key.isString("header") || key.isString("body")
                    || key.isString("code")
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
        at object: JSONValue, _ place: Place, in tree: SourceTree, item: String?, _ slips: inout Slips,
        _ findings: inout FindingList
    ) {
        guard object.kind == .object else { return }
        for member in object.members where !place.isRight(member.key) && holdsContent(member.value) {
            let name = member.name
            guard let right = slips.right(for: name, at: place), !object.members.contains(where: { $0.name == right })
            else { continue }
            findings.add(
                "Postman does not know '\(name)' here and drops it; the key is '\(right)'",
                location: tree.location(of: member.key), item: item ?? "", anchor: "key/\(name)")
        }
        if place == .root || place == .item, let items = object["item"] ?? object["items"] {
            for element in items.elementsInTurn {
                look(at: element, .item, in: tree, item: joined(item, element), &slips, &findings)
            }
        }
        guard place == .item else { return }
        if let request = object["request"] { look(at: request, .request, in: tree, item: item, &slips, &findings) }
        guard let examples = object["response"] ?? object["responses"] else { return }
        for example in examples.elementsInTurn {
            let path = joined(item, example)
            look(at: example, .example, in: tree, item: path, &slips, &findings)
            if let request = example["originalRequest"] {
                look(at: request, .request, in: tree, item: path, &slips, &findings)
            }
        }
    }

    private static func joined(_ outer: String?, _ element: JSONValue) -> String {
        let name = element["name"]?.string ?? ""
        return outer.map { "\($0)/\(name)" } ?? name
    }

    private static func holdsContent(_ value: JSONValue) -> Bool {
        switch value.kind {
        case .object: !value.members.isEmpty
        case .array: !value.elements.isEmpty
        case .string: value.withText { !$0.isEmpty }
        case .number: true
        case .bool, .null: false
        }
    }
}

extension JSONValue {
    /// What `elementsOrSelf` has, one after the other: all items of a large file at once would be as much as the file.
    fileprivate var elementsInTurn: LazyMapSequence<[Int], JSONValue> {
        (kind == .array ? elementIndices : kind == .object ? [index] : []).lazy.map(sibling)
    }
}
