/// Reads an example of a collection v3 (B-1.11), also as tools outside Postman write it: with `originalRequest` and
/// `code` at the top.
struct V3ExampleReader {
    let log: ReadingLog

    /// - Parameters:
    ///   - index: the entry's place among all examples of the collection, for derived ids (B-12.07).
    ///   - fallbackName: its name where it has none: the file's, or its request's.
    func read(_ value: JSONValue, index: Int, parent: SavedRequest?, fallbackName: String) -> ExampleOutcome {
        guard value.kind == .object else {
            log.fail(
                .exampleNotObject, "an example is \(value.kindName) and is left out",
                help: "write request and response, or remove it", at: value)
            return .leftOut
        }
        let response = value["response"].flatMap { $0.kind == .object ? $0 : nil } ?? value
        let reader = ResponseReader(log: log)
        let code = response["statusCode"] ?? response["code"] ?? value["statusCode"] ?? value["code"]
        guard let code = reader.code(code), let request = request(of: value, parent: parent) else { return .leftOut }
        let body = response["body"]
        let isTyped = body?.kind == .object && (body?["content"] != nil || body?["type"] != nil)
        let content = (isTyped ? body?["content"] : body).flatMap { $0.isNull ? nil : $0 }
        let storedID = value["id"]?.filledText
        return .example(
            Example(
                id: storedID ?? Example.derivedID(index), hasStoredID: storedID != nil,
                name: value["name"]?.filledText ?? fallbackName, request: request.request,
                hasOwnRequest: request.isOwn, code: code.value,
                headers: HeaderReader(log: log).read(response, isResponse: true),
                body: content.map { bytes(of: $0, reader) } ?? [],
                previewLanguage: isTyped ? body?["type"]?.filledText : nil, location: log.location(of: value)))
    }

    /// YAML takes `content: 5` for a number, which was meant as a text.
    private func bytes(of content: JSONValue, _ reader: ResponseReader) -> [UInt8] {
        content.kind == .array || content.kind == .object
            ? reader.body(content) : Array((content.scalarText ?? "").utf8)
    }

    private func request(of example: JSONValue, parent: SavedRequest?) -> (request: SavedRequest, isOwn: Bool)? {
        let value = example["request"] ?? example["originalRequest"]
        if let value, value.kind == .object {
            let (request, inherited) = V3RequestReader(log: log).read(value, completedBy: parent)
            if !inherited.isEmpty {
                log.note(
                    .exampleRequestCompleted,
                    "the \(inherited.joined(separator: " and ")) of an example's request come from the request it is saved under",
                    help: "collections v3 keep only url and method with an example", at: value)
            }
            return (request, true)
        }
        guard let parent else {
            log.fail(
                .exampleWithoutRequest,
                "an example without a request, and there is none it belongs to; it is left out",
                help: "add its request", at: example)
            return nil
        }
        log.warn(
            .exampleWithoutRequest, "an example without a request of its own; its parent's is used",
            help: "save the example again to give it one", at: example)
        return (parent, false)
    }
}
