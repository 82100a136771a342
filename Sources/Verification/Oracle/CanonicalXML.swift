/// XML reduced to one spelling: no white space between tags, attributes sorted, empty elements written out (D8).
///
/// It knows tags, attributes, character data, CDATA and the five named entities: enough to judge request bodies.
struct CanonicalXML {
    private var rest: ArraySlice<UInt8>
    private var open: [[UInt8]] = []
    private var result: [UInt8] = []
    private var hasRoot = false

    private struct Malformed: Error {}

    /// Nil where the bytes are not well-formed as far as this looks.
    static func bytes(of text: [UInt8]) -> [UInt8]? {
        var parser = CanonicalXML(rest: text[...])
        do {
            try parser.document()
            return parser.result
        } catch {
            return nil
        }
    }

    private init(rest: ArraySlice<UInt8>) {
        self.rest = rest
    }

    private mutating func document() throws(Malformed) {
        while !rest.isEmpty {
            if rest.first == UInt8(ascii: "<") {
                try markup()
            } else {
                let data = take(while: { $0 != UInt8(ascii: "<") })
                if data.allSatisfy(Self.isBlank) { continue }
                try append(text: try Self.resolved(data))
            }
        }
        guard hasRoot, open.isEmpty else { throw Malformed() }
    }

    private mutating func append(text: [UInt8]) throws(Malformed) {
        guard !open.isEmpty else { throw Malformed() }
        result += Self.escaped(text)
    }

    private mutating func markup() throws(Malformed) {
        if skip("<!--") {
            _ = try take(through: "-->")
        } else if skip("<![CDATA[") {
            try append(text: Array(try take(through: "]]>")))
        } else if skip("<?") {
            _ = try take(through: "?>")
        } else if skip("<!") {
            throw Malformed()
        } else if skip("</") {
            let name = Array(take(while: Self.isNameByte))
            _ = take(while: Self.isBlank)
            guard skip(">"), open.popLast() == name else { throw Malformed() }
            result += Array("</".utf8) + name + Array(">".utf8)
        } else {
            rest = rest.dropFirst()
            guard !hasRoot || !open.isEmpty else { throw Malformed() }
            hasRoot = true
            try startTag()
        }
    }

    private mutating func startTag() throws(Malformed) {
        let name = Array(take(while: Self.isNameByte))
        guard !name.isEmpty else { throw Malformed() }
        var attributes: [[UInt8]: [UInt8]] = [:]
        while true {
            _ = take(while: Self.isBlank)
            let isEmpty = skip("/>")
            if isEmpty || skip(">") {
                result += Array("<".utf8) + name
                for (key, value) in attributes.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                    result += Array(" ".utf8) + key + Array("=\"".utf8) + value + Array("\"".utf8)
                }
                result += ">".utf8
                if isEmpty { result += Array("</".utf8) + name + Array(">".utf8) } else { open.append(name) }
                return
            }
            let key = Array(take(while: Self.isNameByte))
            _ = take(while: Self.isBlank)
            guard !key.isEmpty, skip("=") else { throw Malformed() }
            _ = take(while: Self.isBlank)
            guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
                throw Malformed()
            }
            rest = rest.dropFirst()
            let value = take(while: { $0 != quote })
            guard rest.first == quote, attributes[key] == nil else { throw Malformed() }
            rest = rest.dropFirst()
            attributes[key] = Self.escaped(try Self.resolved(value))
        }
    }

    private mutating func take(while isWanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let taken = rest.prefix(while: isWanted)
        rest = rest[taken.endIndex...]
        return taken
    }

    private mutating func take(through end: String) throws(Malformed) -> ArraySlice<UInt8> {
        let wanted = Array(end.utf8)
        for index in rest.indices where rest[index] == wanted[0] && rest[index...].starts(with: wanted) {
            defer { rest = rest[(index + wanted.count)...] }
            return rest[..<index]
        }
        throw Malformed()
    }

    private mutating func skip(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest = rest.dropFirst(text.utf8.count)
        return true
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        !isBlank(byte) && !"=<>/\"'&".utf8.contains(byte)
    }

    private static func resolved(_ data: ArraySlice<UInt8>) throws(Malformed) -> [UInt8] {
        guard data.contains(UInt8(ascii: "&")) else { return Array(data) }
        var result: [UInt8] = []
        var rest = data
        while let byte = rest.first {
            rest = rest.dropFirst()
            guard byte == UInt8(ascii: "&") else {
                result.append(byte)
                continue
            }
            guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else { throw Malformed() }
            result += try entity(String(decoding: rest[..<end], as: UTF8.self)).utf8
            rest = rest[(end + 1)...]
        }
        return result
    }

    private static func entity(_ name: String) throws(Malformed) -> String {
        switch name {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        default:
            let number = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
            guard name.hasPrefix("#"), let number, let scalar = Unicode.Scalar(number) else { throw Malformed() }
            return String(Character(scalar))
        }
    }

    private static func escaped(_ text: [UInt8]) -> [UInt8] {
        text.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "<"): Array("&lt;".utf8)
            case UInt8(ascii: "&"): Array("&amp;".utf8)
            case UInt8(ascii: "\""): Array("&quot;".utf8)
            default: [byte]
            }
        }
    }
}
