import HTTPMessage

/// What Postman's table calls an alphanumeric id: a number, a segment with a UUID in it, or a very long one (B-4.25).
package enum Identifier {
    /// The length of a UUID; what is shorter is an identifier only as a number.
    static let shortestWord = 36

    static func mayBeNumber(startingWith byte: UInt8) -> Bool { byte.isDigit || "+-.".utf8.contains(byte) }

    /// - Parameter segment: a decoded path segment, already in lower case.
    package static func isOne(_ segment: some StringProtocol) -> Bool {
        guard let first = segment.utf8.first else { return false }
        guard mayBeNumber(startingWith: first) || segment.utf8.count >= shortestWord else { return false }
        let bytes = Array(segment.utf8)
        return isNumber(bytes) || bytes.count >= 256 && segment.count >= 256 || containsUUID(bytes)
    }

    /// JavaScript's numeric text: an optional sign, digits with fraction and exponent, or a radix prefix.
    private static func isNumber(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        if rest.count > 2, rest[0] == UInt8(ascii: "0") {
            switch rest[1] {
            case UInt8(ascii: "x"): return rest.dropFirst(2).allSatisfy(\.isHexadecimalDigit)
            case UInt8(ascii: "o"): return rest.dropFirst(2).allSatisfy { (48...55).contains($0) }
            case UInt8(ascii: "b"): return rest.dropFirst(2).allSatisfy { $0 == 48 || $0 == 49 }
            default: break
            }
        }
        if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let whole = rest.prefix(while: \.isDigit)
        rest = rest.dropFirst(whole.count)
        var digits = whole.count
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix(while: \.isDigit)
            digits += fraction.count
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard digits > 0 else { return false }
        if rest.first == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
            return !rest.isEmpty && rest.allSatisfy(\.isDigit)
        }
        return rest.isEmpty
    }

    /// Looks for 8-4-4-4-12 lower-case hexadecimal digits anywhere in the segment.
    private static func containsUUID(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 36 else { return false }
        return (0...(bytes.count - 36)).contains { start in
            (0..<36).allSatisfy { offset in
                let byte = bytes[start + offset]
                return switch offset {
                case 8, 13, 18, 23: byte == UInt8(ascii: "-")
                default: byte.isHexadecimalDigit
                }
            }
        }
    }
}

extension UInt8 {
    var isHexadecimalDigit: Bool { isDigit || (97...102).contains(self) || (65...70).contains(self) }
}
