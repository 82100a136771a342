/// Reads the saved examples of one request (B-1.18).
struct ExampleReader {
    /// What becomes of one entry of `response`.
    enum Outcome {
        case example(Example)
        /// No mock can serve it; a diagnostic says why.
        case leftOut
    }

    let log: ReadingLog

    /// - Parameters:
    ///   - index: the entry's place among all examples of the file, for derived ids (B-12.07).
    ///   - parentName: the request's name where the file has one.
    func read(_ value: JSONValue, index: Int, parent: SavedRequest?, parentName: String?) -> Outcome {
        guard value.kind == .object else {
            log.fail(
                "example-not-object", "an example is \(value.kindName) and is left out",
                help: "write an object or remove it", at: value)
            return .leftOut
        }
        guard let code = code(of: value), let request = request(of: value, parent: parent) else { return .leftOut }
        let storedID = value["id"]?.filledText ?? value["_postman_id"]?.filledText
        return .example(
            Example(
                id: storedID ?? Self.derivedID(index), hasStoredID: storedID != nil,
                name: value["name"]?.filledText ?? parentName ?? "response", request: request.request,
                hasOwnRequest: request.isOwn, code: code.value,
                headers: HeaderReader(log: log).read(value, isResponse: true), body: body(of: value),
                previewLanguage: previewLanguage(of: value), location: log.location(of: value)))
    }

    /// Sorts by the place in the file (D19).
    static func derivedID(_ index: Int) -> String {
        let digits = String(index, radix: 16)
        return "00000000-0000-5000-8000-" + String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
    }

    /// The status code, nil inside for none; nil as a whole where HTTP cannot carry it (D12).
    private func code(of example: JSONValue) -> (value: Int?, Void)? {
        guard let value = example["code"], !value.isNull else { return (nil, ()) }
        if let text = value.string, text.utf8.allSatisfy({ $0 <= 0x20 }) { return (nil, ()) }
        guard let code = value.integer ?? value.string.flatMap({ Int($0.filter { $0 != " " }) }) else {
            log.fail(
                "code-not-servable",
                "the status code \(String(decoding: value.sourceBytes.prefix(60), as: UTF8.self)) is no number; the example is left out",
                help: "write the code as a number", at: value)
            return nil
        }
        guard (200...999).contains(code) else {
            log.fail(
                "code-not-servable", "no server can end a call with status \(code); the example is left out",
                help: "use a code from 200 to 599", at: value)
            return nil
        }
        return (code, ())
    }

    private func request(of example: JSONValue, parent: SavedRequest?) -> (request: SavedRequest, isOwn: Bool)? {
        let reader = RequestReader(log: log)
        if let value = example["originalRequest"] {
            if let request = reader.read(value, fallbackURL: parent?.url) { return (request, true) }
            if !value.isNull {
                log.warn(
                    "request-not-readable", "an example's request is \(value.kindName)", help: "save the example again",
                    at: value)
            }
        } else if let value = example["request"], value.kind == .object,
            let request = reader.read(value, fallbackURL: parent?.url)
        {
            return (request, true)
        }
        guard let parent else {
            log.fail(
                "example-without-request", "an example without a request, and its item has none; it is left out",
                help: "save the example again", at: example)
            return nil
        }
        log.warn(
            "example-without-request", "an example without a request of its own; its parent's is used",
            help: "save the example again to give it one", at: example)
        return (parent, false)
    }

    private func body(of example: JSONValue) -> [UInt8] {
        for value in [example["body"], example["data"]] {
            guard let value, !value.isNull else { continue }
            if let bytes = value.stringBytes { return bytes }
            log.warn(
                "body-not-text", "an example's body is \(value.kindName) and is served as it is written in the file",
                help: "write the body as a text", at: value)
            return Array(value.sourceBytes)
        }
        return example["stream"].flatMap(StreamBody.bytes) ?? []
    }

    private func previewLanguage(of example: JSONValue) -> String? {
        example["_postman_previewlanguage"]?.filledText ?? example["_"]?["postman_previewlanguage"]?.filledText
    }
}
