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
        if isPlain(text) { output += text.utf8 } else { appendEscaped(text.utf8, to: &output) }
        output.append(UInt8(ascii: "\""))
    }

    /// The same for a text that is appended piece by piece.
    package static func append(to output: inout [UInt8], writtenBy write: (inout [UInt8]) -> Void) {
        output.append(UInt8(ascii: "\""))
        let start = output.count
        write(&output)
        if !output[start...].withUnsafeBufferPointer(isPlain) {
            let text = output[start...]
            output.removeSubrange(start...)
            appendEscaped(text, to: &output)
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func appendEscaped(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
        for byte in text {
            if let escape = escape(byte) { output += escape.utf8 } else { output.append(byte) }
        }
    }

    /// Whether nothing in it wants an escape, as in nearly all texts.
    private static func isPlain(_ text: String) -> Bool { text.utf8.withContiguousStorageIfAvailable(isPlain) ?? false }

    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // Looks at every byte, for a loop that may end early is not made of vector instructions.
        var suspects: UInt8 = 0
        for byte in bytes {
            suspects |= byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? 1 : 0
        }
        return suspects == 0
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
