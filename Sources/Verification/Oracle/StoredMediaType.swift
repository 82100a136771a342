import HTTPMessage

/// A stored `Content-Type` that is a media type: `type/subtype` and parameters, all of them tokens (D12).
struct StoredMediaType {
    let essence: String
    private let parameterCount: Int
    let hasCharset: Bool
    /// A charset that the stored body, which is UTF-8, does not have.
    let hasForeignCharset: Bool
    /// Legal, but nothing says how a charset joins it.
    let endsInSemicolon: Bool

    init?(_ value: String) {
        let pieces = Self.split(value)
        let names = pieces[0].split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 2, names.allSatisfy(HTTPText.isToken) else { return nil }
        var hasCharset = false
        var isForeign = false
        for parameter in pieces.dropFirst() where !parameter.isEmpty {
            let name = parameter.prefix { $0 != "=" }
            let text = parameter.dropFirst(name.count + 1)
            let isQuoted = text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
            guard HTTPText.isToken(name), isQuoted || HTTPText.isToken(text) else { return nil }
            if name.isEqualIgnoringASCIICase(to: "charset") {
                if !hasCharset { isForeign = !["utf-8", "\"utf-8\""].contains(text.lowercased()) }
                hasCharset = true
            }
        }
        essence = pieces[0].lowercased()
        parameterCount = pieces.dropFirst().count { !$0.isEmpty }
        self.hasCharset = hasCharset
        hasForeignCharset = isForeign
        endsInSemicolon = pieces.count > 1 && pieces.last == ""
    }

    /// Text without a charset gets one (B-5.08, 12.22).
    var needsCharset: Bool {
        !hasCharset && isText
    }

    /// What a body of text is sent as: with the charset it has (12.46).
    var isText: Bool {
        essence.hasPrefix("text/") || essence.hasSuffix("+json") || essence.hasSuffix("+xml")
            || ["application/json", "application/xml", "application/javascript", "*/*"].contains(essence)
    }

    /// With UTF-8 in the place of a foreign charset; nil where other parameters stand beside it, which may come in any
    /// order and spelling.
    var plainInUTF8: String? { parameterCount == 1 ? "\(essence); charset=utf-8" : nil }

    /// At semicolons outside quotes, without blanks around.
    private static func split(_ value: String) -> [String] {
        var isQuoted = false
        var isEscaped = false
        return value.utf8.split(omittingEmptySubsequences: false) { byte in
            if byte == UInt8(ascii: ";"), !isQuoted { return true }
            if byte == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
            isEscaped = isQuoted && byte == UInt8(ascii: "\\") && !isEscaped
            return false
        }.map { Substring($0).trimmedBlanks }
    }
}

/// The shapes of HTTP's texts (RFC 9110).
enum HTTPText {
    static func isToken(_ text: some StringProtocol) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"):
                    true
                case UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
                    UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "^")...UInt8(ascii: "`"), UInt8(ascii: "|"),
                    UInt8(ascii: "~"):
                    true
                default: false
                }
            }
    }

    /// No control characters, which would end the line or worse.
    static func isFieldValue(_ text: some StringProtocol) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
}
