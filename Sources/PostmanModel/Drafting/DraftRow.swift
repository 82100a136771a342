import HTTPMessage

/// One row of a new API: a call and the answer that a mock gives to it (B-2.15).
package struct DraftRow: Sendable, Hashable {
    package let method: String
    /// With its query, as it is called: `/orders?page=1`.
    package let path: String
    package let code: Int
    package let body: String
    /// What is sent with it; nil for nothing.
    package let sent: Sent?

    /// The body of a request.
    package struct Sent: Sendable, Hashable {
        package var body: String
        /// Its Content-Type.
        package var type: String?

        package init(body: String, type: String?) {
            self.body = body
            self.type = type
        }

        var isJSON: Bool { type.flatMap(MediaType.init)?.isJSON ?? false }
    }

    /// - Throws: `DraftProblem` where no mock could answer so.
    package init(
        method: String, path: String, code: Int, body: String = "", sent: Sent? = nil
    ) throws(DraftProblem) {
        let method = method.uppercased()
        guard method.isHTTPToken else { throw .method(method) }
        guard path.hasPrefix("/"), path.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), !path.contains("#") else {
            throw .path(path)
        }
        // A 1xx is not an answer, and HTTP knows no other class.
        guard (200...599).contains(code) else { throw .code(String(code)) }
        self.method = method
        self.path = path
        self.code = code
        self.body = body
        self.sent = sent
    }

    /// Reads `GET /orders 200 {"a": 1}`; the code may be left out where no body follows and is 200 then.
    package init(_ text: String) throws(DraftProblem) {
        var words = text.split(maxSplits: 3, omittingEmptySubsequences: true, whereSeparator: \.isWhitespace)[...]
        guard words.count >= 2 else { throw .row(text) }
        let method = String(words.removeFirst())
        let path = String(words.removeFirst())
        let codeText = words.popFirst() ?? "200"
        guard let code = Int(codeText) else { throw .code(String(codeText)) }
        try self.init(method: method, path: path, code: code, body: words.first.map(String.init) ?? "")
    }

    /// What the body looks like: `json`, `html`, `xml` or `text`, in the words of Postman's preview.
    var language: String {
        if (try? JSONDocument.parse(Array(body.utf8))) != nil { return "json" }
        let start = body.drop(while: \.isWhitespace).prefix(16).lowercased()
        if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return "html" }
        return start.hasPrefix("<") ? "xml" : "text"
    }

    var contentType: String {
        switch language {
        case "json": "application/json"
        case "html": "text/html; charset=utf-8"
        case "xml": "application/xml"
        default: "text/plain; charset=utf-8"
        }
    }
}

/// Why a row or a draft cannot become a mock, as a lower-case fragment that says what to do.
package enum DraftProblem: Error, Hashable, CustomStringConvertible {
    case row(String)
    case method(String)
    case path(String)
    case code(String)
    /// The file that a body is to be taken from, and what is wrong with it.
    case bodyFile(String, String)
    case noRows
    case noName

    package var description: String {
        switch self {
        case .row(let text):
            "the row '\(text)' is not a valid row (method, path, code, body); write it as: GET /orders 200 {\"a\": 1}"
        case .method(let method): "'\(method)' is not a valid HTTP method; write GET, POST or another token"
        case .path(let path): "the path '\(path)' must begin with / and must not contain spaces or #"
        case .code(let code): "'\(code)' is not a valid status code (200–599)"
        case .bodyFile(let file, let reason): "the body's file \(file) \(reason)"
        case .noRows: "a new API needs at least one row"
        case .noName: "a mock needs a name"
        }
    }
}
