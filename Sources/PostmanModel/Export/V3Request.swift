/// What is sent, as a request or an example of a collection v3 has it (B-1.10).
struct V3Request {
    let request: SavedRequest
    /// What it was read from: only there are the descriptions of its rows.
    var source: JSONValue?
    /// Of an example, the request that it is saved under: what the example does not say is taken from there (B-12.27).
    var parent: SavedRequest?

    var members: [(String, DraftJSON)] {
        let url = request.url
        let source = source?["url"]
        var members: [(String, DraftJSON)] = [("url", .text(Self.text(of: url))), ("method", .text(request.method))]
        if !request.headers.isEmpty || parent?.headers.isEmpty == false {
            members.append(
                ("headers", V3Table.rows(request.headers, like: self.source?["header"] ?? self.source?["headers"])))
        }
        if !url.query.isEmpty {
            members.append(("queryParams", V3Table.rows(url.query, like: source?["query"])))
        }
        if !url.pathVariables.isEmpty || parent?.url.pathVariables.isEmpty == false {
            members.append(("pathVariables", V3Table.rows(url.pathVariables, like: source?["variable"])))
        }
        if let body = request.body {
            members.append(("body", V3Body(body: body, source: self.source?["body"]).document))
        } else if parent?.body != nil {
            members.append(("body", .object([("type", .text("none"))])))
        }
        return members
    }

    /// With the query that is sent where a reader finds it there again; without it where it is of another shape.
    private static func text(of url: SavedURL) -> String {
        let text = url.host + url.path
        let sent = url.query.filter(\.isEnabled)
        guard !sent.isEmpty else { return text }
        let whole =
            text + "?" + sent.map { row in row.value.map { "\(row.key)=\($0)" } ?? row.key }.joined(separator: "&")
        return text.isEmpty || URLText.parse(whole).query == sent ? whole : text
    }
}
