import HTTPMessage

/// JSON as people read it.
indirect enum DraftJSON {
    case object([(String, DraftJSON)])
    case array([DraftJSON])
    case text(String)
    case number(Int)
    case flag(Bool)
    case null

    /// Without line breaks.
    var line: String {
        switch self {
        case .object(let members): "{\(members.map { "\(JSONText.quoted($0)): \($1.line)" }.joined(separator: ", "))}"
        case .array(let elements): "[\(elements.map(\.line).joined(separator: ", "))]"
        case .text(let text): JSONText.quoted(text)
        case .number(let number): String(number)
        case .flag(let flag): String(flag)
        case .null: "null"
        }
    }

    func text(indentedBy depth: Int) -> String {
        let inner = "\n" + String(repeating: "\t", count: depth + 1)
        let outer = "\n" + String(repeating: "\t", count: depth)
        switch self {
        case .object(let members):
            let lines = members.map { "\(JSONText.quoted($0)): \($1.text(indentedBy: depth + 1))" }
            return lines.isEmpty ? "{}" : "{\(inner)\(lines.joined(separator: "," + inner))\(outer)}"
        case .array(let elements):
            let lines = elements.map { $0.text(indentedBy: depth + 1) }
            return lines.isEmpty ? "[]" : "[\(inner)\(lines.joined(separator: "," + inner))\(outer)]"
        case .text(let text): return JSONText.quoted(text)
        case .number, .flag, .null: return line
        }
    }
}

extension DraftJSON {
    /// A table of Postman's.
    static func rows(_ rows: [(String, String)]) -> DraftJSON {
        .array(rows.map { .object([("key", .text($0)), ("value", .text($1))]) })
    }

    /// The document as YAML in block style, its texts in quotes.
    var yaml: String {
        var text = ""
        appendYAML(to: &text, indentedBy: 0)
        return text
    }

    /// What follows a name or a hyphen; it ends with a line feed.
    private func appendYAML(to output: inout String, indentedBy depth: Int) {
        let margin = String(repeating: "  ", count: depth)
        switch self {
        case .object(let members) where !members.isEmpty:
            for (place, (name, value)) in members.enumerated() {
                output += place == 0 && output.hasSuffix("- ") ? "" : margin
                output += "\(name):"
                value.appendYAMLValue(to: &output, indentedBy: depth + 1)
            }
        case .array(let elements) where !elements.isEmpty:
            for element in elements {
                output += "\(margin)- "
                element.appendYAML(to: &output, indentedBy: depth + 1)
            }
        case .text(let text): output += Self.quotedYAML(text) + "\n"
        case .object, .array, .number, .flag, .null: output += line + "\n"
        }
    }

    private func appendYAMLValue(to output: inout String, indentedBy depth: Int) {
        switch self {
        case .object(let members) where !members.isEmpty: output += "\n"
        case .array(let elements) where !elements.isEmpty: output += "\n"
        default: output += " "
        }
        appendYAML(to: &output, indentedBy: depth)
    }

    /// As in JSON, but that YAML takes further line breaks and characters that nobody sees by their numbers only.
    private static func quotedYAML(_ text: String) -> String {
        var quoted = ""
        for scalar in JSONText.quoted(text).unicodeScalars {
            switch scalar.value {
            case 0x7F...0x9F: quoted += "\\x" + UInt64(scalar.value).hexadecimal(from: 0, digits: 2)
            case 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
                quoted += "\\u" + UInt64(scalar.value).hexadecimal(from: 0, digits: 4)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted
    }
}
