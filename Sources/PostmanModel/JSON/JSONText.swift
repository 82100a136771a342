import HTTPMessage

/// Writes JSON strings.
package enum JSONText {
    /// The text in quotes, with the escapes that JSON demands and no others.
    package static func quoted(_ text: String) -> String {
        if isPlain(text) { return "\"\(text)\"" }
        var quoted: [UInt8] = []
        append(text, to: &quoted)
        return String(decoding: quoted, as: UTF8.self)
    }

    /// Appends the text in quotes as UTF-8.
    package static func append(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        if isPlain(text) {
            output += text.utf8
        } else {
            for byte in text.utf8 {
                if let escape = escape(byte) { output += escape.utf8 } else { output.append(byte) }
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    /// Whether nothing in it wants an escape, as in nearly all texts.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            // Looks at every byte, for a loop that may end early is not made of vector instructions.
            var suspects: UInt8 = 0
            for byte in bytes {
                suspects |= byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? 1 : 0
            }
            return suspects == 0
        } ?? false
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
