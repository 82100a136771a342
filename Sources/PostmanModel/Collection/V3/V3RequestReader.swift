/// Reads a request of a collection v3 (B-1.10), or the one that an example was saved with.
struct V3RequestReader {
    let log: ReadingLog

    func read(_ value: JSONValue) -> SavedRequest {
        SavedRequest(
            method: RequestReader(log: log).method(value["method"]),
            url: url(of: value, fallback: nil), headers: HeaderReader(log: log).read(value, isResponse: false),
            body: body(value["body"]))
    }

    /// Reads an example's request; what it does not say is said by the request that it is saved under (B-12.27).
    ///
    /// - Returns: the request and the words for what the parent gave to it.
    func read(_ value: JSONValue, completedBy parent: SavedRequest?) -> (request: SavedRequest, inherited: [String]) {
        var request = SavedRequest(
            method: Self.isThere(value["method"])
                ? RequestReader(log: log).method(value["method"]) : parent?.method ?? "GET",
            url: url(of: value, fallback: parent?.url), headers: HeaderReader(log: log).read(value, isResponse: false),
            body: body(value["body"]))
        var inherited: [String] = []
        guard let parent else { return (request, inherited) }
        if !Self.isThere(value["headers"] ?? value["header"]), !parent.headers.isEmpty {
            request.headers = parent.headers
            inherited.append("headers")
        }
        if !Self.isThere(value["body"]), parent.body != nil {
            request.body = parent.body
            inherited.append("body")
        }
        if !Self.isThere(value["pathVariables"]), request.url.path.contains("/:"), !parent.url.pathVariables.isEmpty {
            request.url.pathVariables = parent.url.pathVariables
            inherited.append("path variables")
        }
        return (request, inherited)
    }

    private static func isThere(_ value: JSONValue?) -> Bool {
        value.map { !$0.isNull } ?? false
    }

    private func url(of request: JSONValue, fallback: SavedURL?) -> SavedURL {
        guard var url = URLReader(log: log).read(request["url"]) else {
            return RequestReader(log: log).missingURL(at: request, fallback: fallback)
        }
        let reader = RowReader(log: log)
        url.addQuery(request["queryParams"].map { reader.rows($0, fromText: URLText.query) } ?? [])
        if let variables = request["pathVariables"] {
            url.pathVariables = reader.rows(variables).completed(by: url.pathVariables)
        }
        return url
    }

    /// A text, `{type, content}`, or a body as v2 writes it.
    private func body(_ value: JSONValue?) -> RequestBody? {
        let reader = BodyReader(log: log)
        guard let value, value.kind == .object, value["mode"] == nil, value["disabled"]?.bool != true else {
            return reader.read(value)
        }
        let content = value["content"].flatMap { $0.isNull ? nil : $0 }
        switch value["type"]?.filledText {
        case "formdata": return reader.formData(content)
        case "urlencoded": return reader.urlencoded(content)
        case "graphql": return reader.graphQL(content)
        case "file", "binary": return reader.file(content)
        case "none": return nil
        case "raw", nil: return reader.raw(content, language: nil)
        case let language?: return reader.raw(content, language: language)
        }
    }
}
