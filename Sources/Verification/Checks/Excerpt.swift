/// A short, one-line, printable view of text or bytes for messages.
enum Excerpt {
    /// In double quotes, control characters escaped, cut after so many characters.
    static func quoted(_ text: String, limit: Int = 80) -> String {
        let line = visible(text.unicodeScalars.prefix(limit))
        return text.unicodeScalars.count > limit ? "\"\(line)…\"" : "\"\(line)\""
    }

    /// The bytes as text where they are text, else `\x` escapes.
    static func quoted(_ bytes: some Swift.Collection<UInt8>, limit: Int = 80) -> String {
        // A scalar has at most four bytes; the slack keeps a cut off the last shown one.
        let head = bytes.prefix(limit * 4 + 4)
        return quoted(String(decoding: head, as: UTF8.self), limit: limit)
    }

    /// Control characters as `\n`, `\t` or `\u{1B}`, so that a line stays a line and a terminal stays sane.
    static func visible(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        for scalar in scalars {
            switch scalar.value {
            case 0x0A: text.append(contentsOf: "\\n".unicodeScalars)
            case 0x0D: text.append(contentsOf: "\\r".unicodeScalars)
            case 0x09: text.append(contentsOf: "\\t".unicodeScalars)
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029:
                text.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
            default: text.append(scalar)
            }
        }
        return String(text)
    }

    /// One line of at most so many characters, cut with an ellipsis.
    static func line(_ text: String, limit: Int) -> String {
        let line = visible(text.unicodeScalars)
        guard line.count > limit else { return line }
        return line.prefix(limit - 1) + "…"
    }
}
