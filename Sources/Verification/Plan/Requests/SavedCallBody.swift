import HTTPMessage
import PostmanModel

/// The bytes of a saved request's body, and the type to send where the saved headers give none that fits.
struct SavedCallBody {
    private(set) var bytes: [UInt8] = []
    /// Nil where the saved header stays.
    private(set) var contentType: String?

    private static let boundary = "mockcheck-form-boundary"

    /// A few bytes in place of a body that is not at hand or too large: nobody looks at them where matching does not.
    static func standIn(for headers: HeaderList) -> SavedCallBody {
        SavedCallBody(
            bytes: Array("mockcheck stand-in".utf8),
            contentType: headers.contains("Content-Type") ? nil : "application/octet-stream")
    }

    private init(bytes: [UInt8], contentType: String?) {
        self.bytes = bytes
        self.contentType = contentType
    }

    init(_ rival: Rival, headers: HeaderList) {
        let scope = rival.scope
        let savedType = headers["Content-Type"]
        var type: String?
        switch rival.example.request.body {
        case nil:
            break
        case .raw(_, let language):
            bytes = rival.body.bytes
            type = RawLanguage.contentType(of: language)
        case .file:
            bytes = rival.body.bytes
            type = "application/octet-stream"
        case .urlencoded(let rows):
            let pairs = rows.filter(\.isEnabled).map { row in
                RequestEncoding.formPart(scope.substitute(row.key)) + "="
                    + RequestEncoding.formPart(scope.substitute(row.value ?? ""))
            }
            bytes = Array(pairs.joined(separator: "&").utf8)
            type = "application/x-www-form-urlencoded"
        case .formData(let rows):
            let rows = rows.filter(\.isEnabled)
            if !rows.isEmpty { bytes = Self.multipart(rows, scope) }
            type = "multipart/form-data; boundary=\(Self.boundary)"
        case .graphQL(let query, let variables, let operationName):
            var members = ["\"query\":" + RequestEncoding.jsonString(scope.substitute(query))]
            let variables = scope.substitute(variables ?? "")
            if CanonicalJSON.bytes(of: Array(variables.utf8)) != nil { members.append("\"variables\":" + variables) }
            if let operationName, !operationName.isEmpty {
                members.append("\"operationName\":" + RequestEncoding.jsonString(operationName))
            }
            bytes = rival.body.isEmpty ? [] : Array("{\(members.joined(separator: ","))}".utf8)
            type = "application/json"
        }
        // A form's boundary is ours, so a saved type of the same kind has to give way.
        let isForm = savedType.map { MediaTypeText.essence($0) == "multipart/form-data" } ?? true
        if !bytes.isEmpty, savedType == nil || (isForm && type?.hasPrefix("multipart/") == true) { contentType = type }
    }

    private static func multipart(_ rows: [FormField], _ scope: VariableScope) -> [UInt8] {
        var body = ""
        for row in rows {
            let key = scope.substitute(row.key).map { $0 == "\"" || $0.isNewline ? "_" : $0 }
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(String(key))\""
            switch row.content {
            case .text(let text):
                body += "\r\n\r\n\(scope.substitute(text))\r\n"
            case .file:
                body += "; filename=\"sample.txt\"\r\nContent-Type: application/octet-stream\r\n\r\nsample\r\n"
            }
        }
        return Array((body + "--\(boundary)--\r\n").utf8)
    }
}
