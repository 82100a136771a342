import PostmanModel

/// A little YAML, enough to write collections with.
indirect enum YAML {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([YAML])
    case map([(String, YAML)])

    /// The value on a line of its own, without the line feed at its end.
    func written(indent: Int = 0) -> String {
        let blanks = String(repeating: " ", count: indent)
        switch self {
        case .text(let text) where !Self.isBlock(text) && (text.utf8.contains { $0 == 0x0A || $0 == 0x0D }):
            return JSONText.quoted(text)
        case .text(let text) where text.contains("\n"):
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { blanks + $0 }
            return "|-\n" + lines.joined(separator: "\n")
        case .text(let text):
            return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        case .number(let number): return String(number)
        case .flag(let flag): return String(flag)
        case .list(let elements):
            if elements.isEmpty { return "[]" }
            return elements.map { "\n\(blanks)- " + $0.written(indent: indent + 2).trimmingFirstLine }.joined()
        case .map(let members):
            if members.isEmpty { return "{}" }
            return members.map { "\n\(blanks)\(Self.name($0.0)): " + $0.1.written(indent: indent + 2) }.joined()
        }
    }

    private static func name(_ text: String) -> String {
        text.allSatisfy { $0.isASCII && $0.isLetter } ? text : "\"\(text)\""
    }

    /// Whether a literal block holds the text as it is.
    private static func isBlock(_ text: String) -> Bool {
        text.first?.isWhitespace == false && text.last?.isWhitespace == false && !text.utf8.contains(0x0D)
    }

    static func row(_ row: Row) -> YAML {
        var members: [(String, YAML)] = [("key", .text(row.key)), ("value", .text(row.value ?? ""))]
        if !row.isEnabled { members.append(("disabled", .flag(true))) }
        return .map(members)
    }

    static func rows(_ rows: [Row]) -> YAML { .list(rows.map(row)) }

    /// A map where every row is switched on, else a list.
    static func mapOrRows(_ rows: [Row]) -> YAML {
        rows.allSatisfy(\.isEnabled) ? .map(rows.map { ($0.key, .text($0.value ?? "")) }) : self.rows(rows)
    }

    static func body(_ body: RequestBody) -> YAML {
        switch body {
        case .raw(let text, let language): .map([("type", .text(language ?? "raw")), ("content", .text(text))])
        case .urlencoded(let rows): .map([("type", .text("urlencoded")), ("content", mapOrRows(rows))])
        case .formData(let fields):
            .map([
                ("type", .text("formdata")),
                (
                    "content",
                    .list(
                        fields.map { field in
                            let state = ("disabled", YAML.flag(!field.isEnabled))
                            return switch field.content {
                            case .text(let text):
                                .map(
                                    [("key", .text(field.key)), ("value", .text(text)), state]
                                        + (field.contentType.map { [("contentType", .text($0))] } ?? []))
                            case .file(let source):
                                .map([
                                    ("key", .text(field.key)), ("type", .text("file")), ("src", .text(source ?? "")),
                                    state,
                                ])
                            }
                        })
                ),
            ])
        case .graphQL(let query, let variables, let operation):
            .map([
                ("type", .text("graphql")),
                (
                    "content",
                    .map(
                        [("query", .text(query)), ("variables", .text(variables ?? ""))]
                            + (operation.map { [("operationName", .text($0))] } ?? []))
                ),
            ])
        case .file(let source, _):
            .map([("type", .text("file")), ("content", .map([("src", .text(source ?? ""))]))])
        }
    }
}

extension String {
    /// Without the line feed and the blanks that a list or map begins with, to follow a hyphen.
    fileprivate var trimmingFirstLine: String {
        hasPrefix("\n") ? String(dropFirst().drop { $0 == " " }) : self
    }
}

/// Writes a collection v3.0.0: the current layout with pure examples, or the older one with all of their requests.
struct V3Writer {
    var isOlder: Bool
    private(set) var files: [String: String] = [:]

