/// What values of one place have in common: their kinds, the members of objects, the elements of arrays.
///
/// It is learned from the examples of one request and status, and grows as more of them are merged.
struct Shape: Sendable, Hashable {
    /// The kinds of values that were seen; whole numbers are told from others.
    struct Kind: OptionSet, Sendable, Hashable {
        let rawValue: UInt8

        static let null = Kind(rawValue: 1)
        static let bool = Kind(rawValue: 2)
        static let integer = Kind(rawValue: 4)
        static let fraction = Kind(rawValue: 8)
        static let string = Kind(rawValue: 16)
        static let array = Kind(rawValue: 32)
        static let object = Kind(rawValue: 64)
    }

    struct Member: Sendable, Hashable {
        var shape: Shape
        /// In how many of the merged objects it stood.
        var count: Int
        /// Its place among the members, as they were first seen.
        var order: Int
    }

    private(set) var kinds: Kind
    private(set) var members: [String: Member] = [:]
    /// How many objects were merged: a member that stood in all of them must be there.
    private(set) var objectCount = 0
    /// None or one: what all elements have in common.
    private(set) var element: [Shape] = []
    /// How many whole numbers were seen: a single one says little about the next.
    private(set) var integerCount = 0
    /// Those that every string had.
    private(set) var formats: StringFormat = .all
    /// Where in its body the first of the values stood, from 1.
    let line: Int

    init(_ value: some ShapedValue) {
        kinds = value.shapeKind
        line = value.bodyLine
        switch kinds {
        case .object:
            objectCount = 1
            for (order, member) in value.shapedMembers.enumerated() {
                members[member.name] = Member(shape: Shape(member.value), count: 1, order: order)
            }
        case .array:
            for value in value.shapedElements {
                let shape = Shape(value)
                if element.isEmpty { element = [shape] } else { element[0].merge(shape) }
            }
        case .integer: integerCount = 1
        case .string: formats = StringFormat(of: value.shapedText ?? "")
        default: break
        }
    }

    /// A place at which anything may stand.
    static func unknown(line: Int) -> Shape {
        var shape = Shape(XMLValue.text("", line: line))
        shape.kinds = .null
        return shape
    }

    mutating func merge(_ other: Shape) {
        if kinds.contains(.string), other.kinds.contains(.string) {
            formats.formIntersection(other.formats)
        } else if other.kinds.contains(.string) {
            formats = other.formats
        }
        kinds.formUnion(other.kinds)
        objectCount += other.objectCount
        integerCount += other.integerCount
        for (name, member) in other.members.sorted(by: { $0.value.order < $1.value.order }) {
            if members[name] == nil {
                members[name] = Member(shape: member.shape, count: member.count, order: members.count)
            } else {
                members[name]?.shape.merge(member.shape)
                members[name]?.count += member.count
            }
        }
        if element.isEmpty {
            element = other.element
        } else if let shape = other.element.first {
            element[0].merge(shape)
        }
    }

    /// Whether nothing is known of the values: only nulls were seen.
    var isUnknown: Bool { kinds == .null }

    func isRequired(_ member: Member) -> Bool { member.count == objectCount }

    /// The members as the examples have them in order.
    var orderedMembers: [(name: String, member: Member)] {
        members.map { ($0.key, $0.value) }.sorted { $0.1.order < $1.1.order }
    }
}

extension Shape.Kind: CustomStringConvertible {
    /// `string or null`, as messages name it.
    var description: String {
        var names: [String] = []
        if contains(.object) { names.append("object") }
        if contains(.array) { names.append("array") }
        if contains(.string) { names.append("string") }
        if contains(.fraction) { names.append("number") } else if contains(.integer) { names.append("integer") }
        if contains(.bool) { names.append("boolean") }
        if contains(.null) { names.append("null") }
        return names.joined(separator: " or ")
    }
}
