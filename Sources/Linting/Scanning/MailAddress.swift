/// Finds e-mail addresses outside the domains that are reserved for examples (RFC 2606).
enum MailAddress {
    private static let reserved = [
        "example", "test", "invalid", "localhost", "domain", "email", "mail", "company", "acme", "foo", "bar", "abc",
        "xyz", "sample", "yourdomain", "mycompany", "users.noreply.github",
    ]

    static func found(in text: String) -> [String] {
        let words = text.split { character in
            !(character.isASCII && (character.isLetter || character.isNumber || "._%+-@".contains(character)))
        }
        return words.filter(isAddress).map(String.init)
    }

    /// `a…@host.org`.
    static func masked(_ address: String) -> String {
        guard let at = address.firstIndex(of: "@") else { return "…" }
        return "\(address.prefix(1))…\(address[at...])"
    }

    private static func isAddress(_ word: Substring) -> Bool {
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { return false }
        let labels = parts[1].lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, (2...10).contains(top.count), top.allSatisfy(\.isLetter),
            !labels.contains("")
        else { return false }
        return !labels.contains { label in reserved.contains { label.contains($0) } }
    }
}
