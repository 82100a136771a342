/// Text as one word of a POSIX shell.
package enum ShellWord {
    private static let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=@%+,".utf8)

    /// In single quotes, unless nothing in it needs them.
    package static func quoted(_ text: String) -> String {
        if !text.isEmpty, text.utf8.allSatisfy(plain.contains) { return text }
        // By scalars: a quotation mark under a combining accent is another character, but not to the shell.
        let words = text.unicodeScalars.split(separator: "'", omittingEmptySubsequences: false).map { String($0) }
        return "'" + words.joined(separator: "'\\''") + "'"
    }

    /// In double quotes, with a variable that the reader sets in place of a secret.
    package static func quoted(_ text: String, thenVariable name: String) -> String {
        let escaped = text.unicodeScalars.map { "\"\\$`".unicodeScalars.contains($0) ? "\\\($0)" : String($0) }.joined()
        return "\"\(escaped)$\(name)\""
    }

    /// A `printf` command that writes exactly these bytes.
    package static func printf(_ bytes: [UInt8]) -> String {
        var text = ""
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "%"): text += "%%"
            case UInt8(ascii: "\\"): text += "\\\\"
            case UInt8(ascii: "'"): text += "'\\''"
            case 0x0A: text += "\\n"
            case 0x0D: text += "\\r"
            case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 8)
                text += "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
            }
        }
        // The format must not look like an option.
        return "printf \(text.hasPrefix("-") ? "-- " : "")'\(text)'"
    }
}
