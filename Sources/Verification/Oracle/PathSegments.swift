import HTTPMessage

/// Segments of a path, as they came and decoded, with what the steps of the comparison look at (B-4.20).
struct PathSegments: Sendable {
    let encoded: [String]
    let decoded: [ExactText]
    let folded: [ExactText]
    let isID: [Bool]
    /// The lengths in Unicode scalars, by which most rivals are told apart before any distance is measured.
    let lengths: [Int]
    /// The number of segments without empty ones at the end.
    let trimmedCount: Int

    init(_ encoded: [String]) {
        self.encoded = encoded
        var decoded: [ExactText] = []
        var folded: [ExactText] = []
        var isID: [Bool] = []
        var lengths: [Int] = []
        var trimmedCount = 0
        decoded.reserveCapacity(encoded.count)
        folded.reserveCapacity(encoded.count)
        isID.reserveCapacity(encoded.count)
        lengths.reserveCapacity(encoded.count)
        for segment in encoded {
            let text = Decoding.pathSegment(segment)
            let isPlain = text.utf8.isLowercaseASCII
            let lowercased = isPlain ? text : text.lowercased()
            decoded.append(ExactText(text))
            folded.append(ExactText(lowercased))
            isID.append(Self.mayBeIdentifier(lowercased) && Self.isIdentifier(lowercased))
            lengths.append(isPlain ? text.utf8.count : text.unicodeScalars.count)
            if !text.isEmpty { trimmedCount = decoded.count }
        }
        self.decoded = decoded
        self.folded = folded
        self.isID = isID
        self.lengths = lengths
        self.trimmedCount = trimmedCount
    }

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
