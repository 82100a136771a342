import HTTPMessage

/// Writes drafts as Postman exported collections of format v1 (B-1.06, 1.07).
enum V1Draft {
    /// - Parameter id: another one each time.
    static func collection(_ draft: DraftCollection, id: () -> String) -> DraftJSON {
        let requests = DraftRequest.all(of: draft).map { (id: id(), request: $0) }
        return .object([
            ("id", .text(id())), ("name", .text(draft.name)), ("order", .array(requests.map { .text($0.id) })),
            ("folders", .array([])), ("folders_order", .array([])),
            ("variables", .array([DraftCollection.urlVariable])),
            (
                "requests",
                .array(
                    requests.map { own, request in
                        var isFirst = true
                        return self.request(request) {
                            defer { isFirst = false }
                            return isFirst ? own : id()
                        }
                    })
            ),
        ])
    }

    /// - Parameter id: of the request first, then of each example.
    static func request(_ request: DraftRequest, id: () -> String) -> DraftJSON {
        guard let first = request.first else { return .object([]) }
        let own = id()
        let examples = request.examples.map { (id: id(), example: $0) }
        return .object(
            [("id", .text(own)), ("name", .text("\(first.method) \(first.path)"))] + members(of: first) + [
                ("responses", .array(examples.map { self.example($0.example, id: $0.id) })),
                ("responses_order", .array(examples.map { .text($0.id) })),
            ])
    }

    private static func members(of row: DraftRow) -> [(String, DraftJSON)] {
        let headers = row.requestHeaders.map { "\($0): \($1)\n" }.joined()
        var members: [(String, DraftJSON)] = [
            ("method", .text(row.method)), ("url", .text("{{url}}\(row.path)")), ("headers", .text(headers)),
            ("headerData", .rows(row.requestHeaders)),
        ]
        guard let sent = row.sent else { return members + [("dataMode", .null), ("data", .array([]))] }
        members += [("dataMode", .text("raw")), ("data", .array([])), ("rawModeData", .text(sent.body))]
        if sent.isJSON {
            members.append(("dataOptions", .object([("raw", .object([("language", .text("json"))]))])))
        }
        return members
    }

    private static func example(_ example: DraftExample, id: String) -> DraftJSON {
        let row = example.row
        let code: DraftJSON = .object([("code", .number(row.code)), ("name", .text(ReasonPhrase.of(row.code)))])
        let headers = row.responseHeaders.map { name, value -> DraftJSON in
            .object([("name", .text(name)), ("key", .text(name)), ("value", .text(value))])
        }
        return .object([
            ("id", .text(id)), ("name", .text(example.name)), ("responseCode", code), ("headers", .array(headers)),
            ("text", .text(row.body)), ("language", .text(row.language)), ("rawDataType", .text("text")),
            ("requestObject", .object(members(of: row))),
        ])
    }
}
