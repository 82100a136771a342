/// JSON reduced to one spelling, so that equal values are equal bytes: keys sorted, numbers by value (B-4.38, D8).
struct CanonicalJSON {
    private static let deepestNesting = 512

    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0

    private struct Malformed: Error {}

    /// Nil where the bytes are not one JSON value.
    static func bytes(of text: [UInt8]) -> [UInt8]? {
        var parser = CanonicalJSON(bytes: text)
        var result: [UInt8] = []
        do {
            try parser.value(into: &result)
            parser.skipBlanks()
            return parser.index == text.count ? result : nil
        } catch {
            return nil
        }
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipBlanks() {
        while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
    }

    private mutating func take(_ byte: Character) -> Bool {
        skipBlanks()
        guard current == byte.asciiValue else { return false }
        index += 1
        return true
    }

    private mutating func value(into result: inout [UInt8]) throws(Malformed) {
        skipBlanks()
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepestNesting, let byte = current else { throw Malformed() }
        switch byte {
        case UInt8(ascii: "{"): try object(into: &result)
        case UInt8(ascii: "["): try array(into: &result)
        case UInt8(ascii: "\""): result += try string()
        case UInt8(ascii: "t"): try word("true", into: &result)
        case UInt8(ascii: "f"): try word("false", into: &result)
        case UInt8(ascii: "n"): try word("null", into: &result)
        default: result += try number()
        }
    }

    private mutating func word(_ word: String, into result: inout [UInt8]) throws(Malformed) {
        guard bytes[index...].starts(with: word.utf8) else { throw Malformed() }
        index += word.utf8.count
        result += word.utf8
    }

    private mutating func array(into result: inout [UInt8]) throws(Malformed) {
        index += 1
        result.append(UInt8(ascii: "["))
        if !take("]") {
            repeat {
                try value(into: &result)
                result.append(UInt8(ascii: ","))
            } while take(",")
            guard take("]") else { throw Malformed() }
        }
        result.append(UInt8(ascii: "]"))
    }

    private mutating func object(into result: inout [UInt8]) throws(Malformed) {
        index += 1
        var members: [[UInt8]: [UInt8]] = [:]
        if !take("}") {
            repeat {
                skipBlanks()
                guard current == UInt8(ascii: "\"") else { throw Malformed() }
                let key = try string()
                guard take(":") else { throw Malformed() }
                var member: [UInt8] = []
                try value(into: &member)
                members[key] = member
            } while take(",")
            guard take("}") else { throw Malformed() }
        }
        result.append(UInt8(ascii: "{"))
        for (key, member) in members.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            result += key
            result += member
        }
        result.append(UInt8(ascii: "}"))
    }

    /// The text behind its length, so that nothing in it needs an escape.
    private mutating func string() throws(Malformed) -> [UInt8] {
        index += 1
        var text: [UInt8] = []
        while let byte = current, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw Malformed() }
            index += 1
            if byte == UInt8(ascii: "\\") { text += try escape() } else { text.append(byte) }
        }
        guard current != nil else { throw Malformed() }
        index += 1
        return Array("s\(text.count):".utf8) + text
    }

    private mutating func escape() throws(Malformed) -> [UInt8] {
        guard let byte = current else { throw Malformed() }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            var units = [try codeUnit()]
            if UTF16.isLeadSurrogate(units[0]), bytes[index...].starts(with: "\\u".utf8) {
                let start = index
                index += 2
                let next = try codeUnit()
                if UTF16.isTrailSurrogate(next) { units.append(next) } else { index = start }
            }
            return Array(String(decoding: units, as: UTF16.self).utf8)
        default: throw Malformed()
        }
    }

    private mutating func codeUnit() throws(Malformed) -> UInt16 {
        guard index + 4 <= bytes.count else { throw Malformed() }
        var unit: UInt16 = 0
        for byte in bytes[index..<(index + 4)] {
            guard let digit = Decoding.hexDigit(byte) else { throw Malformed() }
            unit = unit << 4 | UInt16(digit)
        }
        index += 4
        return unit
    }

    /// The bits of the double that JSON.parse makes of it: `1`, `1.0` and `10e-1` are one number.
    private mutating func number() throws(Malformed) -> [UInt8] {
        let start = index
        if current == UInt8(ascii: "-") { index += 1 }
        let whole = digits()
        guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { throw Malformed() }
        if current == UInt8(ascii: ".") {
            index += 1
            guard !digits().isEmpty else { throw Malformed() }
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            index += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { index += 1 }
            guard !digits().isEmpty else { throw Malformed() }
        }
        guard let value = Double(String(decoding: bytes[start..<index], as: UTF8.self)) else { throw Malformed() }
        // Zero equals its negative.
        return Array("n\(value == 0 ? 0 : value.bitPattern)".utf8)
    }

    private mutating func digits() -> ArraySlice<UInt8> {
        let start = index
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
        return bytes[start..<index]
    }
}
