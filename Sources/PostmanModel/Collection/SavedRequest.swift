/// The request half of an example, or a request of the collection; variables are still `{{names}}`.
///
/// Its parts are kept in one shared place: exports repeat a request in each of its examples.
package struct SavedRequest: Sendable, Hashable {
    private struct Parts: Sendable, Hashable {
        var method: String
        var url: SavedURL
        var headers: [Row]
        var body: RequestBody?
    }

    private final class Storage: Sendable {
        let parts: Parts
        init(_ parts: Parts) { self.parts = parts }
    }

    private var storage: Storage

    package init(method: String = "GET", url: SavedURL, headers: [Row] = [], body: RequestBody? = nil) {
        storage = Storage(Parts(method: method, url: url, headers: headers, body: body))
    }

    private var parts: Parts {
        get { storage.parts }
        set { storage = Storage(newValue) }
    }

    /// As written; `GET` where the file has none (B-1.24).
    package var method: String {
        get { storage.parts.method }
        set { parts.method = newValue }
    }

    package var url: SavedURL {
        get { storage.parts.url }
        set { parts.url = newValue }
    }

    package var headers: [Row] {
        get { storage.parts.headers }
        set { parts.headers = newValue }
    }

    package var body: RequestBody? {
        get { storage.parts.body }
        set { parts.body = newValue }
    }

    /// Whether both are kept in the same place, and so are equal in everything.
    package func isSame(as other: SavedRequest) -> Bool { storage === other.storage }

    package static func == (left: SavedRequest, right: SavedRequest) -> Bool {
        left.isSame(as: right) || left.parts == right.parts
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(parts) }
}

/// A URL split as Postman splits it (B-1.26), with variables, percent escapes and `:names` as written.
package struct SavedURL: Sendable, Hashable {
    /// Protocol, user, host and port as one text: `https://api.example.com:8080`, `{{baseUrl}}`, or empty.
    package var host: String
    /// Empty, or a path that begins with a slash: `/users/:id/{{tab}}`.
    package var path: String
    package var query: [Row]
    /// What `:name` segments stand for; a value may be absent.
    package var pathVariables: [Row]

    package init(host: String = "", path: String = "", query: [Row] = [], pathVariables: [Row] = []) {
        self.host = host
        self.path = path
        self.query = query
        self.pathVariables = pathVariables
    }
}

/// A row of one of Postman's key-value tables: a header, a query parameter, a form field, a path variable.
package struct Row: Sendable, Hashable {
    package var key: String
    /// Nil where the file has null or nothing.
    package var value: String?
    /// A disabled row is not part of the message (B-1.35).
    package var isEnabled: Bool

    package init(_ key: String, _ value: String?, isEnabled: Bool = true) {
        self.key = key
        self.value = value
        self.isEnabled = isEnabled
    }
}

/// A request body by Postman's modes (B-1.30); a disabled or empty body is not a body at all.
package enum RequestBody: Sendable, Hashable {
    /// `language` is `options.raw.language`.
    case raw(String, language: String?)
    case urlencoded([Row])
    case formData([FormField])
    /// `variables` is a JSON text.
    case graphQL(query: String, variables: String?, operationName: String?)
    /// A body taken from a file; `content` is set where the collection carries the text itself.
    case file(source: String?, content: String?)
}

/// A field of a multipart form.
package struct FormField: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
        case text(String)
        case file(source: String?)
    }

    package var key: String
    package var content: Content
    package var contentType: String?
    package var isEnabled: Bool

    package init(_ key: String, _ content: Content, contentType: String? = nil, isEnabled: Bool = true) {
        self.key = key
        self.content = content
        self.contentType = contentType
        self.isEnabled = isEnabled
    }
}
