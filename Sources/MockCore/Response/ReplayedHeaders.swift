import HTTPMessage
import PostmanModel

/// Which stored headers of an example are sent, and the Content-Type that goes with them (B-5.03 to 5.08).
enum ReplayedHeaders {
    /// Names in lower case that describe the old connection or message, not this one (B-5.05, 5.07).
    static let dropped: Set<String> = [
        "connection", "content-encoding", "content-length", "date", "keep-alive", "proxy-authenticate",
        "proxy-authorization", "proxy-connection", "server", "te", "trailer", "transfer-encoding", "upgrade",
    ]

    struct Field: Sendable, Hashable {
        let name: String
        let value: Template
    }

    /// - Parameter captures: the names under which the wildcards of the example's request take parts of a call.
    /// - Parameter typesFromLanguage: whether the preview language stands in for a missing Content-Type (B-5.09).
    static func of(
        _ example: Example, status: Int, scope: VariableScope, captures: Set<String> = [],
        typesFromLanguage: Bool = false
    ) -> [Field] {
        var fields: [Field] = []
        var contentType: String?
        for row in example.headers where row.isEnabled {
            let stored = row.value ?? ""
            let value = scope.substitute(stored).trimmingHTTPBlanks
            guard row.key.isHTTPToken, !value.utf8.contains(where: \.isForbiddenInFieldValue) else { continue }
            let name = row.key.lowercased()
            if name == "content-type" {
                // Of several the first counts: two media types in one message mean nothing.
                contentType = contentType ?? value
            } else if !dropped.contains(name) {
                let template = Template(stored, scope: scope, captures: captures)
                let isConstant = template.constant != nil
                fields.append(Field(name: row.key, value: isConstant ? Template(bytes: Array(value.utf8)) : template))
            }
        }
        if typesFromLanguage, contentType == nil { contentType = mediaType(ofLanguage: example.previewLanguage) }
        if contentType != nil || !ReadyResponse.forbidsBody(status) {
            // The type must be known before a call comes, so that it is one; calls cannot fill in parts of it.
            let value = Template(self.contentType(stored: contentType))
            fields.insert(Field(name: "Content-Type", value: value), at: 0)
        }
        return fields
    }

    /// The stored media type with the charset of text, or what Express sends for a string (B-5.08, 12.22): bodies are
    /// UTF-8, whatever they were when they were recorded (12.46).
    static func contentType(stored: String?) -> String {
        guard let stored, let type = MediaType(stored) else { return "text/html; charset=utf-8" }
        guard takesCharset(type) else { return stored }
        guard let charset = type.parameter("charset") else { return stored + "; charset=utf-8" }
        if charset.isEqualIgnoringASCIICase(to: "utf-8") { return stored }
        let others = type.parameters.filter { $0.name != "charset" }.map { parameter in
            "; \(parameter.name)=" + (parameter.value.isHTTPToken ? parameter.value : quoted(parameter.value))
        }
        return type.essence + others.joined() + "; charset=utf-8"
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    private static func mediaType(ofLanguage language: String?) -> String? {
        switch language?.lowercased() {
        case "json": "application/json"
        case "xml": "application/xml"
        case "html": "text/html"
        case "text": "text/plain"
        case "javascript": "application/javascript"
        default: nil
        }
    }

    private static func takesCharset(_ type: MediaType) -> Bool {
        type.essence.hasPrefix("text/") || type.isJSON || type.isXML
            || ["application/javascript", "*/*"].contains(type.essence)
    }
}
