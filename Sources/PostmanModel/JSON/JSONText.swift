import HTTPMessage

/// Writes JSON strings.
package enum JSONText {
    /// The text in quotes, with the escapes that JSON demands and no others.
    package static func quoted(_ text: String) -> String {
        var quoted = ""
        append(text, to: &quoted)
        return quoted
    }

    /// Appends the text in quotes.
    static func append(_ text: String, to output: inout String) {
        output += "\""
        // Nearly all text goes over in one piece, or in the pieces between two escapes.
        var start = text.utf8.startIndex
        var index = start
        while index < text.utf8.endIndex {
            let byte = text.utf8[index]
            let next = text.utf8.index(after: index)
            if let escape = escape(byte) {
                output += text[start..<index]
                output += escape
                start = next
            }
            index = next
        }
        output += start == text.startIndex ? text[...] : text[start...]
        output += "\""
    }

    private static func escape(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "\""): "\\\""
        case UInt8(ascii: "\\"): "\\\\"
        case UInt8(ascii: "\n"): "\\n"
        case UInt8(ascii: "\r"): "\\r"
        case UInt8(ascii: "\t"): "\\t"
        case 0..<0x20: "\\u" + UInt64(byte).hexadecimal(from: 0, digits: 4)
        default: nil
        }
    }
}
