/// A JSON text to be sent, built like a literal: `["mock": ["id": .string(id), "isPublic": true]]`.
package enum JSONBody: Sendable, Hashable {
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
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the text as UTF-8.
    package func append(to output: inout [UInt8]) {
        switch self {
        case .object(let members): Self.append(members, to: &output)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for index in elements.indices {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                elements[index].append(to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .string(let text): JSONText.append(text, to: &output)
        case .integer(let number): output += String(number).utf8
        // JSON knows no infinity and no NaN.
        case .number(let number): output += (number.isFinite ? "\(number)" : "null").utf8
        case .bool(let flag): output += (flag ? "true" : "false").utf8
        case .null: output += "null".utf8
        }
    }

    /// Appends an object of these members as UTF-8.
    package static func append(_ members: [Member], to output: inout [UInt8]) {
        output.append(UInt8(ascii: "{"))
        for index in members.indices {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            JSONText.append(members[index].name, to: &output)
            output.append(UInt8(ascii: ":"))
            members[index].value.append(to: &output)
        }
        output.append(UInt8(ascii: "}"))
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
