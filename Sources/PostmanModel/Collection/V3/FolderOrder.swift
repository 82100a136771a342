/// The order of what is in a folder of a collection v3: by `order`, else by the folder's `items`, else by name.
struct FolderOrder {
    enum Entry {
        case request(CollectionFolder.Request)
        case folder(CollectionFolder)
    }

    private struct Key: Comparable {
        var order: Double
        var name: String

        static func < (left: Key, right: Key) -> Bool {
            left.order == right.order
                ? left.name.utf8.lexicographicallyPrecedes(right.name.utf8) : left.order < right.order
        }
    }

    private let folder: CollectionFolder

    init(of folder: CollectionFolder) {
        self.folder = folder
    }

    /// Requests and folders as they follow each other.
    func entries(diagnostics: inout [Diagnostic]) -> [Entry] {
        var places = references()
        var keyed: [(Key, Entry)] = []
        for request in folder.requests {
            let place = places.removeValue(forKey: request.stem)?.index
            keyed.append((Self.key(request.file, named: request.stem, place: place), .request(request)))
        }
        for inner in folder.folders {
            let place = places.removeValue(forKey: inner.name)?.index
            keyed.append((Self.key(inner.definition, named: inner.name, place: place), .folder(inner)))
        }
        for missing in places.values.sorted(by: { $0.index < $1.index }) {
            diagnostics.append(
                Diagnostic(
                    rule: .orderUnknownID, severity: .note, message: "the items name a file that is not there",
                    help: "remove the reference", location: missing.location))
        }
        return keyed.sorted { $0.0 < $1.0 }.map(\.1)
    }

    static func sorted(_ files: [CollectionFolder.File]) -> [CollectionFolder.File] {
        files.map { (key($0, named: $0.path, place: nil), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    private static func key(_ file: CollectionFolder.File?, named name: String, place: Int?) -> Key {
        Key(order: file?.document?.root["order"]?.double ?? place.map(Double.init) ?? .infinity, name: name)
    }

    /// The places of `items: [{ref: ./Get.request.yaml}, {ref: ./Orders/folder.yaml}]` by what they lead to.
    private func references() -> [String: (index: Int, location: SourceLocation)] {
        guard let document = folder.definition?.document, let items = document.root["items"] else { return [:] }
        var places: [String: (index: Int, location: SourceLocation)] = [:]
        for (index, item) in items.elements.enumerated() {
            guard let value = item["ref"] ?? item["$ref"], let path = value.string,
                let first = path.split(separator: "/").first(where: { $0 != "." })
            else { continue }
            // A folder is named by itself or by its definition, a request by its file.
            let name = FileName.stem(of: String(first))
            if places[name] == nil { places[name] = (index, document.location(of: value)) }
        }
        return places
    }
}
