/// Reads a request's `url`: a text, or an object whose parts outrank its `raw` text (B-1.25).
struct URLReader {
    let log: ReadingLog

    /// Nil where there is no URL at all.
    func read(_ value: JSONValue?) -> SavedURL? {
        guard let value, !value.isNull else { return nil }
        if let text = value.string { return text.isBlank ? nil : URLText.parse(text) }
        guard value.kind == .object else {
            log.warn(.urlNotReadable, "the URL is \(value.kindName)", help: "write a text or an object", at: value)
            return nil
        }
        // Read only where it counts, as nearly every URL has its parts.
        let raw = value["raw"]
        var url: SavedURL
        if let parts = parts(of: value, raw: raw) {
            url = parts
        } else if let raw = raw?.string, !raw.isBlank {
            url = URLText.parse(raw)
        } else {
            guard value["query"].map({ !$0.elements.isEmpty || $0.filledText != nil }) ?? false else { return nil }
            url = SavedURL()
        }
        if let query = value["query"], !query.isNull { url.query = queryRows(query) }
        if let variables = value["variable"], !variables.isNull {
            url.pathVariables = RowReader(log: log).rows(variables)
        }
        url.divideAtMarks()
        return url
    }

    /// Host and path from the parts, or nil where the object has neither.
    private func parts(of url: JSONValue, raw: JSONValue?) -> SavedURL? {
        let host = joined(url["host"], by: UInt8(ascii: "."))
        let path = pathText(url["path"])
        guard host != nil || path != nil else { return nil }
        guard let host else {
            return SavedURL(host: raw?.string.map { URLText.parse($0).host } ?? "", path: path ?? "")
        }
        var text = ""
        if let scheme = url["protocol"]?.filledText { text = scheme.hasSuffix("://") ? scheme : scheme + "://" }
        if let user = url["auth"]?["user"]?.scalarText {
            let password = url["auth"]?["password"]?.scalarText
            text += user + (password.map { ":" + $0 } ?? "") + "@"
        }
        text += host
        if let port = url["port"]?.filledText { text += ":" + port }
        return SavedURL(host: text, path: path ?? "")
    }

    /// Empty for no path; else it begins with a slash, and one slash that a text begins with is that one.
    private func pathText(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        let slash = UInt8(ascii: "/")
        if value.kind == .array { return joined(value, by: slash, after: [slash]) }
        guard let path = joined(value, by: slash) else { return nil }
        return value.kind == .string && path.hasPrefix("/") ? path : "/" + path
    }

    /// A text as it is, or the pieces of a list; nil for nothing.
    private func joined(_ value: JSONValue?, by separator: UInt8, after prefix: [UInt8] = []) -> String? {
        guard let value else { return nil }
        if value.kind == .array {
            guard !value.elements.isEmpty else { return nil }
            if let text = value.joinedTexts(by: separator, after: prefix) {
                return String(decoding: text, as: UTF8.self)
            }
            let pieces = value.elements.map { piece in
                Array(((piece.kind == .object ? piece["value"] : piece)?.scalarText ?? "").utf8)
            }
            return String(decoding: prefix + pieces.joined(separator: [separator]), as: UTF8.self)
        }
        let text = value.scalarText ?? ""
        return text.isEmpty ? nil : text
    }

    private func queryRows(_ value: JSONValue) -> [Row] {
        if let text = value.string { return URLText.query(text) }
        return RowReader(log: log).rows(value) { URLText.query($0) }
    }
}
