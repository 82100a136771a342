/// Reads a request of a collection v1 (B-1.06): of the collection itself, or saved with an example.
struct V1RequestReader {
    let log: ReadingLog

    /// - Parameter fallbackURL: used where the request has no URL of its own.
    func read(_ value: JSONValue, fallbackURL: SavedURL? = nil) -> SavedRequest {
        SavedRequest(
            method: RequestReader(log: log).method(value["method"]), url: url(of: value, fallback: fallbackURL),
            headers: headers(of: value), body: body(of: value))
    }

    private func url(of request: JSONValue, fallback: SavedURL?) -> SavedURL {
        let reader = RowReader(log: log)
        let text = request["url"].flatMap { $0.isNull ? nil : $0 }
        guard var url = URLReader(log: log).read(text) else {
            return RequestReader(log: log).missingURL(at: request, fallback: fallback)
        }
        url.addQuery(request["queryParams"].map { reader.rows($0, fromText: URLText.query) } ?? [])
        let table = request["pathVariableData"].map { reader.rows($0) } ?? []
        let map = request["pathVariables"].map { reader.rows($0) } ?? []
        url.pathVariables = table.completed(by: map)
        return url
    }

    /// `headerData` has what Postman's table shows; what else the text block has comes after it.
    private func headers(of request: JSONValue) -> [Row] {
        let reader = HeaderReader(log: log)
        let table = reader.read(table: request["headerData"], isResponse: false, hasComments: true)
        return table.completed(by: reader.read(table: request["headers"], isResponse: false))
    }

    private func body(of request: JSONValue) -> RequestBody? {
        guard request["dataDisabled"]?.bool != true else { return nil }
        let reader = BodyReader(log: log)
        let data = filled(request["data"])
        let rawData = filled(request["rawModeData"])
        switch mode(of: request, data: data, rawData: rawData) {
        case "raw":
            return reader.raw(
                rawText(rawData) ?? (data?.kind == .string ? data : nil),
                language: request["dataOptions"]?["raw"]?["language"]?.filledText)
        case "urlencoded": return reader.urlencoded(data ?? rawData)
        case "params": return reader.formData(data ?? rawData)
        case "graphql": return reader.graphQL(request["graphqlModeData"])
        case "binary": return reader.file(rawText(rawData))
        default: return nil
        }
    }

    private func mode(of request: JSONValue, data: JSONValue?, rawData: JSONValue?) -> String? {
        let known: [StaticString] = ["raw", "urlencoded", "params", "graphql", "binary"]
        let written = request["dataMode"]
        if let written, known.contains(where: { written.isString($0) }) { return written.string }
        guard data != nil || rawData != nil else { return nil }
        let guess = rawText(rawData) == nil && (data ?? rawData)?.kind == .array ? "params" : "raw"
        if let name = written?.filledText {
            log.warn(
                .bodyModeUnknown,
                "the data mode \(name.quotedForMessage) is not one of Postman's; it is read as '\(guess)'",
                help: "use raw, urlencoded, params, graphql or binary", at: request)
        }
        return guess
    }

    /// The text of `rawModeData`: itself, or the one text of a list.
    private func rawText(_ value: JSONValue?) -> JSONValue? {
        guard let value, value.kind == .array else { return value }
        let elements = Array(value.elements)
        return elements.count == 1 && elements[0].kind == .string ? elements[0] : nil
    }

    /// Old files write nothing as null, as an empty text or as an empty list.
    private func filled(_ value: JSONValue?) -> JSONValue? {
        guard let value, !value.isNull, value.string?.isEmpty != true else { return nil }
        return value.kind == .array && value.elements.isEmpty ? nil : value
    }
}

extension [Row] {
    /// The rows, then those of the others whose keys are not there.
    func completed(by others: [Row]) -> [Row] {
        let keys = Set(map(\.key))
        return self + others.filter { !keys.contains($0.key) }
    }
}

extension SavedURL {
    /// Puts the rows of a table before what the text of the URL has of other keys.
    mutating func addQuery(_ rows: [Row]) {
        query = rows.completed(by: query)
    }
}
