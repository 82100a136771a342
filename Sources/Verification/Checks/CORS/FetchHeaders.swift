import HTTPMessage

/// Reads headers the way the Fetch standard does.
struct FetchHeaders {
    var headers: HeaderList

    /// All values of a name without surrounding blanks, joined by a comma and a space; nil where there is none.
    func value(_ name: String) -> String? {
        let values = headers.values(of: name)
        guard !values.isEmpty else { return nil }
        return values.map { String(trimmed(Substring($0))) }.joined(separator: ", ")
    }

    /// What a header that is a list of tokens holds.
    enum TokenList: Equatable {
        case absent
        /// The members of all lines; there may be none.
        case tokens([String])
        /// A member that is not a token spoils the whole list.
        case malformed(member: String)
    }

    /// Parses `#method` and `#field-name`: lines are put together, empty members are allowed (P6).
    func tokens(_ name: String) -> TokenList {
        let values = headers.values(of: name)
        guard !values.isEmpty else { return .absent }
        var tokens: [String] = []
        for member in values.flatMap({ $0.utf8.split(separator: UInt8(ascii: ",")) }) {
            let token = trimmed(Substring(member))
            if token.isEmpty { continue }
            guard token.utf8.allSatisfy(\.isTokenCharacter) else { return .malformed(member: String(token)) }
            tokens.append(String(token))
        }
        return .tokens(tokens)
    }

    private func trimmed(_ value: Substring) -> Substring {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        var bytes = value.utf8
        while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
        while let last = bytes.last, isBlank(last) { bytes.removeLast() }
        return Substring(bytes)
    }
}

extension UInt8 {
    /// Whether HTTP allows the byte in a token (RFC 9110, 5.6.2).
    fileprivate var isTokenCharacter: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default:
            "!#$%&'*+-.^_`|~".utf8.contains(self)
        }
    }
}
