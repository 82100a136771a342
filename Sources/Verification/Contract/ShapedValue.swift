import PostmanModel
import XMLSupport

/// A value whose shape can be learned and compared, whichever notation it comes in.
protocol ShapedValue {
    var shapeKind: Shape.Kind { get }
    /// In order; of a repeated name only the last, as `JSON.parse` has it.
    var shapedMembers: [(name: String, value: Self)] { get }
    var shapedElements: [Self] { get }
    /// The characters of a string; nil for other kinds.
    var shapedText: String? { get }
    /// The bytes as they came, for messages.
    var excerpt: String { get }
    /// From 1, within the body.
    var bodyLine: Int { get }
}

extension JSONValue: ShapedValue {
    var shapeKind: Shape.Kind {
        switch kind {
        case .null: .null
        case .bool: .bool
        case .number: isWhole ? .integer : .fraction
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    /// By value: `1.0` and `1e2` are whole.
    private var isWhole: Bool {
        guard let text = numberText else { return false }
        if !text.utf8.contains(where: { ".eE".utf8.contains($0) }) { return true }
        return double.map { $0.rounded() == $0 } ?? false
    }

    var shapedMembers: [(name: String, value: JSONValue)] {
        var places: [String: Int] = [:]
        var result: [(name: String, value: JSONValue)] = []
        for member in members {
            let name = member.name
            if let place = places[name] {
                result[place].value = member.value
            } else {
                places[name] = result.count
                result.append((name, member.value))
            }
        }
        return result
    }

    var shapedElements: [JSONValue] { Array(elements) }
    var shapedText: String? { string }
    var excerpt: String { Excerpt.line(String(decoding: sourceBytes.prefix(400), as: UTF8.self), limit: 80) }

    var bodyLine: Int {
        1 + document.bytes.prefix(max(0, sourceBytes.startIndex)).count { $0 == UInt8(ascii: "\n") }
    }
}

/// An XML document as objects and lists: children by name as lists, attributes as `@name`, character data as `text()`.
enum XMLValue: ShapedValue {
    case document(XMLTree)
    case element(XMLTree)
    case list([XMLTree])
    case text(String, line: Int)

    var shapeKind: Shape.Kind {
        switch self {
        case .document, .element: .object
        case .list: .array
        case .text: .string
        }
    }

    var shapedMembers: [(name: String, value: XMLValue)] {
        switch self {
        case .document(let root): return [(root.name, .list([root]))]
        case .list, .text: return []
        case .element(let tree):
            var members = tree.attributes.map { (name: "@\($0.name)", value: XMLValue.text($0.value, line: tree.line)) }
            var names: [String] = []
            var byName: [String: [XMLTree]] = [:]
            for child in tree.children {
                if byName[child.name] == nil { names.append(child.name) }
                byName[child.name, default: []].append(child)
            }
            members += names.map { ($0, .list(byName[$0] ?? [])) }
            // Without children the text may be empty and is text all the same.
            if tree.children.isEmpty || !tree.text.allSatisfy(\.isWhitespace) {
                members.append(("text()", .text(tree.text, line: tree.line)))
            }
            return members
        }
    }

    var shapedElements: [XMLValue] { if case .list(let trees) = self { trees.map(XMLValue.element) } else { [] } }
    var shapedText: String? { if case .text(let text, _) = self { text } else { nil } }

    var excerpt: String {
        switch self {
        case .text(let text, _): Excerpt.quoted(text)
        case .document(let tree), .element(let tree): Excerpt.line("<\(tree.name)>", limit: 80)
        case .list(let trees): Excerpt.line(trees.first.map { "<\($0.name)>" } ?? "nothing", limit: 80)
        }
    }

    var bodyLine: Int {
        switch self {
        case .document(let tree), .element(let tree): tree.line
        case .list(let trees): trees.first?.line ?? 1
        case .text(_, let line): line
        }
    }
}
