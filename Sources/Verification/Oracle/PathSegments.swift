import HTTPMessage

/// Segments of a path, as they came and decoded, with what the steps of the comparison look at (B-4.20).
///
/// Nearly all are the same in all three forms, and are kept once then: there is one for each example.
struct PathSegments: Sendable {
    let encoded: [ExactText]
    let decoded: [ExactText]
    let folded: [ExactText]
    /// Empty where no segment is an identifier.
    private let identifiers: [Bool]
    /// In Unicode scalars, by which most rivals are told apart before any distance is measured.
    let lengths: [Int32]
    /// The number of segments without empty ones at the end.
    let trimmedCount: Int

    init(_ encoded: [String]) {
        self.encoded = encoded.map { ExactText($0) }
        let decoded = encoded.map(Decoding.pathSegment)
        self.decoded = Self.shared(decoded, with: self.encoded)
        let folded = decoded.map { $0.utf8.isLowercaseASCII ? $0 : $0.lowercased() }
        self.folded = Self.shared(folded, with: self.decoded)
        let identifiers = folded.map { Self.mayBeIdentifier($0) && Self.isIdentifier($0) }
        self.identifiers = identifiers.contains(true) ? identifiers : []
        lengths = decoded.map { Int32(clamping: $0.unicodeScalars.count) }
        trimmedCount = (decoded.lastIndex { !$0.isEmpty } ?? -1) + 1
    }

    private static func shared(_ texts: [String], with others: [ExactText]) -> [ExactText] {
        let isSame = zip(texts, others).allSatisfy { $0.isExactly($1.text) }
        return isSame ? others : texts.map { ExactText($0) }
    }

    var count: Int { decoded.count }

    var hasIdentifier: Bool { !identifiers.isEmpty }

    func isIdentifier(at index: Int) -> Bool { hasIdentifier && identifiers[index] }

    /// A quick look that never says no to an identifier: numbers begin with few characters, and all others are long.
    private static func mayBeIdentifier(_ folded: String) -> Bool {
        guard folded.utf8.count < 36, let first = folded.utf8.first else { return !folded.isEmpty }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): return true
        default: return false
        }
    }

    /// A number as JavaScript writes it, a text with a UUID in it, or 256 characters and more (B-4.25, D3).
    static func isIdentifier(_ folded: String) -> Bool {
        let bytes = Array(folded.utf8)
        return isNumber(bytes) || containsUUID(bytes) || folded.unicodeScalars.count >= 256
    }

    private static func isNumber(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: Array("0x".utf8)) {
            return bytes.count > 2 && bytes.dropFirst(2).allSatisfy { Decoding.hexDigit($0) != nil }
        }
        var rest = bytes[...]
        func dropDigits() -> Int {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
            rest = rest.dropFirst(digits)
            return digits
        }
        func dropSign() {
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        }
        dropSign()
        var digits = dropDigits()
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            digits += dropDigits()
        }
        guard digits > 0 else { return false }
        if rest.first == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            dropSign()
            guard dropDigits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    private static func containsUUID(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 36 else { return false }
        return (0...(bytes.count - 36)).contains { start in
            (0..<36).allSatisfy { offset in
                let byte = bytes[start + offset]
                return [8, 13, 18, 23].contains(offset)
                    ? byte == UInt8(ascii: "-") : Decoding.hexDigit(byte) != nil
            }
        }
    }
}

extension String.UTF8View {
    /// Whether there is nothing to fold and each byte is a scalar.
    fileprivate var isLowercaseASCII: Bool {
        allSatisfy { $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }
}
