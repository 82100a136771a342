/// Reads the saved responses of a request of a collection v1 (B-1.07, 1.08).
struct V1ExampleReader {
    let log: ReadingLog
    /// The request of an id, from anywhere in the collection.
    let requestOfID: (String) -> SavedRequest?

    /// - Parameters:
    ///   - index: the entry's place among all examples of the file, for derived ids (B-12.07).
    ///   - parentName: the request's name where the file has one.
    func read(_ value: JSONValue, index: Int, parent: SavedRequest, parentName: String?) -> ExampleOutcome {
        guard value.kind == .object else {
            log.fail(
                .exampleNotObject, "an example is \(value.kindName) and is left out",
                help: "write an object or remove it", at: value)
            return .leftOut
        }
        let reader = ResponseReader(log: log)
        let code = value["responseCode"]
        guard let code = reader.code(code?.kind == .object ? code?["code"] : code) else { return .leftOut }
        let request = request(of: value, parent: parent)
        let text = value["text"].flatMap { $0.isNull ? nil : $0 }
        let storedID = value["id"]?.filledText
        return .example(
            Example(
                id: storedID ?? Example.derivedID(index), hasStoredID: storedID != nil,
                name: value["name"]?.filledText ?? parentName ?? "response", request: request.request,
                hasOwnRequest: request.isOwn, code: code.value,
                headers: HeaderReader(log: log).read(value, isResponse: true), body: text.map(reader.body) ?? [],
                previewLanguage: value["language"]?.filledText, location: log.location(of: value)))
    }

    /// `requestObject`, else `request`; each is an object, the JSON text of one, or the id of a request.
    private func request(of example: JSONValue, parent: SavedRequest) -> (request: SavedRequest, isOwn: Bool) {
        var unknownID: JSONValue?
        for value in [example["requestObject"], example["request"]] {
            guard let value, !value.isNull else { continue }
            switch saved(value, parent: parent) {
            case .own(let request): return (request, true)
            case .shared(let request): return (request, false)
            case .unknown: unknownID = unknownID ?? value
            }
        }
        log.warn(
            .exampleWithoutRequest,
            (unknownID == nil
                ? "an example without a request of its own"
                : "an example's request is neither a request nor the id of one")
                + "; its parent's is used",
            help: "save the example again to give it one", at: unknownID ?? example)
        return (parent, false)
    }

    private enum Saved {
        case own(SavedRequest)
        /// A request of the collection, named by its id.
        case shared(SavedRequest)
        case unknown
    }

    private func saved(_ value: JSONValue, parent: SavedRequest) -> Saved {
        if value.kind == .object {
            return .own(V1RequestReader(log: log).read(value, fallbackURL: parent.url))
        }
        guard let text = value.string else { return .unknown }
        if let request = requestOfID(text) { return .shared(request) }
        guard let document = try? JSONDocument.parse(Array(text.utf8)) else { return .unknown }
        if let id = document.root.string { return requestOfID(id).map(Saved.shared) ?? .unknown }
        guard document.root.kind == .object else { return .unknown }
        let inner = ReadingLog(embeddedAt: log.location(of: value))
        defer { log.add(inner) }
        return .own(V1RequestReader(log: inner).read(document.root, fallbackURL: parent.url))
    }
}
