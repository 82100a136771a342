/// Reads a collection v1.0.0, a flat list of requests that folders name by their ids (B-1.06).
struct V1CollectionReader {
    private let log: ReadingLog
    private let depthLimit: Int
    private var entries: [Entry] = []
    /// The first request and the first folder of each id.
    private var requestPlaces: [String: Int] = [:]
    private var folders: [String: JSONValue] = [:]
    /// The ids of all folders that another one lists.
    private var nestedFolders: Set<String> = []
    /// Where each folder that has been read stands, for its requests that it does not list.
    private var surroundings: [String: Surroundings] = [:]
    private var requests: [RequestItem] = []
    private var folderDescriptions: [FolderDescription] = []
    private var examples = ExampleCount()

    /// An entry of `requests`.
    private struct Entry {
        var value: JSONValue
        var request: SavedRequest
        var isRead = false
    }

    init(log: ReadingLog, depthLimit: Int) {
        self.log = log
        self.depthLimit = depthLimit
    }

    mutating func read(_ root: JSONValue) -> Collection {
        collect(root)
        readFolders(root["folders_order"], in: Surroundings(), depth: 0)
        // A folder that none lists is one of the outermost.
        for folder in root["folders"]?.elementsOrSelf ?? [] where !isNested(folder) {
            if let id = folder["id"]?.scalarText { readFolder(id, in: Surroundings(), depth: 0) }
        }
        for folder in root["folders"]?.elementsOrSelf ?? [] {
            if let id = folder["id"]?.scalarText { readFolder(id, in: Surroundings(), depth: 0) }
        }
        readRequests(root["order"], in: Surroundings())
        for index in entries.indices where !entries[index].isRead {
            let folder = entries[index].value["folder"]?.scalarText ?? ""
            readRequest(at: index, in: surroundings[folder] ?? Surroundings())
        }
        return Collection(
            file: log.file, format: .v1, id: root["id"]?.filledText,
            name: root["name"]?.filledText ?? FileName.stem(of: log.file),
            description: DescriptionReader.read(of: root), variables: VariableReader(log: log).read(of: root),
            authorization: AuthorizationReader.read(of: root), requests: requests,
            folderDescriptions: folderDescriptions, leftOutExampleCount: examples.leftOutCount)
    }

    private mutating func collect(_ root: JSONValue) {
        for value in root["requests"]?.elementsOrSelf ?? [] {
            guard value.kind == .object else {
                log.warn(
                    .itemNotObject, "a request is \(value.kindName) and is left out", help: "remove it", at: value)
                continue
            }
            if let id = value["id"]?.scalarText, requestPlaces[id] == nil { requestPlaces[id] = entries.count }
            entries.append(Entry(value: value, request: V1RequestReader(log: log).read(value)))
        }
        for folder in root["folders"]?.elementsOrSelf ?? [] {
            guard let id = folder["id"]?.scalarText else {
                log.warn(
                    .folderWithoutID, "a folder without an id; nothing can be in it", help: "export it again",
                    at: folder)
                continue
            }
            if folders[id] == nil { folders[id] = folder }
        }
        nestedFolders = Set(
            (root["folders"]?.elementsOrSelf ?? []).flatMap { folder in
                (folder["folders_order"]?.elements).map { Array($0).compactMap(\.scalarText) } ?? []
            })
    }

    private func isNested(_ folder: JSONValue) -> Bool {
        folder["id"]?.scalarText.map(nestedFolders.contains) ?? false
    }

    private mutating func readFolders(_ order: JSONValue?, in outer: Surroundings, depth: Int) {
        for entry in order?.elementsOrSelf ?? [] {
            guard let id = entry.scalarText, folders[id] != nil else {
                reportUnknown("folder", at: entry)
                continue
            }
            readFolder(id, in: outer, depth: depth)
        }
    }

    /// Folders in it come before its requests, as Postman shows them; a folder that is read already is passed over.
    private mutating func readFolder(_ id: String, in outer: Surroundings, depth: Int) {
        guard let folder = folders[id], surroundings[id] == nil else { return }
        guard depth < depthLimit else {
            log.warn(
                .nestingTooDeep, "folders nested deeper than \(depthLimit) levels; this one is read as an outer one",
                help: "flatten the collection", at: folder)
            return
        }
        let inner = Surroundings(
            folders: outer.folders + [folder["name"]?.filledText ?? "Folder"],
            variables: VariableReader(log: log).read(of: folder, before: outer.variables),
            authorization: AuthorizationReader.read(of: folder) ?? outer.authorization)
        surroundings[id] = inner
        if let text = DescriptionReader.read(of: folder) {
            folderDescriptions.append(
                FolderDescription(path: inner.folders, text: text, location: log.location(of: folder)))
        }
        readFolders(folder["folders_order"], in: inner, depth: depth + 1)
        readRequests(folder["order"], in: inner)
    }

    private mutating func readRequests(_ order: JSONValue?, in surroundings: Surroundings) {
        for entry in order?.elementsOrSelf ?? [] {
            guard let index = entry.scalarText.flatMap({ requestPlaces[$0] }) else {
                reportUnknown("request", at: entry)
                continue
            }
            if !entries[index].isRead { readRequest(at: index, in: surroundings) }
        }
    }

    private func reportUnknown(_ what: String, at entry: JSONValue) {
        log.note(
            .orderUnknownID,
            "the order names a \(what) that is not there: \((entry.scalarText ?? entry.kindName).quotedForMessage)",
            help: "export the collection again", at: entry)
    }

    private mutating func readRequest(at index: Int, in surroundings: Surroundings) {
        entries[index].isRead = true
        let value = entries[index].value
        let request = entries[index].request
        let storedName = value["name"]?.filledText
        var item = RequestItem(
            name: storedName ?? request.fallbackName, description: DescriptionReader.read(of: value),
            folders: surroundings.folders,
            variables: VariableReader(log: log).read(of: value, before: surroundings.variables),
            authorization: AuthorizationReader.read(of: value) ?? surroundings.authorization, request: request,
            location: log.location(of: value))
        let reader = V1ExampleReader(log: log) { [requestPlaces, entries] id in
            requestPlaces[id].map { entries[$0].request }
        }
        for response in responses(of: value) {
            examples.add(
                reader.read(response, index: examples.count, parent: request, parentName: storedName), to: &item)
        }
        requests.append(item)
    }

    /// The entries of `responses` in the order of `responses_order`; those that it does not name come last.
    private func responses(of request: JSONValue) -> [JSONValue] {
        guard let list = request["responses"], !list.isNull else { return [] }
        guard list.kind == .array || list.kind == .object else {
            log.warn(
                .responsesNotList, "the examples of a request are \(list.kindName)", help: "write a list", at: list)
            return []
        }
        let responses = list.elementsOrSelf
        var places: [String: [Int]] = [:]
        for (index, response) in responses.enumerated() {
            if let id = response["id"]?.scalarText { places[id, default: []].append(index) }
        }
        var ordered: [Int] = []
        for entry in request["responses_order"]?.elementsOrSelf ?? [] {
            guard let id = entry.scalarText, let found = places[id] else {
                reportUnknown("response", at: entry)
                continue
            }
            ordered += found
            places[id] = []
        }
        let named = Set(ordered)
        return (ordered + responses.indices.filter { !named.contains($0) }).map { responses[$0] }
    }
}
