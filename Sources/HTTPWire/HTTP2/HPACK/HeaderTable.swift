import NIOCore

/// The fields that a compressed head can name by a number (RFC 7541, 2.3).
struct HeaderTable {
    /// What the client may use, for nothing else is announced (RFC 9113, 6.5.2).
    static let mostBytes = 4096

    /// Oldest first. What counts no more is not kept, for it can be much larger than the table.
    private var recent = CircularBuffer<CompressedField>()
    private var byteCount = 0
    private var limit = mostBytes

    /// The field of a number from 1 on, or nil where there is none.
    subscript(number: Int) -> CompressedField? {
        if number <= Self.fixed.count { return number > 0 ? Self.fixed[number - 1] : nil }
        let place = recent.count - (number - Self.fixed.count)
        return place >= 0 ? recent[offset: place] : nil
    }

    /// Makes it the newest; what is larger than the table empties it.
    mutating func add(_ field: CompressedField) {
        byteCount += field.tableBytes
        recent.append(field)
        removeOldest()
    }

    /// - Returns: false where that is more than was announced.
    mutating func resize(to limit: Int) -> Bool {
        guard limit <= Self.mostBytes else { return false }
        self.limit = limit
        removeOldest()
        return true
    }

    private mutating func removeOldest() {
        while byteCount > limit, let oldest = recent.popFirst() { byteCount -= oldest.tableBytes }
    }

    /// RFC 7541, appendix A.
    private static let fixed: [CompressedField] = {
        let first = [
            (":authority", ""), (":method", "GET"), (":method", "POST"), (":path", "/"), (":path", "/index.html"),
            (":scheme", "http"), (":scheme", "https"),
        ]
        let statuses = ["200", "204", "206", "304", "400", "404", "500"].map { (":status", $0) }
        let encodings = [("accept-charset", ""), ("accept-encoding", "gzip, deflate")]
        return (first + statuses + encodings + namesOnly.map { ($0, "") }).map { name, value in
            CompressedField(
                CompressedName(CompressedText(text: name, byteCount: name.utf8.count)),
                CompressedText(text: value, byteCount: value.utf8.count))
        }
    }()

    private static let namesOnly = [
        "accept-language", "accept-ranges", "accept", "access-control-allow-origin", "age", "allow",
        "authorization", "cache-control", "content-disposition", "content-encoding", "content-language",
        "content-length", "content-location", "content-range", "content-type", "cookie", "date", "etag",
        "expect", "expires", "from", "host", "if-match", "if-modified-since", "if-none-match", "if-range",
        "if-unmodified-since", "last-modified", "link", "location", "max-forwards", "proxy-authenticate",
        "proxy-authorization", "range", "referer", "refresh", "retry-after", "server", "set-cookie",
        "strict-transport-security", "transfer-encoding", "user-agent", "vary", "via", "www-authenticate",
    ]
}
