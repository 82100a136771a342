import PostmanModel

extension SampleAPI.Folder {
    /// A collection that was read, to be written in other formats; folders come before the requests beside them.
    init(_ collection: Collection) {
        let descriptions = Dictionary(
            collection.folderDescriptions.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
        self.init(collection.name, collection.requests[...], depth: 0, inherited: [], descriptions)
        description = collection.description
        variables += collection.variables
    }

    private init(
        _ name: String, _ items: ArraySlice<RequestItem>, depth: Int, inherited: [Variable],
        _ descriptions: [[String]: String]
    ) {
        self.init(name: name)
        // Nearest first: what all requests have is the folder's, or comes from further out.
        var known = items.first?.variables ?? []
        while !items.allSatisfy({ $0.variables.reversed().starts(with: known.reversed()) }) { known.removeFirst() }
        variables = known.dropLast(inherited.count).reversed()
        var rest = items
        while let first = rest.first {
            guard first.folders.count > depth else {
                requests.append(SampleAPI.Request(first, inherited: known))
                rest.removeFirst()
                continue
            }
            let inner = first.folders[depth]
            let members = rest.prefix { $0.folders.count > depth && $0.folders[depth] == inner }
            var folder = Self(inner, members, depth: depth + 1, inherited: known, descriptions)
            folder.description = descriptions[Array(first.folders[...depth])]
            folders.append(folder)
            rest.removeFirst(members.count)
        }
    }
}

extension SampleAPI.Request {
    fileprivate init(_ item: RequestItem, inherited: [Variable]) {
        self.init(
            name: item.name, description: item.description,
            variables: item.variables.dropLast(inherited.count).reversed(), request: item.request,
            examples: item.examples.map { example in
                SampleAPI.Example(
                    id: example.id, name: example.name, own: example.request, code: example.code,
                    headers: example.headers, text: String(decoding: example.body, as: UTF8.self),
                    language: example.previewLanguage ?? "")
            })
    }
}
