/// The files of a folder of a collection v3, its folders' included, which follow each other as they are added.
struct V3Folder {
    private(set) var files: [DraftCollection.File] = []
    private let directory: String
    private var names = FileNames()
    private var order = 0

    /// The collection itself.
    init(of owner: V3Owner, id: String?) {
        var names = FileNames()
        directory = names.unique(owner.name)
        define(owner, between: id.map { [("id", .text($0))] } ?? [], and: [])
    }

    private init(of owner: V3Owner, at directory: String, order: Int) {
        self.directory = directory
        define(owner, between: [], and: [("order", .number(order))])
    }

    private mutating func define(
        _ owner: V3Owner, between first: [(String, DraftJSON)], and last: [(String, DraftJSON)]
    ) {
        write(
            ".resources/definition.yaml",
            [("$kind", .text("collection"))] + first + owner.members(isFolder: true) + last)
    }

    mutating func add(_ owner: V3Owner, _ fill: (inout V3Folder) -> Void) {
        var inner = V3Folder(of: owner, at: "\(directory)/\(names.unique(owner.name))", order: nextOrder())
        fill(&inner)
        files += inner.files
    }

    /// - Parameter request: nil for a request of which only examples are there.
    mutating func add(_ owner: V3Owner, _ request: V3Request?, _ examples: [V3Example]) {
        let stem = names.unique(owner.name, ending: ".request.yaml")
        write(
            "\(stem).request.yaml",
            [("$kind", .text("http-request"))] + owner.members(isFolder: false) + (request?.members ?? [])
                + [("order", .number(nextOrder()))])
        var names = FileNames()
        for (place, example) in examples.enumerated() {
            let name = names.unique(example.name, ending: ".example.yaml")
            files.append(
                DraftCollection.File(
                    path: "\(directory)/.resources/\(stem).resources/examples/\(name).example.yaml",
                    text: example.document(order: (place + 1) * 1000).yaml))
        }
    }

    private mutating func nextOrder() -> Int {
        order += 1000
        return order
    }

    private mutating func write(_ path: String, _ members: [(String, DraftJSON)]) {
        files.append(DraftCollection.File(path: "\(directory)/\(path)", text: DraftJSON.object(members).yaml))
    }
}
