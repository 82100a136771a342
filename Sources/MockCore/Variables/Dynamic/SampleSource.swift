package import PostmanModel

/// What values are made from: randomness and the time.
package struct SampleSource: Sendable {
    private var random: SplitMix64
    package let now: Timestamp

    package init(seed: UInt64, now: Timestamp) {
        random = SplitMix64(seed: seed)
        self.now = now
    }

    mutating func pick(_ table: [String]) -> String {
        table.randomElement(using: &random) ?? ""
    }

    mutating func integer(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &random)
    }

    mutating func bits() -> UInt64 {
        random.next()
    }

    /// So many characters out of an ASCII alphabet.
    mutating func characters(_ count: Int, of alphabet: StaticString) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for _ in 0..<count {
            let index = Int.random(in: 0..<alphabet.utf8CodeUnitCount, using: &random)
            bytes.append(alphabet.withUTF8Buffer { $0[index] })
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func digits(_ count: Int) -> String { characters(count, of: "0123456789") }

    mutating func hexDigits(_ count: Int) -> String { characters(count, of: "0123456789abcdef") }

    /// Several values, each made anew, joined.
    mutating func several(
        _ count: ClosedRange<Int>, joinedBy separator: String, _ make: (inout SampleSource) -> String
    ) -> String {
        var text = ""
        for index in 0..<integer(count) {
            if index > 0 { text += separator }
            text += make(&self)
        }
        return text
    }

    /// A number with a fixed count of decimals, from bounds in units of its last decimal.
    mutating func decimal(_ range: ClosedRange<Int>, places: Int) -> String {
        let number = integer(range)
        let digits = String(number.magnitude)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return (number < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
    }
}

extension [String] {
    /// The entries of a table that is written as one text, separated by commas.
    init(table text: String) {
        self = text.split(separator: ",").map { String($0.trimmingPrefixAndSuffix) }
    }
}

extension Substring {
    fileprivate var trimmingPrefixAndSuffix: Substring {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return self[first...last]
    }
}

extension String {
    /// The text with its first letter in upper case.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
