/// Finds tokens that begin with a vendor's mark and have the documented length and letters.
struct TokenScanner: Sendable {
    enum Alphabet: Sendable {
        case upperAlphanumeric, word, dashedWord, dottedWord

        func contains(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39, 0x41...0x5A: true
            case 0x61...0x7A, UInt8(ascii: "_"): self != .upperAlphanumeric
            case UInt8(ascii: "-"): self == .dashedWord || self == .dottedWord
            case UInt8(ascii: "."): self == .dottedWord
            default: false
            }
        }
    }

    private let prefixes: [[UInt8]]
    private let lengths: ClosedRange<Int>
    private let alphabet: Alphabet

    /// - Parameter lengths: how many characters follow the prefix.
    init(prefixes: [String], lengths: ClosedRange<Int>, alphabet: Alphabet) {
        self.prefixes = prefixes.map { Array($0.utf8) }
        self.lengths = lengths
        self.alphabet = alphabet
    }

    func tokens(in text: String) -> [String] {
        guard text.utf8.count >= lengths.lowerBound else { return [] }
        var text = text
        return text.withUTF8 { bytes in
            var tokens: [String] = []
            var index = 0
            while index < bytes.count {
                defer { index += 1 }
                for prefix in prefixes where bytes[index] == prefix[0] {
                    guard bytes[index...].starts(with: prefix),
                        index == 0 || !(bytes[index - 1].isLetterOrDigit)
                    else { continue }
                    let start = index + prefix.count
                    var end = start
                    while end < bytes.count, alphabet.contains(bytes[end]) { end += 1 }
                    let body = bytes[start..<end]
                    // Placeholders such as AKIAXXXXXXXXXXXXXXXX repeat a few letters.
                    guard lengths.contains(body.count), Set(body).count >= 8 else { continue }
                    tokens.append(String(decoding: bytes[index..<end], as: UTF8.self))
                    index = end - 1
                    break
                }
            }
            return tokens.filter { !$0.hasSuffix("EXAMPLE") }
        }
    }
}

extension UInt8 {
    var isLetterOrDigit: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
