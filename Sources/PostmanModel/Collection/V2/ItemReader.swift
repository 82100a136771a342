/// Walks the items and folders of a v2 collection and flattens them to requests in file order (B-1.03, 1.04).
struct ItemReader {
    private let log: ReadingLog
    private(set) var list = ItemList()

    init(log: ReadingLog) {
        self.log = log
    }

    /// Adds what a list of items holds.
    mutating func read(_ items: JSONValue) {
        readItems(items, in: Surroundings())
    }

    private mutating func readItems(_ list: JSONValue, in surroundings: Surroundings) {
        for entry in list.elementsOrSelf {
            guard entry.kind == .object else {
                log.warn(
                    .itemNotObject, "an item is \(entry.kindName) and is left out", help: "remove it", at: entry)
                continue
            }
            if let children = CollectionReader.itemList(of: entry) {
                let inner = inner(entry, of: surroundings)
                if let text = DescriptionReader.read(of: entry) {
                    self.list.append(
                        FolderDescription(path: inner.folders, text: text, location: log.location(of: entry)))
                }
                readItems(children, in: inner)
            } else {
                readRequest(entry, in: surroundings)
            }
        }
    }

    private func inner(_ folder: JSONValue, of surroundings: Surroundings) -> Surroundings {
        Surroundings(
            folders: surroundings.folders + [folder["name"]?.filledText ?? "Folder"],
            variables: VariableReader(log: log).read(of: folder, before: surroundings.variables),
            authorization: AuthorizationReader.read(of: folder) ?? surroundings.authorization)
    }

    private mutating func readRequest(_ entry: JSONValue, in surroundings: Surroundings) {
        let request = entry["request"].flatMap { RequestReader(log: log).read($0) }
        let responses = responses(of: entry)
        if request == nil {
            log.warn(
                .itemWithoutRequest, "an item without a request" + (responses.isEmpty ? " is left out" : ""),
                help: "add a request, or an item list to make it a folder", at: entry)
            if responses.isEmpty { return }
        }
        let storedName = entry["name"]?.filledText
        let parent = request ?? SavedRequest(url: SavedURL())
        var item = RequestItem(
            name: storedName ?? parent.fallbackName,
            description: DescriptionReader.read(of: entry) ?? DescriptionReader.read(of: entry["request"]),
            folders: surroundings.folders,
            variables: VariableReader(log: log).read(of: entry, before: surroundings.variables),
            authorization: AuthorizationReader.read(of: entry["request"]) ?? AuthorizationReader.read(of: entry)
                ?? surroundings.authorization,
            request: parent, location: log.location(of: entry))
        for response in responses {
            list.add(
                ExampleReader(log: log).read(
                    response, index: list.examples.count, parent: request, parentName: storedName), to: &item)
        }
        list.append(item)
    }

    /// The entries of `response` (or `responses`): a list, or one object.
    func responses(of entry: JSONValue) -> [JSONValue] {
        guard let value = entry["response"] ?? entry["responses"] else { return [] }
        switch value.kind {
        case .array: return Array(value.elements)
        case .object: return value.members.isEmpty ? [] : [value]
        case .null: return []
        case .bool, .number, .string:
            log.warn(
                .responsesNotList, "the examples of an item are \(value.kindName)", help: "write a list", at: value)
            return []
        }
    }
}
