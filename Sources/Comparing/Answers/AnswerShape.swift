import HTTPMessage
import PostmanModel

/// What a consumer can rely on in the JSON of one answer: its types, its members, and the elements of its lists taken
/// together.
///
/// `Shape` of `Verification` is another thing: it is learned from several examples of JSON or XML, and remembers formats,
/// lines and order, which decide nothing between two answers.
struct AnswerShape {
    private(set) var kinds: Set<JSONKind> = []
    /// How many objects were taken together.
    private(set) var objectCount = 0
    private(set) var members: [ExactText: (count: Int, shape: AnswerShape)] = [:]
    private(set) var elements: [AnswerShape] = []

    init(_ value: JSONValue) {
        kinds = [value.kind]
        switch value.kind {
        case .object:
            objectCount = 1
            for member in value.members { members[ExactText(member.name)] = (1, AnswerShape(member.value)) }
        case .array:
            var merged: AnswerShape?
            for element in value.elements {
                let shape = AnswerShape(element)
                if merged == nil { merged = shape } else { merged?.merge(shape) }
            }
            elements = merged.map { [$0] } ?? []
        case .null, .bool, .number, .string: break
        }
    }

    var element: AnswerShape? { elements.first }

    private mutating func merge(_ other: AnswerShape) {
        kinds.formUnion(other.kinds)
        objectCount += other.objectCount
        for (name, member) in other.members {
            if var known = members[name] {
                known.count += member.count
                known.shape.merge(member.shape)
                members[name] = known
            } else {
                members[name] = member
            }
        }
        if let element = other.element {
            if elements.isEmpty { elements = [element] } else { elements[0].merge(element) }
        }
    }

    var isAlwaysNull: Bool { kinds == [.null] }
}

/// What of a shape another one lacks, and what it has beyond it.
struct AnswerShapeComparison {
    private(set) var broken: [String] = []
    private(set) var added: [String] = []

    mutating func compare(_ old: AnswerShape, _ new: AnswerShape, at path: String) {
        // A consumer of a value that was always null has no type to rely on.
        if !old.isAlwaysNull {
            let kinds = new.kinds.subtracting(old.kinds)
            if kinds.contains(.null) { broken.append("\(path) is null, which it was not") }
            for kind in kinds.subtracting([.null]).sorted(by: { $0.rawValue < $1.rawValue }) {
                broken.append("\(path) is \(kind.name), it was \(Self.names(old.kinds))")
            }
        } else if !new.isAlwaysNull {
            added.append("\(path) is \(Self.names(new.kinds)), it was null")
        }
        compareMembers(old, new, at: path)
        if let before = old.element, let after = new.element { compare(before, after, at: path + "[*]") }
    }

    private mutating func compareMembers(_ old: AnswerShape, _ new: AnswerShape, at path: String) {
        guard old.objectCount > 0, new.objectCount > 0 else { return }
        for name in old.members.keys.sorted() {
            guard let before = old.members[name] else { continue }
            let place = Self.place(path, name.text)
            guard let after = new.members[name] else {
                let text = "\(place) is gone"
                if before.count == old.objectCount { broken.append(text) } else { added.append(text) }
                continue
            }
            if before.count == old.objectCount, after.count < new.objectCount {
                broken.append("\(place) is not always there")
            }
            compare(before.shape, after.shape, at: place)
        }
        for name in new.members.keys.sorted() where old.members[name] == nil {
            added.append("\(Self.place(path, name.text)) is new")
        }
    }

    private static func place(_ path: String, _ name: String) -> String {
        let isPlain =
            !name.isEmpty && !(name.utf8.first.map { (48...57).contains($0) } ?? false)
            && name.utf8.allSatisfy { ($0 | 0x20) >= 97 && ($0 | 0x20) <= 122 || (48...57).contains($0) || $0 == 95 }
        return isPlain ? "\(path).\(name)" : "\(path)[\(JSONText.quoted(name))]"
    }

    private static func names(_ kinds: Set<JSONKind>) -> String {
        kinds.sorted { $0.rawValue < $1.rawValue }.map(\.name).joined(separator: " or ")
    }
}

extension JSONKind {
    fileprivate var name: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
