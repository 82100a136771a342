/// Finds e-mail addresses outside the domains that are reserved for examples (RFC 2606).
enum MailAddress {
    private static let reserved = [
        "example", "test", "invalid", "localhost", "domain", "email", "mail", "company", "acme", "foo", "bar", "abc",
        "xyz", "sample", "yourdomain", "mycompany", "users.noreply.github",
    ]

    static func found(in text: String) -> [String] {
        var text = text
        let words =
            text.withUTF8(words)
            ?? text.split { character in
                !(character.isASCII && character.utf8.allSatisfy(isOfWord))
            }.map(String.init)
        return words.filter(isAddress)
    }

    /// The words around at signs, without a look at the others; nil where a mark may stand on the last letter of one.
    private static func words(in bytes: UnsafeBufferPointer<UInt8>) -> [String]? {
        var words: [String] = []
        var place = 0
        while let at = bytes[place...].firstIndex(of: UInt8(ascii: "@")) {
            var (start, end) = (at, at + 1)
            while start > place, isOfWord(bytes[start - 1]) { start -= 1 }
            while end < bytes.count, isOfWord(bytes[end]) { end += 1 }
            if end < bytes.count, bytes[end] >= 0x80 { return nil }
            words.append(String(decoding: bytes[start..<end], as: UTF8.self))
            place = end
        }
        return words
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "._%+-@".utf8.contains(byte)
        }
    }

    /// `a…@host.org`.
    static func masked(_ address: String) -> String {
        guard let at = address.firstIndex(of: "@") else { return "…" }
        return "\(address.prefix(1))…\(address[at...])"
    }

    private static func isAddress(_ word: String) -> Bool {
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { return false }
        let labels = parts[1].lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, (2...10).contains(top.count), top.allSatisfy(\.isLetter),
            !labels.contains("")
        else { return false }
        return !labels.contains { label in reserved.contains { label.contains($0) } }
    }
}
