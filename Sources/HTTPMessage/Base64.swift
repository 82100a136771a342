/// The ways in which bytes can appear in Base64 text (RFC 4648).
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
