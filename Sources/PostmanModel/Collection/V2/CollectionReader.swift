/// Reads a v2 collection (B-1.03, 1.04).
struct CollectionReader {
    let log: ReadingLog

    /// - Parameter items: what its list of items holds, where that has been read already.
    func read(_ root: JSONValue, format: Collection.Format, items: ItemList? = nil) -> Collection {
        let info = root["info"]
        let items = items ?? self.items(of: root)
        return Collection(
            file: log.file, format: format, id: info?["_postman_id"]?.filledText,
            name: info?["name"]?.filledText ?? FileName.stem(of: log.file),
            description: DescriptionReader.read(of: info), variables: VariableReader(log: log).read(of: root),
            authorization: AuthorizationReader.read(of: root), requests: items.requests,
            folderDescriptions: items.folderDescriptions,
            leftOutExampleCount: items.examples.leftOutCount)
    }

    private func items(of root: JSONValue) -> ItemList {
        var reader = ItemReader(log: log)
        if let list = Self.itemList(of: root) {
            reader.read(list)
        } else if let broken = root["item"] ?? root["items"] {
            log.fail(
                .collectionWithoutItems, "the items of the collection are \(broken.kindName)", help: "export it again",
                at: broken)
        } else {
            log.warn(
                .collectionWithoutItems, "a collection without a list of items", help: "export it again", at: root)
        }
        return reader.list
    }

    /// `item`, or `items` as some tools write it.
    static func itemList(of owner: JSONValue) -> JSONValue? {
        for list in [owner["item"], owner["items"]] {
            if let list, list.kind == .array || list.kind == .object { return list }
        }
        return nil
    }
}
