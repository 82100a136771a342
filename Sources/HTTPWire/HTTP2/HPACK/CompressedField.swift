import HTTPMessage

/// One field of a request's compressed head, with what is known of it: a table keeps it, and most requests repeat it.
struct CompressedField {
    let name: CompressedName
    let value: String
    /// Whether HTTP/2 allows it in a request (RFC 9113, 8.2), but for the ends of its value.
    let isAllowed: Bool
    /// Whether its value begins or ends with a space or a tab, which HTTP/2 does not allow, either.
    let hasBlankEnd: Bool
    /// Of name and value as they were sent.
    let byteCount: Int

    init(_ name: CompressedName, _ sent: CompressedText) {
        self.name = name
        value = sent.text
        hasBlankEnd = value.utf8.first?.isBlank ?? false || value.utf8.last?.isBlank ?? false
        isAllowed =
            name.meaning != .forbidden && value.isHTTPFieldValue
            && (!name.isTE || value.isEqualIgnoringASCIICase(to: "trailers"))
        byteCount = name.byteCount + sent.byteCount
    }

    /// What the tables count for it (RFC 7541, 4.1).
    var tableBytes: Int { byteCount + 32 }
}

/// A name or value as a compressed head has it.
struct CompressedText {
    let text: String
    /// Before it was made text, but after the Huffman code.
    let byteCount: Int
}

/// A field's name and what follows from it alone.
struct CompressedName {
    /// What a field means to the reader of a request.
    enum Meaning {
        case method, scheme, path, authority
        case host, cookie, contentLength, other
        /// What HTTP/2 has not or leaves to the connection (RFC 9113, 8.2 and 8.3).
        case forbidden
    }

    let text: String
    let meaning: Meaning
    /// It may say `trailers` only (RFC 9113, 8.2.2).
    let isTE: Bool
    let byteCount: Int

    /// - Parameter sent: HTTP/2 allows no upper-case letters.
    init(_ sent: CompressedText) {
        text = sent.text
        byteCount = sent.byteCount
        isTE = text == "te"
        meaning = Self.meaning(of: text)
    }

    private static func meaning(of text: String) -> Meaning {
        switch text {
        case ":method": .method
        case ":scheme": .scheme
        case ":path": .path
        case ":authority": .authority
        case "host": .host
        case "cookie": .cookie
        case "content-length": .contentLength
        case "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade": .forbidden
        default: text.isHTTPToken && !text.utf8.contains { (0x41...0x5A).contains($0) } ? .other : .forbidden
        }
    }
}
