import PostmanModel

/// A JSON value that can be taken apart and put together again.
enum FuzzTree: Sendable {
    struct Member: Sendable {
        var name: String
        var value: FuzzTree
    }

    case object([Member])
    case array([FuzzTree])
    case string(String)
    /// A number or a literal, as written.
    case word(String)

    init(_ value: JSONValue) {
        switch value.kind {
        case .object: self = .object(value.members.map { Member(name: $0.name, value: FuzzTree($0.value)) })
        case .array: self = .array(value.elements.map { FuzzTree($0) })
        case .string: self = .string(value.string ?? "")
        default: self = .word(String(decoding: value.sourceBytes, as: UTF8.self))
        }
    }

    var children: [FuzzTree] {
        switch self {
        case .object(let members): members.map(\.value)
        case .array(let elements): elements
        case .string, .word: []
        }
    }

    /// How many values there are, this one included.
    var count: Int { children.reduce(1) { $0 + $1.count } }

    /// The value at that place in the order of the text, this one at 0.
    func value(at place: Int) -> FuzzTree {
        if place == 0 { return self }
        var place = place - 1
        for child in children {
            let count = child.count
            if place < count { return child.value(at: place) }
            place -= count
        }
        return self
    }

    /// The tree with the value at that place changed.
    func changing(_ place: Int, _ change: (FuzzTree) -> FuzzTree) -> FuzzTree {
        if place == 0 { return change(self) }
        var place = place - 1
        func visit(_ child: FuzzTree) -> FuzzTree {
            let count = child.count
            defer { place -= count }
            return (0..<count).contains(place) ? child.changing(place, change) : child
        }
        switch self {
        case .object(let members): return .object(members.map { Member(name: $0.name, value: visit($0.value)) })
        case .array(let elements): return .array(elements.map(visit))
        case .string, .word: return self
        }
    }

    var json: String {
        switch self {
        case .object(let members):
            "{" + members.map { JSONText.quoted($0.name) + ":" + $0.value.json }.joined(separator: ",") + "}"
        case .array(let elements): "[" + elements.map(\.json).joined(separator: ",") + "]"
        case .string(let text): JSONText.quoted(text)
        case .word(let word): word
        }
    }
}
