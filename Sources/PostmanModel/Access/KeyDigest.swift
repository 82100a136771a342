import HTTPMessage

/// The SHA-256 of an API key: all that is ever kept of one (S-10).
package struct KeyDigest: Sendable, Hashable {
    package var bytes: [UInt8]

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    package init(ofKey key: String) {
        bytes = SHA256.hash(key)
    }

    /// Reads 64 hexadecimal digits.
    package init?(hexadecimal text: String) {
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == 64, text.utf8.count == 64 else { return nil }
        bytes = stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    /// 64 digits, as files hold it.
    package var hexadecimal: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Enough of it to tell one key from another, and nothing to call with.
    package var fingerprint: String { String(hexadecimal.prefix(12)) }

    /// Takes the same time wherever the first difference is.
    package func isEqualInConstantTime(to other: KeyDigest) -> Bool {
        bytes.isEqualInConstantTime(to: other.bytes)
    }
}
