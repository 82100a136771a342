/// Reads a collection v3.0.0 from the files of its folder, in either of its layouts (B-1.09).
package struct V3CollectionReader {
    private let file: String
    private var diagnostics: [Diagnostic] = []
    private var requests: [RequestItem] = []
    private var folderDescriptions: [FolderDescription] = []
    private var examples = ExampleCount()

    /// - Parameter file: the path that the collection is known by.
    private init(file: String) {
        self.file = file
    }

    /// The collection, and what is wrong with the content of its files.
    package static func read(
        _ folder: CollectionFolder, file: String
    ) -> (collection: Collection, diagnostics: [Diagnostic]) {
        var reader = V3CollectionReader(file: file)
        let definition = folder.definition?.document
        var variables: [Variable] = []
        if let definition {
            let log = ReadingLog(document: definition)
            variables = VariableReader(log: log).read(of: definition.root)
            reader.diagnostics += log.diagnostics
        }
        reader.read(folder, in: Surroundings())
        let collection = Collection(
            file: file, format: .v3, id: definition?.root["id"]?.filledText,
            name: definition?.root["name"]?.filledText ?? folder.name,
            description: DescriptionReader.read(of: definition?.root), variables: variables,
            authorization: AuthorizationReader.read(of: definition?.root), requests: reader.requests,
            folderDescriptions: reader.folderDescriptions,
            leftOutExampleCount: reader.examples.leftOutCount)
        return (collection, reader.diagnostics)
    }

    private mutating func read(_ folder: CollectionFolder, in surroundings: Surroundings) {
        for entry in FolderOrder(of: folder).entries(diagnostics: &diagnostics) {
            switch entry {
            case .request(let request): read(request, in: surroundings)
            case .folder(let inner): read(inner, in: self.inner(inner, of: surroundings))
            }
        }
    }

    private mutating func inner(_ folder: CollectionFolder, of surroundings: Surroundings) -> Surroundings {
        var inner = surroundings
        let definition = folder.definition?.document
        inner.folders.append(definition?.root["name"]?.filledText ?? folder.name)
        if let definition {
            let log = ReadingLog(document: definition)
            inner.authorization = AuthorizationReader.read(of: definition.root) ?? surroundings.authorization
            inner.variables = VariableReader(log: log).read(of: definition.root, before: surroundings.variables)
            diagnostics += log.diagnostics
            if let text = DescriptionReader.read(of: definition.root) {
                folderDescriptions.append(
                    FolderDescription(
                        path: inner.folders, text: text, location: definition.location(of: definition.root)))
            }
        }
        return inner
    }

    private mutating func read(_ entry: CollectionFolder.Request, in surroundings: Surroundings) {
        let document = entry.file?.document
        let log = document.map { ReadingLog(document: $0) }
        defer { diagnostics += log?.diagnostics ?? [] }
        var request: SavedRequest?
        if let document, let log {
            guard isHTTP(document.root, log) else { return }
            request = V3RequestReader(log: log).read(document.root)
        }
        guard request != nil || !entry.examples.isEmpty else { return }
        let storedName = document?.root["name"]?.filledText ?? entry.stem
        var item = RequestItem(
            name: storedName, description: DescriptionReader.read(of: document?.root),
            folders: surroundings.folders, variables: surroundings.variables,
            authorization: AuthorizationReader.read(of: document?.root) ?? surroundings.authorization,
            request: request ?? SavedRequest(url: SavedURL()),
            location: document.map { $0.location(of: $0.root) }
                ?? SourceLocation(file: entry.file?.path ?? entry.examples.first?.path ?? file))
        if let document, let log {
            item.variables = VariableReader(log: log).read(of: document.root, before: surroundings.variables)
            for value in inlineExamples(document) {
                examples.add(
                    V3ExampleReader(log: log).read(
                        value, index: examples.count, parent: request, fallbackName: storedName), to: &item)
            }
        }
        for example in FolderOrder.sorted(entry.examples) { read(example, parent: request, to: &item) }
        requests.append(item)
    }

    private mutating func read(_ file: CollectionFolder.File, parent: SavedRequest?, to item: inout RequestItem) {
        guard let document = file.document else {
            examples.add(.leftOut, to: &item)
            return
        }
        let log = ReadingLog(document: document)
        examples.add(
            V3ExampleReader(log: log).read(
                document.root, index: examples.count, parent: parent, fallbackName: FileName.stem(of: file.path)),
            to: &item)
        diagnostics += log.diagnostics
    }

    /// Whether the file holds a request that a mock can serve (B-1.13).
    private func isHTTP(_ root: JSONValue, _ log: ReadingLog) -> Bool {
        guard root.kind == .object else {
            log.fail(
                .itemNotObject, "a request's file holds \(root.kindName) and is left out",
                help: "write url and method", at: root)
            return false
        }
        let kind = root["$kind"] ?? root["type"]
        guard let name = kind?.filledText, let kind, !["http", "http-request"].contains(name) else { return true }
        log.warn(
            .requestNotHTTP, "a request of kind \(name.quotedForMessage); only HTTP requests can be mocked", at: kind
        )
        return false
    }

    /// Examples that stand in the request's own file, as the older layout has them; a text or `ref` names a file.
    private func inlineExamples(_ document: TranslatedDocument) -> [JSONValue] {
        guard let list = document.root["examples"], list.kind == .array else { return [] }
        return list.elements.filter { $0.kind != .string && $0["ref"] == nil }
    }
}
