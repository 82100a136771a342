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
            return members.map { "\n\(blanks)\"\($0.0)\": " + $0.1.written(indent: indent + 2) }.joined()
        }
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
                            case .text(let text): .map([("key", .text(field.key)), ("value", .text(text)), state])
                            case .file(let source):
                                .map([
                                    ("key", .text(field.key)), ("type", .text("file")), ("src", .text(source ?? "")),
                                    state,
                                ])
                            }
                        })
                ),
            ])
        case .graphQL(let query, let variables, _):
            .map([
                ("type", .text("graphql")),
                ("content", .map([("query", .text(query)), ("variables", .text(variables ?? ""))])),
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
        let variables = (
            "variables", YAML.list(folder.variables.map { .row(Row($0.key, $0.value, isEnabled: $0.isEnabled)) })
        )
        var members: [(String, YAML)] = [("name", .text(folder.name)), variables]
        if let description = folder.description { members.append(("description", .text(description))) }
        if isOlder {
            members.append(("type", .text(isRoot ? "collection" : "folder")))
            let references =
                folder.folders.map { "./\($0.name)/folder.yaml" } + folder.requests.map { "./\($0.name).request.yaml" }
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
        if isOlder { members.append(("name", .text(request.name))) }
        if let description = request.description { members.append(("description", .text(description))) }
        write(.map(members + full(request.request)), to: directory + request.name + ".request.yaml")
        for (index, example) in request.examples.enumerated() {
            let own = example.request(of: request.request)
            let pure: [(String, YAML)] = [("url", .text(JSONFormats.urlText(own.url))), ("method", .text(own.method))]
            var response: [(String, YAML)] = [
                ("headers", isOlder ? .rows(example.headers) : .mapOrRows(example.headers)),
                ("body", .map([("type", .text(example.language)), ("content", .text(example.text))])),
            ]
            if let code = example.code { response.append(("statusCode", .number(code))) }
            let document: [(String, YAML)] = [
                ("$kind", .text("http-example")), ("order", .number(index)), ("name", .text(example.name)),
                ("request", .map(isOlder ? full(own) : pure)), ("response", .map(response)),
            ]
            // File names in the other direction, so that only the order can be right.
            write(
                .map(document),
                to: "\(directory).resources/\(request.name).resources/examples/\(9 - index).example.yaml")
        }
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
