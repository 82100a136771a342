/// A collection that is made from rows: one request for each method and path, one example for each row (B-2.15).
package struct DraftCollection: Sendable {
    package let name: String
    package let rows: [DraftRow]

    /// - Throws: `DraftProblem` where there is nothing to make.
    package init(name: String, rows: [DraftRow]) throws(DraftProblem) {
        guard !name.allSatisfy(\.isWhitespace) else { throw .noName }
        guard !rows.isEmpty else { throw .noRows }
        self.name = name
        self.rows = rows
    }

    /// The collection as Postman exports it, format v2.1, indented by tabs.
    ///
    /// - Parameter id: for `_postman_id`, a UUID.
    package func json(id: String) -> String {
        let info: DraftJSON = .object([
            ("_postman_id", .text(id)), ("name", .text(name)),
            ("schema", .text("https://schema.getpostman.com/json/collection/v2.1.0/collection.json")),
        ])
        // Where `mockcheck serve` listens, so that the requests can be sent as they are.
        let url = DraftJSON.object([("key", .text("url")), ("value", .text("http://127.0.0.1:4010"))])
        return DraftJSON.object([
            ("info", info), ("item", .array(requests.map(item))), ("variable", .array([url])),
        ]).text(indentedBy: 0) + "\n"
    }

    /// The item of one row on one line, as it stands in a collection's `item`.
    package static func line(of row: DraftRow) -> String {
        DraftCollection(uncheckedName: "", rows: [row]).item([row]).line
    }

    private init(uncheckedName name: String, rows: [DraftRow]) {
        self.name = name
        self.rows = rows
    }

    /// The rows of each method and path, in the order in which these come first.
    private var requests: [[DraftRow]] {
        var places: [[String]: Int] = [:]
        var requests: [[DraftRow]] = []
        for row in rows {
            let key = [row.method, row.path]
            if let place = places[key] {
                requests[place].append(row)
            } else {
                places[key] = requests.count
                requests.append([row])
            }
        }
        return requests
    }

    private func item(_ rows: [DraftRow]) -> DraftJSON {
        guard let first = rows.first else { return .object([]) }
        var names: [String: Int] = [:]
        let examples = rows.map { row in
            var name = "\(row.code) \(row.method) \(row.path)"
            names[name, default: 0] += 1
            if let count = names[name], count > 1 { name += " (\(count))" }
            return example(row, name: name)
        }
        return .object([
            ("name", .text("\(first.method) \(first.path)")), ("request", request(first)),
            ("response", .array(examples)),
        ])
    }

    private func request(_ row: DraftRow) -> DraftJSON {
        let type = row.sent?.type.map { DraftJSON.object([("key", .text("Content-Type")), ("value", .text($0))]) }
        let body = row.sent.map { sent -> (String, DraftJSON) in
            let language: [(String, DraftJSON)] =
                sent.isJSON ? [("options", .object([("raw", .object([("language", .text("json"))]))]))] : []
            return ("body", .object([("mode", .text("raw")), ("raw", .text(sent.body))] + language))
        }
        return .object(
            [("method", .text(row.method)), ("header", .array([type].compactMap(\.self)))]
                + [body].compactMap(\.self) + [("url", url(row.path))])
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

    private func example(_ row: DraftRow, name: String) -> DraftJSON {
        var headers: [DraftJSON] = []
        if !row.body.isEmpty {
            headers.append(.object([("key", .text("Content-Type")), ("value", .text(row.contentType))]))
        }
        return .object([
            ("name", .text(name)), ("originalRequest", request(row)),
            ("code", .number(row.code)), ("_postman_previewlanguage", .text(row.language)),
            ("header", .array(headers)), ("cookie", .array([])), ("body", .text(row.body)),
        ])
    }
}

/// JSON as people read it.
private indirect enum DraftJSON {
    case object([(String, DraftJSON)])
    case array([DraftJSON])
    case text(String)
    case number(Int)
    case null

    /// Without line breaks.
    var line: String {
        switch self {
        case .object(let members): "{\(members.map { "\(JSONText.quoted($0)): \($1.line)" }.joined(separator: ", "))}"
        case .array(let elements): "[\(elements.map(\.line).joined(separator: ", "))]"
        case .text(let text): JSONText.quoted(text)
        case .number(let number): String(number)
        case .null: "null"
        }
    }

    func text(indentedBy depth: Int) -> String {
        let inner = "\n" + String(repeating: "\t", count: depth + 1)
        let outer = "\n" + String(repeating: "\t", count: depth)
        switch self {
        case .object(let members):
            let lines = members.map { "\(JSONText.quoted($0)): \($1.text(indentedBy: depth + 1))" }
            return lines.isEmpty ? "{}" : "{\(inner)\(lines.joined(separator: "," + inner))\(outer)}"
        case .array(let elements):
            let lines = elements.map { $0.text(indentedBy: depth + 1) }
            return lines.isEmpty ? "[]" : "[\(inner)\(lines.joined(separator: "," + inner))\(outer)]"
        case .text(let text): return JSONText.quoted(text)
        case .number(let number): return String(number)
        case .null: return "null"
        }
    }
}
