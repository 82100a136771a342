/// Reads a request's `body` by its mode (B-1.30).
struct BodyReader {
    let log: ReadingLog

    /// Nil for no body: null, `{}`, switched off, or empty.
    func read(_ value: JSONValue?) -> RequestBody? {
        guard let value, !value.isNull else { return nil }
        if let text = value.string { return text.isEmpty ? nil : .raw(text, language: nil) }
        guard value.kind == .object else {
            log.warn(.bodyNotReadable, "the request body is \(value.kindName) and is left out", at: value)
            return nil
        }
        guard value["disabled"]?.bool != true else { return nil }
        switch mode(of: value) {
        case "raw": return raw(value["raw"], language: value["options"]?["raw"]?["language"]?.filledText)
        case "urlencoded": return urlencoded(value["urlencoded"])
        case "formdata": return formData(value["formdata"])
        case "graphql": return graphQL(value["graphql"])
        case "file": return file(value["file"])
        default: return nil
        }
    }

    /// The mode as written where it is one of Postman's, else the one whose content is there.
    private func mode(of body: JSONValue) -> String? {
        let known: [StaticString] = ["raw", "urlencoded", "formdata", "graphql", "file"]
        let written = body["mode"]
        if let written, known.contains(where: { written.isString($0) }) { return written.string }
        let present = known.first { key in body[key].map { !$0.isNull } ?? false }?.description
        if let name = written?.filledText, name != "none" {
            log.warn(
                .bodyModeUnknown,
                "the body mode \(name.quotedForMessage) is not one of Postman's"
                    + (present.map { "; it is read as '\($0)'" } ?? "; the body is left out"),
                help: "use raw, urlencoded, formdata, graphql or file", at: body)
        }
        return present
    }

    func raw(_ value: JSONValue?, language: String?) -> RequestBody? {
        guard let value, let text = text(of: value), !text.isEmpty else { return nil }
        return .raw(text, language: language)
    }

    /// A text; for a list or an object the JSON that stands there.
    private func text(of value: JSONValue) -> String? {
        guard value.kind == .array || value.kind == .object else { return value.scalarText }
        return String(decoding: value.sourceBytes, as: UTF8.self)
    }

    func urlencoded(_ table: JSONValue?) -> RequestBody? {
        let rows = table.map { RowReader(log: log).rows($0, fromText: URLText.query) } ?? []
        return rows.isEmpty ? nil : .urlencoded(rows)
    }

    /// The fields of a list of rows, of one row, or of names with their texts.
    func formData(_ table: JSONValue?) -> RequestBody? {
        guard let table else { return nil }
        let fields =
            table.isMap
            ? RowReader(log: log).rows(table).map { FormField($0.key, .text($0.value ?? ""), isEnabled: $0.isEnabled) }
            : table.elementsOrSelf.flatMap(formFields)
        return fields.isEmpty ? nil : .formData(fields)
    }

    /// A field, or one for each file of a row with several.
    private func formFields(_ row: JSONValue) -> [FormField] {
        guard row.kind == .object, let key = row["key"]?.scalarText ?? (row["value"] == nil ? nil : "") else {
            return []
        }
        let contentType = row["contentType"]?.filledText
        func field(_ content: FormField.Content) -> FormField {
            FormField(key, content, contentType: contentType, isEnabled: row.isEnabledRow)
        }
        // In v1 a file's path is its value.
        let source = row["src"] ?? row["value"]
        guard row["type"]?.isString("file") ?? (row["value"] == nil && source != nil) else {
            return [field(.text(row["value"].flatMap(text(of:)) ?? ""))]
        }
        let sources = source?.kind == .array ? Array(source?.elements.compactMap(\.string) ?? []) : []
        return sources.isEmpty
            ? [field(.file(source: source?.filledText))] : sources.map { field(.file(source: $0)) }
    }

    func graphQL(_ value: JSONValue?) -> RequestBody? {
        guard let value, !value.isNull else { return nil }
        if let query = value.string {
            return query.isEmpty ? nil : .graphQL(query: query, variables: nil, operationName: nil)
        }
        let query = value["query"]?.scalarText ?? ""
        let variables = value["variables"].flatMap { $0.isNull ? nil : text(of: $0) }.flatMap { $0.isEmpty ? nil : $0 }
        guard !query.isEmpty || variables != nil else { return nil }
        return .graphQL(query: query, variables: variables, operationName: value["operationName"]?.filledText)
    }

    func file(_ value: JSONValue?) -> RequestBody? {
        let source = value?.string ?? value?["src"]?.filledText
        let content = value?["content"]?.scalarText
        return source == nil && content == nil ? nil : .file(source: source, content: content)
    }
}
