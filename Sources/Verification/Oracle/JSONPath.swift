/// Looks up one value in a JSON text without reading the rest into memory.
struct JSONPath {
    private let bytes: [UInt8]
    private var index = 0

    /// The text that a template gets: strings without quotes, the rest as written but for white space.
    static func value(at keys: [[UInt8]], in text: [UInt8]) -> [UInt8]? {
        guard CanonicalJSON.bytes(of: text) != nil else { return nil }
        var reader = JSONPath(bytes: text)
        for key in keys {
            guard reader.enter(key) else { return nil }
        }
        return reader.text()
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
        skipBlanks()
    }

    private mutating func skipBlanks() {
        while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    /// Moves to the member or element of that name; the last of equal names counts.
    private mutating func enter(_ key: [UInt8]) -> Bool {
        let isObject = bytes[index] == UInt8(ascii: "{")
        guard isObject || bytes[index] == UInt8(ascii: "[") else { return false }
        var found: Int?
        var position = 0
        step()
        while bytes[index] != UInt8(ascii: "}"), bytes[index] != UInt8(ascii: "]") {
            var isHit = Array(String(position).utf8) == key
            if isObject {
                isHit = decodedString(skipped()) == key
                step()
            }
            if isHit { found = index }
            _ = skipped()
            if bytes[index] == UInt8(ascii: ",") { step() }
            position += 1
        }
        index = found ?? index
        return found != nil
    }

    /// Over a bracket, colon or comma and the white space behind it.
    private mutating func step() {
        index += 1
        skipBlanks()
    }

    /// Over a whole value and the white space behind it; its bytes.
    private mutating func skipped() -> ArraySlice<UInt8> {
        let start = index
        var depth = 0
        var isInString = false
        scan: while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "\""): isInString.toggle()
            case _ where isInString: break
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                if depth == 0 { break scan }
                depth -= 1
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                if depth == 0 { break scan }
            default: break
            }
            index += 1
        }
        let value = bytes[start..<min(index, bytes.count)]
        return value.prefix(value.count - value.reversed().prefix(while: Self.isBlank).count)
    }

    /// The canonical form of a string is its decoded text behind its length.
    private func decodedString(_ source: ArraySlice<UInt8>) -> [UInt8] {
        let canonical = CanonicalJSON.bytes(of: Array(source)) ?? []
        return Array(canonical.drop { $0 != UInt8(ascii: ":") }.dropFirst())
    }

    private mutating func text() -> [UInt8] {
        let source = skipped()
        if source.first == UInt8(ascii: "\"") { return decodedString(source) }
        var isInString = false
        var isEscaped = false
        return source.filter { byte in
            if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
            isEscaped = isInString && byte == UInt8(ascii: "\\") && !isEscaped
            return isInString || !Self.isBlank(byte)
        }
    }
}
