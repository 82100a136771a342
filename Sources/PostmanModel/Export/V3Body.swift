/// A request's body as format v3 has it: `{type, content}` (B-1.10).
struct V3Body {
    let body: RequestBody
    /// What it was read from: only there are the descriptions of its rows.
    var source: JSONValue?

    /// Of the mode `raw`; every other name is that of another mode, or of nothing that is known.
    private static let languages: Set = ["json", "text", "xml", "html", "javascript"]

    var document: DraftJSON {
        switch body {
        case .raw(let text, let language):
            Self.body(language.flatMap { Self.languages.contains($0) ? $0 : nil } ?? "text", .text(text))
        case .urlencoded(let rows): Self.body("urlencoded", V3Table.rows(rows, like: source?["urlencoded"]))
        case .formData(let fields): Self.body("formdata", form(fields))
        case .graphQL(let query, let variables, let operation):
            Self.body(
                "graphql",
                .object(
                    [("query", .text(query))] + Self.member("variables", variables)
                        + Self.member("operationName", operation)))
        case .file(let path, let content):
            Self.body("file", .object(Self.member("src", path) + Self.member("content", content)))
        }
    }

    private func form(_ fields: [FormField]) -> DraftJSON {
        var table = V3Table(like: source?["formdata"])
        return .array(
            fields.map { field in
                let type = Self.member("contentType", field.contentType)
                let members: [(String, DraftJSON)] =
                    switch field.content {
                    case .text(let text): [("type", .text("text")), ("value", .text(text))]
                    case .file(let path): [("type", .text("file")), ("src", .text(path ?? ""))]
                    }
                return table.row(field.key, members + type, isEnabled: field.isEnabled)
            })
    }

    private static func body(_ type: String, _ content: DraftJSON) -> DraftJSON {
        .object([("type", .text(type)), ("content", content)])
    }

    private static func member(_ name: String, _ text: String?) -> [(String, DraftJSON)] {
        text.map { [(name, .text($0))] } ?? []
    }
}
