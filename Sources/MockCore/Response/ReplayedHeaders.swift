import HTTPMessage

/// Which stored headers of an example are sent, and the Content-Type that goes with them (B-5.03 to 5.08).
enum ReplayedHeaders {
    /// Names in lower case that describe the old connection or message, not this one (B-5.05, 5.07).
    static let dropped: Set<String> = [
        "connection", "content-encoding", "content-length", "date", "keep-alive", "proxy-authenticate",
        "proxy-authorization", "proxy-connection", "server", "te", "trailer", "transfer-encoding", "upgrade",
    ]

    static func of(_ example: Example, status: Int, scope: VariableScope) -> [HeaderField] {
        var fields: [HeaderField] = []
        var contentType: String?
        for row in example.headers where row.isEnabled {
            let value = scope.substitute(row.value ?? "").trimmingHTTPBlanks
            guard row.key.isHTTPToken, !value.utf8.contains(where: \.isForbiddenInFieldValue) else { continue }
            let name = row.key.lowercased()
            if name == "content-type" {
                // Of several the first counts: two media types in one message mean nothing.
                contentType = contentType ?? value
            } else if !dropped.contains(name) {
                fields.append(HeaderField(row.key, value))
            }
        }
        if contentType != nil || !ReadyResponse.forbidsBody(status) {
            fields.insert(HeaderField("Content-Type", self.contentType(stored: contentType)), at: 0)
        }
        return fields
    }

    /// The stored media type with a charset for text, or what Express sends for a string (B-5.08, 12.22).
    static func contentType(stored: String?) -> String {
        guard let stored, let type = MediaType(stored) else { return "text/html; charset=utf-8" }
        guard type.parameter("charset") == nil, takesCharset(type) else { return stored }
        return stored + "; charset=utf-8"
    }

    private static func takesCharset(_ type: MediaType) -> Bool {
        type.essence.hasPrefix("text/") || type.isJSON || type.isXML
            || ["application/javascript", "*/*"].contains(type.essence)
    }
}
