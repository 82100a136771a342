import HTTPMessage
import MockCore
import PostmanModel

/// Writes the parts of an example's own request as a client sends them.
enum RequestWriter {
    /// A decoded path as it stands in a request target.
    static func path(_ decoded: some StringProtocol) -> String {
        let segments = String(decoded).utf8.dropFirst().split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return "/" + segments.map { PercentCoding.encodePathSegment(String(Substring($0))) }.joined(separator: "/")
    }

    /// - Returns: the query without its question mark; nil for none.
    static func query(_ parameters: [(key: String, value: String)]) -> String? {
        parameters.isEmpty
            ? nil
            : parameters.map {
                "\(PercentCoding.encodeQueryComponent($0.key))=\(PercentCoding.encodeQueryComponent($0.value))"
            }.joined(separator: "&")
    }

    /// The bytes of the example's body with their type; nil where it has none that can be sent.
    static func body(of example: ServedExample) -> (bytes: [UInt8], contentType: String)? {
        let saved = example.requestHeaders.first { $0.key.isEqualIgnoringASCIICase(to: "content-type") }?.value
        switch example.requestBody {
        case nil: return nil
        case .formData(let fields): return (multipart(fields.filter(\.isEnabled)), formType)
        case .raw(_, let language):
            return example.requestBodyBytes.map { ($0, saved ?? RawLanguage.contentType(of: language)) }
        case .urlencoded: return example.requestBodyBytes.map { ($0, saved ?? "application/x-www-form-urlencoded") }
        case .graphQL: return example.requestBodyBytes.map { ($0, saved ?? "application/json") }
        case .file: return example.requestBodyBytes.map { ($0, saved ?? "application/octet-stream") }
        }
    }

    private static let boundary = "mockcheck-form-boundary"
    private static let formType = "multipart/form-data; boundary=\(boundary)"

    private static func multipart(_ fields: [FormField]) -> [UInt8] {
        var body = ""
        for field in fields {
            let key = String(field.key.map { $0 == "\"" || $0.isNewline ? "_" : $0 })
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(key)\""
            switch field.content {
            case .text(let text): body += "\r\n\r\n\(text)\r\n"
            case .file:
                body += "; filename=\"sample.txt\"\r\nContent-Type: application/octet-stream\r\n\r\nsample\r\n"
            }
        }
        return Array((body + "--\(boundary)--\r\n").utf8)
    }

    /// Whether a client can send a header of that name and value.
    static func isSendable(_ name: String, _ value: String) -> Bool {
        name.isHTTPToken && !value.utf8.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }
            && !["host", "content-length", "transfer-encoding", "connection"].contains(name.lowercased())
    }
}
