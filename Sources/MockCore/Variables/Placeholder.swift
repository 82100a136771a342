/// The grammar of `{{name}}`: two braces, a run without braces, two braces; the name is taken as it stands (B-1.40).
package enum Placeholder {
    /// A quick look that never says no where there is a placeholder.
    package static func occurs(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { occurs(in: $0) }
    }

    package static func occurs(in bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { occurs(in: $0) }
    }

    private static func occurs(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var previousIsBrace = false
        for byte in bytes {
            let isBrace = byte == UInt8(ascii: "{")
            if isBrace && previousIsBrace { return true }
            previousIsBrace = isBrace
        }
        return false
    }

    /// The name, where the whole text is one placeholder.
    package static func name(ifWhole text: String) -> String? {
        let bytes = text.utf8
        guard bytes.count > 4, bytes.starts(with: "{{".utf8), bytes.suffix(2).elementsEqual("}}".utf8) else {
            return nil
        }
        // By code units: what follows the braces may be a combining mark, which makes one character with them.
        let name = bytes.dropFirst(2).dropLast(2)
        guard !name.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else { return nil }
        return String(decoding: name, as: UTF8.self)
    }

    /// Replaces each placeholder for which `value` has a text; the others stay.
    package static func replace(in text: String, value: (String) -> String?) -> String {
        var result = ""
        forEachPiece(of: text) { piece in
            switch piece {
            case .literal(let literal): result += literal
            case .name(let name, let source): result += value(name) ?? String(source)
            }
        }
        return result
    }

    package enum Piece {
        case literal(Substring)
        /// The name between the braces, and the whole placeholder as it stands.
        case name(String, source: Substring)
    }

    /// Walks the text once; an opening that is never closed is literal text.
    package static func forEachPiece(of text: String, _ body: (Piece) -> Void) {
        let bytes = text.utf8
        let open = UInt8(ascii: "{")
        let close = UInt8(ascii: "}")
        var literalStart = bytes.startIndex
        var index = bytes.startIndex
        /// Where the innermost possible name begins: right behind the last two opening braces seen.
        var nameStart: String.Index?
        while index < bytes.endIndex {
            let next = bytes.index(after: index)
            let byte = bytes[index]
            if byte == open {
                nameStart = next < bytes.endIndex && bytes[next] == open ? bytes.index(after: next) : nil
                // Of three braces in a row the last two open the name.
                if let start = nameStart, start < bytes.endIndex, bytes[start] == open { nameStart = nil }
                index = nameStart ?? next
                continue
            }
            if byte == close, let start = nameStart {
                if next < bytes.endIndex, bytes[next] == close, start < index {
                    let placeholderStart = bytes.index(start, offsetBy: -2)
                    let end = bytes.index(after: next)
                    if literalStart < placeholderStart { body(.literal(text[literalStart..<placeholderStart])) }
                    body(.name(String(text[start..<index]), source: text[placeholderStart..<end]))
                    literalStart = end
                    index = end
                    nameStart = nil
                    continue
                }
                nameStart = nil
            }
            index = next
        }
        if literalStart < bytes.endIndex { body(.literal(text[literalStart...])) }
    }

    /// Splits at a separator, but not inside placeholders: a variable's name may hold any character (B-1.26).
    package static func split(_ text: Substring, at separator: Character) -> [String] {
        guard occurs(in: String(text)) else {
            return text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
        }
        var parts = [""]
        forEachPiece(of: String(text)) { piece in
            switch piece {
            case .name(_, let source):
                parts[parts.count - 1] += source
            case .literal(let literal):
                let pieces = literal.split(separator: separator, omittingEmptySubsequences: false)
                parts[parts.count - 1] += pieces.first ?? ""
                parts += pieces.dropFirst().map(String.init)
            }
        }
        return parts
    }
}
