/// A JSON text to be sent, built like a literal: `["mock": ["id": .string(id), "isPublic": true]]`.
package indirect enum JSONBody: Sendable, Hashable {
    /// Members in the order in which they are to be read.
    case object([Member])
    case array([JSONBody])
    case string(String)
    case integer(Int)
    case number(Double)
    case bool(Bool)
    case null

    package struct Member: Sendable, Hashable {
        package var name: String
        package var value: JSONBody

        package init(_ name: String, _ value: JSONBody) {
            self.name = name
            self.value = value
        }
    }

    /// A string, or null where there is none.
    package static func optional(_ text: String?) -> JSONBody { text.map(JSONBody.string) ?? .null }

    package var text: String {
        switch self {
        case .object(let members):
            "{" + members.map { JSONText.quoted($0.name) + ":" + $0.value.text }.joined(separator: ",") + "}"
        case .array(let elements): "[" + elements.map(\.text).joined(separator: ",") + "]"
        case .string(let text): JSONText.quoted(text)
        case .integer(let number): String(number)
        // JSON knows no infinity and no NaN.
        case .number(let number): number.isFinite ? "\(number)" : "null"
        case .bool(let flag): String(flag)
        case .null: "null"
        }
    }
}

extension JSONBody: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
    package init(dictionaryLiteral elements: (String, JSONBody)...) {
        self = .object(elements.map(Member.init))
    }

    package init(arrayLiteral elements: JSONBody...) { self = .array(elements) }
}

extension JSONBody: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}
