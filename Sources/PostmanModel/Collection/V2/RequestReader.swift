/// Reads a request object, or the bare URL that stands for one (B-1.19, 1.24).
struct RequestReader {
    let log: ReadingLog

    /// Nil where the value is not a request; `fallbackURL` is used where it has no URL of its own.
    func read(_ value: JSONValue, fallbackURL: SavedURL? = nil) -> SavedRequest? {
        if let text = value.string {
            guard text.isBlank else { return SavedRequest(url: URLText.parse(text)) }
            return SavedRequest(url: missingURL(at: value, fallback: fallbackURL))
        }
        guard value.kind == .object else { return nil }
        if let request = log.memory.requests.content(like: value) { return request }
        let noticed = log.diagnostics.count
        let request = SavedRequest(
            method: method(value["method"]), url: url(of: value, fallback: fallbackURL),
            headers: HeaderReader(log: log).read(value, isResponse: false),
            body: BodyReader(log: log).read(value["body"]))
        // What is wrong is said at each place; a request that needs the fallback is such a case.
        if log.diagnostics.count == noticed { log.memory.requests.remember(request, of: value) }
        return request
    }

    private func url(of request: JSONValue, fallback: SavedURL?) -> SavedURL {
        URLReader(log: log).read(request["url"]) ?? missingURL(at: request, fallback: fallback)
    }

    /// What stands for the URL of a request that has none, with a warning.
    func missingURL(at request: JSONValue, fallback: SavedURL?) -> SavedURL {
        guard let fallback else {
            log.warn(.urlMissing, "a request without a URL; its path counts as '/'", help: "add a url", at: request)
            return SavedURL()
        }
        log.warn(
            .urlMissing, "an example's request without a URL; the URL of its parent request is used",
            help: "save the example again", at: request)
        return fallback
    }

    func method(_ value: JSONValue?) -> String {
        guard let value, !value.isNull else { return "GET" }
        if let text = value.string, text.isHTTPToken { return text }
        let text =
            value.string?.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
            .joined(separator: " ") ?? ""
        guard !text.isEmpty else {
            log.warn(.methodBlank, "an empty method counts as GET", help: "write the method", at: value)
            return "GET"
        }
        if !text.isHTTPToken {
            log.warn(
                .methodNotToken, "the method \(text.quotedForMessage) is not a valid HTTP token; no request matches it",
                help: "use letters only", at: value)
        }
        return text
    }
}
