/// Writes a collection of another format as the folder of a collection v3 (B-1.09 to 1.11).
///
/// What a mock makes of requests and examples comes from the readers; what only people and Postman read, from the JSON.
package struct V3Export {
    private let log: ReadingLog

    /// The files below one folder, which is called as the collection is; nil for a text that is no collection.
    ///
    /// - Parameter name: what the collection is called where it does not say so.
    package static func files(of text: [UInt8], named name: String) -> [DraftCollection.File]? {
        guard let text = try? TextDecoding.utf8(text), let document = try? JSONDocument.parse(text) else { return nil }
        let log = ReadingLog(source: SourceText(document.bytes, file: name))
        switch DocumentShape(of: document.root, file: name) {
        case .collection(let root, _, _): return V3Export(log: log).files(of: root, named: name)
        case .oldCollection(let root):
            var reader = V1CollectionReader(log: log, depthLimit: ReadingLimits().nestingDepth)
            return files(of: reader.read(root))
        case .dump, .environment, .globals, .unrelated: return nil
        }
    }

    // MARK: Of format v2

    private func files(of root: JSONValue, named name: String) -> [DraftCollection.File] {
        let info = root["info"]
        var owner = owner(root, named: info?["name"]?.filledText ?? name)
        owner.description = DescriptionReader.read(of: info)
        var folder = V3Folder(of: owner, id: info?["_postman_id"]?.filledText)
        if let list = CollectionReader.itemList(of: root) { write(list, into: &folder) }
        return folder.files
    }

    private func owner(_ value: JSONValue, named name: String) -> V3Owner {
        V3Owner(
            name: name, description: DescriptionReader.read(of: value),
            variables: VariableReader(log: log).read(of: value), authorization: AuthorizationReader.read(of: value),
            source: value)
    }

    private func write(_ list: JSONValue, into folder: inout V3Folder) {
        for entry in list.elementsOrSelf where entry.kind == .object {
            guard let children = CollectionReader.itemList(of: entry) else {
                write(request: entry, into: &folder)
                continue
            }
            folder.add(owner(entry, named: entry["name"]?.filledText ?? "Folder")) { write(children, into: &$0) }
        }
    }

    private func write(request entry: JSONValue, into folder: inout V3Folder) {
        let value = entry["request"]
        let request = value.flatMap { RequestReader(log: log).read($0) }
        let responses = ItemReader(log: log).responses(of: entry)
        guard request != nil || !responses.isEmpty else { return }
        let storedName = entry["name"]?.filledText
        var owner = owner(entry, named: storedName ?? request?.fallbackName ?? "Request")
        owner.description = owner.description ?? DescriptionReader.read(of: value)
        owner.authorization = AuthorizationReader.read(of: value) ?? owner.authorization
        folder.add(
            owner, request.map { V3Request(request: $0, source: value) },
            responses.compactMap { V3Example($0, of: (storedName, request), log: log) })
    }

    // MARK: Of format v1

    private static func files(of collection: Collection) -> [DraftCollection.File] {
        let owner = V3Owner(
            name: collection.name, description: collection.description, variables: collection.variables,
            authorization: collection.authorization)
        var folder = V3Folder(of: owner, id: collection.id)
        write(collection.requests[...], of: collection, depth: 0, into: &folder)
        return folder.files
    }

    /// - Parameter depth: how many folders are around those that are written here.
    private static func write(
        _ items: ArraySlice<RequestItem>, of collection: Collection, depth: Int, into folder: inout V3Folder
    ) {
        var rest = items
        while let item = rest.first {
            guard item.folders.count > depth else {
                // What its folders have of variables is with it already.
                let owner = V3Owner(
                    name: item.name, description: item.description, variables: item.variables.reversed(),
                    authorization: item.authorization)
                folder.add(
                    owner, V3Request(request: item.request), item.examples.map { V3Example($0, of: item.request) })
                rest.removeFirst()
                continue
            }
            let path = item.folders[...depth]
            let inner = rest.prefix { $0.folders.starts(with: path) }
            let description = collection.folderDescriptions.first { $0.path.elementsEqual(path) }?.text
            folder.add(V3Owner(name: item.folders[depth], description: description)) {
                write(inner, of: collection, depth: depth + 1, into: &$0)
            }
            rest = rest.dropFirst(inner.count)
        }
    }
}
