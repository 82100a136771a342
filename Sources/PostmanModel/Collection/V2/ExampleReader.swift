/// Reads the saved examples of one request (B-1.18).
struct ExampleReader {
    let log: ReadingLog

    /// - Parameters:
    ///   - index: the entry's place among all examples of the file, for derived ids (B-12.07).
    ///   - parentName: the request's name where the file has one.
    func read(_ value: JSONValue, index: Int, parent: SavedRequest?, parentName: String?) -> ExampleOutcome {
        guard value.kind == .object else {
            log.fail(
                .exampleNotObject, "an example is \(value.kindName) and is left out",
                help: "write an object or remove it", at: value)
            return .leftOut
        }
        guard let code = ResponseReader(log: log).code(value["code"]), let request = request(of: value, parent: parent)
        else { return .leftOut }
        let storedID = value["id"]?.filledText ?? value["_postman_id"]?.filledText
        return .example(
            Example(
                id: storedID ?? Example.derivedID(index), hasStoredID: storedID != nil,
                name: value["name"]?.filledText ?? parentName ?? "response", request: request.request,
                hasOwnRequest: request.isOwn, code: code.value,
                headers: HeaderReader(log: log).read(value, isResponse: true), body: body(of: value),
                previewLanguage: previewLanguage(of: value), location: log.location(of: value)))
    }

    func request(of example: JSONValue, parent: SavedRequest?) -> (request: SavedRequest, isOwn: Bool)? {
        let reader = RequestReader(log: log)
        if let value = example["originalRequest"] {
            if let request = reader.read(value, fallbackURL: parent?.url) { return (request, true) }
            if !value.isNull {
                log.warn(
                    .requestNotReadable, "an example's request is \(value.kindName)", help: "save the example again",
                    at: value)
            }
        } else if let value = example["request"], value.kind == .object,
            let request = reader.read(value, fallbackURL: parent?.url)
        {
            return (request, true)
        }
        guard let parent else {
            log.fail(
                .exampleWithoutRequest, "an example without a request, and its item has none; it is left out",
                help: "save the example again", at: example)
            return nil
        }
        log.warn(
            .exampleWithoutRequest, "an example without a request of its own; its parent's is used",
            help: "save the example again to give it one", at: example)
        return (parent, false)
    }

    func body(of example: JSONValue) -> [UInt8] {
        var body = example["body"]
        if body?.isNull ?? true { body = example["data"].flatMap { $0.isNull ? nil : $0 } }
        return body.map(ResponseReader(log: log).body) ?? example["stream"].flatMap(StreamBody.bytes) ?? []
    }

    func previewLanguage(of example: JSONValue) -> String? {
        example["_postman_previewlanguage"]?.filledText ?? example["_"]?["postman_previewlanguage"]?.filledText
    }
}