    static func files(_ root: SampleAPI.Folder, isOlder: Bool) -> [String: String] {
        var writer = V3Writer(isOlder: isOlder)
        writer.write(root, in: "", isRoot: true, order: 0)
        return writer.files
    }

    private init(isOlder: Bool) {
        self.isOlder = isOlder
    }

    private mutating func write(_ folder: SampleAPI.Folder, in directory: String, isRoot: Bool, order: Int) {
        var members: [(String, YAML)] = [("name", .text(folder.name)), Self.variables(folder.variables)]
        if let description = folder.description { members.append(("description", .text(description))) }
        if isOlder {
            members.append(("type", .text(isRoot ? "collection" : "folder")))
            let references =
                folder.folders.map { "./\($0.name)/folder.yaml" }
                + folder.requests.map { "./\(Self.stem($0)).request.yaml" }
            members.append(("items", .list(references.map { .map([("ref", .text($0))]) })))
        } else {
            members += [("$kind", .text("collection")), ("order", .number(order))]
        }
        let name = isOlder ? (isRoot ? "collection.yaml" : "folder.yaml") : ".resources/definition.yaml"
        write(.map(members), to: directory + name)
        for (index, inner) in folder.folders.enumerated() {
            write(inner, in: directory + inner.name + "/", isRoot: false, order: index * 1000)
        }
        for (index, request) in folder.requests.enumerated() {
            write(request, in: directory, order: (folder.folders.count + index) * 1000)
        }
    }

    private mutating func write(_ request: SampleAPI.Request, in directory: String, order: Int) {
        var members: [(String, YAML)] =
            isOlder ? [("type", .text("http"))] : [("$kind", .text("http-request")), ("order", .number(order))]
        let stem = Self.stem(request)
        if isOlder || stem != request.name { members.append(("name", .text(request.name))) }
        if let description = request.description { members.append(("description", .text(description))) }
        if !request.variables.isEmpty { members.append(Self.variables(request.variables)) }
        write(.map(members + full(request.request)), to: directory + stem + ".request.yaml")
        for (index, example) in request.examples.enumerated() {
            let own = example.request(of: request.request)
            let pure: [(String, YAML)] = [("url", .text(JSONFormats.urlText(own.url))), ("method", .text(own.method))]
            var response: [(String, YAML)] = [
                ("headers", isOlder ? .rows(example.headers) : .mapOrRows(example.headers)),
                ("body", .map([("type", .text(example.language)), ("content", .text(example.text))])),
            ]
            if let code = example.code { response.append(("statusCode", .number(code))) }
            let document: [(String, YAML)] =
                [
                    ("$kind", .text("http-example")), ("order", .number(index)), ("name", .text(example.name)),
                    ("request", .map(isOlder ? full(own) : pure)), ("response", .map(response)),
                ] + (isOlder ? [("id", .text(example.id))] : [])
            // File names in the other direction, so that only the order can be right.
            write(
                .map(document),
                to: "\(directory).resources/\(stem).resources/examples/\(99 - index).example.yaml")
        }
    }

    private static func variables(_ variables: [Variable]) -> (String, YAML) {
        ("variables", .list(variables.map { .row(Row($0.key, $0.value, isEnabled: $0.isEnabled)) }))
    }

    /// The name as a file may have it (B-1.09).
    private static func stem(_ request: SampleAPI.Request) -> String {
        String(request.name.map { "/\\:*?\"<>|".contains($0) ? "-" : $0 })
    }

    private func full(_ request: SavedRequest) -> [(String, YAML)] {
        let rows = isOlder ? YAML.rows : YAML.mapOrRows
        var members: [(String, YAML)] = [
            ("method", .text(request.method)), ("url", .text(JSONFormats.urlText(request.url))),
            (isOlder ? "header" : "headers", rows(request.headers)), ("queryParams", rows(request.url.query)),
            ("pathVariables", rows(request.url.pathVariables)),
        ]
        if let body = request.body { members.append(("body", .body(body))) }
        return members
    }

    private mutating func write(_ yaml: YAML, to path: String) {
        files[path] = yaml.written() + "\n"
    }
}
