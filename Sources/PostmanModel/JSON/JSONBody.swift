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
        var text = ""
        append(to: &text)
        return text
    }

    private func append(to output: inout String) {
        switch self {
        case .object(let members):
            output += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { output += "," }
                JSONText.append(member.name, to: &output)
                output += ":"
                member.value.append(to: &output)
            }
            output += "}"
        case .array(let elements):
            output += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { output += "," }
                element.append(to: &output)
            }
            output += "]"
        case .string(let text): JSONText.append(text, to: &output)
        case .integer(let number): output += String(number)
        // JSON knows no infinity and no NaN.
        case .number(let number): output += number.isFinite ? "\(number)" : "null"
        case .bool(let flag): output += flag ? "true" : "false"
        case .null: output += "null"
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
