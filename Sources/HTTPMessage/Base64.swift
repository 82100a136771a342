/// Bytes as Base64 text, and back (RFC 4648).
package enum Base64 {
    private static let standard = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let urlSafe = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// With padding.
    package static func text(_ bytes: [UInt8]) -> String {
        let text = encoded(bytes, standard)
        return String(decoding: text, as: UTF8.self) + String(repeating: "=", count: (4 - text.count % 4) % 4)
    }

    /// In both alphabets: the bytes alone, and the part that stays the same when other bytes stand around them, as in
    /// `user:secret`. Padding is left out, so that both forms with and without it are found.
    package static func spellings(_ bytes: [UInt8]) -> [[UInt8]] {
        [standard, urlSafe].flatMap { alphabet in
            [encoded(bytes, alphabet)] + (0...2).compactMap { inner(bytes, after: $0, alphabet) }
        }
    }

    /// What a secret looks like behind so many other bytes; nil where that leaves too little to be a mark of it.
    private static func inner(_ bytes: [UInt8], after count: Int, _ alphabet: [UInt8]) -> [UInt8]? {
        let text = encoded([UInt8](repeating: 0, count: count) + bytes, alphabet)
        let wholeCharacters = (count + bytes.count) * 8 / 6
        let firstOwn = (count * 8 + 5) / 6
        let own = Array(text[firstOwn..<wholeCharacters])
        return own.count >= 6 ? own : nil
    }

    /// What was encoded, in either alphabet; white space and padding are not looked at.
    ///
    /// - Returns: nil for a text that is not such an encoding.
    package static func bytes(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (buffer, bits) = (0, 0)
        for byte in text where byte > 0x20 && byte != UInt8(ascii: "=") {
            guard let value = value(of: byte) else { return nil }
            (buffer, bits) = ((buffer << 6 | value) & 0xFFFF, bits + 6)
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
            }
        }
        // Six bits alone are no byte.
        return bits < 6 ? bytes : nil
    }

    private static func value(of byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }

    static func encoded(_ bytes: [UInt8], _ alphabet: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var buffer = 0
        var bits = 0
        for byte in bytes {
            buffer = (buffer << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 6 {
                bits -= 6
                output.append(alphabet[buffer >> bits & 63])
            }
        }
        if bits > 0 { output.append(alphabet[buffer << (6 - bits) & 63]) }
        return output
    }
}
