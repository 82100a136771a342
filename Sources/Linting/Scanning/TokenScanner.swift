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

    /// The bytes that tokens begin with.
    var firstBytes: Set<UInt8> { Set(prefixes.compactMap(\.first)) }

    /// No token has fewer bytes.
    static let shortestToken = 16

    /// Whether what tokens begin with stands there; the byte there is one of `firstBytes`.
    func mayBegin(in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        prefixes.contains { bytes[place...].starts(with: $0) }
    }

    /// The token that begins there, if one does.
    func token(in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> String? {
        for prefix in prefixes where bytes[place] == prefix[0] && bytes.count - place >= prefix.count {
            guard bytes[place..<(place + prefix.count)].elementsEqual(prefix),
                place == 0 || !bytes[place - 1].isLetterOrDigit
            else { continue }
            let start = place + prefix.count
            var end = start
            while end < bytes.count, alphabet.contains(bytes[end]) { end += 1 }
            let body = bytes[start..<end]
            // Placeholders such as AKIAXXXXXXXXXXXXXXXX repeat a few letters.
            guard lengths.contains(body.count), Set(body).count >= 8 else { continue }
            let token = String(decoding: bytes[place..<end], as: UTF8.self)
            if !token.hasSuffix("EXAMPLE") { return token }
        }
        return nil
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
