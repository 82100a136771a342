/// Writes drafts as Postman exports collections of format v2.0 and v2.1 (B-1.03 to 1.05).
struct V2Draft {
    let isV21: Bool

    func collection(_ draft: DraftCollection, id: String) -> DraftJSON {
        let info: DraftJSON = .object([
            ("_postman_id", .text(id)), ("name", .text(draft.name)),
            (
                "schema",
                .text("https://schema.getpostman.com/json/collection/v2.\(isV21 ? 1 : 0).0/collection.json")
            ),
        ])
        return .object([
            ("info", info), ("item", .array(DraftRequest.all(of: draft).map(item))),
            ("variable", .array([DraftCollection.urlVariable])),
        ])
    }

    func item(_ request: DraftRequest) -> DraftJSON {
        guard let first = request.first else { return .object([]) }
        return .object([
            ("name", .text("\(first.method) \(first.path)")), ("request", self.request(first)),
            ("response", .array(request.examples.map(example))),
        ])
    }

    private func request(_ row: DraftRow) -> DraftJSON {
        let body = row.sent.map { sent -> (String, DraftJSON) in
            let language: [(String, DraftJSON)] =
                sent.isJSON ? [("options", .object([("raw", .object([("language", .text("json"))]))]))] : []
            return ("body", .object([("mode", .text("raw")), ("raw", .text(sent.body))] + language))
        }
        return .object(
            [("method", .text(row.method)), ("header", .rows(row.requestHeaders))]
                + [body].compactMap(\.self) + [("url", isV21 ? url(row.path) : .text("{{url}}\(row.path)"))])
    }

    private func url(_ target: String) -> DraftJSON {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let segments = parts[0].dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        var members: [(String, DraftJSON)] = [
            ("raw", .text("{{url}}\(target)")), ("host", .array([.text("{{url}}")])),
            ("path", .array(segments.map { .text(String($0)) })),
        ]
        if parts.count == 2 {
            let pieces = parts[1].split(separator: "&").map { piece -> DraftJSON in
                let pair = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let value = pair.count == 2 ? DraftJSON.text(String(pair[1])) : .null
                return .object([("key", .text(String(pair[0]))), ("value", value)])
            }
            members.append(("query", .array(pieces)))
        }
        return .object(members)
    }

    private func example(_ example: DraftExample) -> DraftJSON {
        let row = example.row
        return .object([
            ("name", .text(example.name)), ("originalRequest", request(row)),
            ("code", .number(row.code)), ("_postman_previewlanguage", .text(row.language)),
            ("header", .rows(row.responseHeaders)), ("cookie", .array([])), ("body", .text(row.body)),
        ])
    }
}
