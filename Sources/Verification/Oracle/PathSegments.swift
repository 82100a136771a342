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
        let decoded = encoded.map(Decoding.pathSegment)
        self.decoded = decoded.map { ExactText($0) }
        folded = decoded.map { ExactText($0.lowercased()) }
        isID = folded.map { Self.isIdentifier($0.text) }
        lengths = decoded.map(\.unicodeScalars.count)
        trimmedCount = decoded.count - decoded.reversed().prefix { $0.isEmpty }.count
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
