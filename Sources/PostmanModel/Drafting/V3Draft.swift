import HTTPMessage

/// Writes drafts as the folder of a collection v3 (B-1.09 to 1.11).
///
/// An example of that format may keep no more of its request than method and URL; so each body has a request of its own.
enum V3Draft {
    static func files(_ draft: DraftCollection) -> [DraftCollection.File] {
        let definition: DraftJSON = .object([
            ("$kind", .text("collection")), ("name", .text(draft.name)),
            ("variables", .array([DraftCollection.urlVariable])),
        ])
        var files = [file(".resources/definition.yaml", definition)]
        var names = FileNames()
        for (place, request) in DraftRequest.all(of: draft, byBody: true).enumerated() {
            guard let first = request.first else { continue }
            let stem = names.unique("\(first.method) \(first.path)")
            files.append(
                file(
                    "\(stem).request.yaml",
                    .object(
                        [("$kind", .text("http-request")), ("name", .text("\(first.method) \(first.path)"))]
                            + members(of: first) + [("order", .number((place + 1) * 1000))])))
            var names = FileNames()
            for (place, example) in request.examples.enumerated() {
                files.append(
                    file(
                        ".resources/\(stem).resources/examples/\(names.unique("\(example.row.code)")).example.yaml",
                        self.example(example, order: (place + 1) * 1000)))
            }
        }
        return files
    }

    /// The file of an example.
    static func example(_ example: DraftExample, order: Int?) -> DraftJSON {
        let row = example.row
        let response: DraftJSON = .object([
            ("statusCode", .number(row.code)), ("statusText", .text(ReasonPhrase.of(row.code))),
            ("headers", .rows(row.responseHeaders)),
            ("body", .object([("type", .text(row.language)), ("content", .text(row.body))])),
        ])
        return .object(
            [
                ("$kind", .text("http-example")), ("name", .text(example.name)), ("request", .object(members(of: row))),
                ("response", response),
            ] + (order.map { [("order", .number($0))] } ?? []))
    }

    private static func file(_ path: String, _ document: DraftJSON) -> DraftCollection.File {
        DraftCollection.File(path: path, text: document.yaml)
    }

    private static func members(of row: DraftRow) -> [(String, DraftJSON)] {
        var members: [(String, DraftJSON)] = [("url", .text("{{url}}\(row.path)")), ("method", .text(row.method))]
        if !row.requestHeaders.isEmpty { members.append(("headers", .rows(row.requestHeaders))) }
        if let sent = row.sent {
            let type = sent.isJSON ? "json" : "text"
            members.append(("body", .object([("type", .text(type)), ("content", .text(sent.body))])))
        }
        return members
    }
}
