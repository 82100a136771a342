import HTTPMessage

/// A saved example as format v3 has it (B-1.11), with all of the request that it was saved for.
struct V3Example {
    var id: String?
    var name: String
    var request: V3Request
    var code: DraftJSON?
    var status: String?
    var headers: DraftJSON
    var body: [UInt8]
    var language: String?

    /// As it stands in a collection v2; nil where nothing can be made of it without a request.
    init?(_ value: JSONValue, of item: (name: String?, request: SavedRequest?), log: ReadingLog) {
        let reader = ExampleReader(log: log)
        guard value.kind == .object, let saved = reader.request(of: value, parent: item.request) else { return nil }
        id = value["id"]?.filledText ?? value["_postman_id"]?.filledText
        name = value["name"]?.filledText ?? item.name ?? "response"
        request = V3Request(
            request: saved.request, source: saved.isOwn ? value["originalRequest"] ?? value["request"] : nil,
            parent: item.request)
        // A code that nobody can serve stays what it is, for people to see.
        code = value["code"].flatMap { code -> DraftJSON? in
            if code.kind == .number, let number = code.integer { return .number(number) }
            return code.filledText.map { .text($0) }
        }
        status = value["status"]?.filledText
        let rows = HeaderReader(log: log).read(value, isResponse: true)
        headers = V3Table.rows(rows, like: value["header"] ?? value["headers"])
        body = reader.body(of: value)
        language = reader.previewLanguage(of: value)
    }

    init(_ example: Example, of parent: SavedRequest) {
        id = example.hasStoredID ? example.id : nil
        name = example.name
        request = V3Request(request: example.request, parent: parent)
        code = example.code.map { .number($0) }
        status = example.code.map(ReasonPhrase.of)
        headers = V3Table.rows(example.headers, like: nil)
        body = example.body
        language = example.previewLanguage
    }

    func document(order: Int) -> DraftJSON {
        var response: [(String, DraftJSON)] = []
        if let code { response.append(("statusCode", code)) }
        if let status, !status.isEmpty { response.append(("statusText", .text(status))) }
        response.append(("headers", headers))
        let content = ("content", DraftJSON.text(String(decoding: body, as: UTF8.self)))
        response.append(("body", .object((language.map { [("type", .text($0))] } ?? []) + [content])))
        return .object(
            [("$kind", .text("http-example"))] + (id.map { [("id", .text($0))] } ?? []) + [
                ("name", .text(name)), ("request", .object(request.members)), ("response", .object(response)),
                ("order", .number(order)),
            ])
    }
}
