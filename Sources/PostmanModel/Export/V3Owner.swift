/// What the collection, a folder or a request says of itself, as format v3 has it (B-1.09, 1.10).
struct V3Owner {
    var name: String
    var description: String?
    /// Its own ones, in the order of the file.
    var variables: [Variable] = []
    var authorization: Authorization?
    /// What it was read from: only there are its scripts and the descriptions of its variables.
    var source: JSONValue?

    /// - Parameter isFolder: whether its scripts are those of all requests in it.
    func members(isFolder: Bool) -> [(String, DraftJSON)] {
        var members: [(String, DraftJSON)] = [("name", .text(name))]
        if let description { members.append(("description", .text(description))) }
        if !variables.isEmpty { members.append(("variables", variableRows)) }
        if let authorization { members.append(("auth", Self.auth(authorization))) }
        let scripts = scripts(prefix: isFolder ? "http:" : "")
        if !scripts.isEmpty { members.append(("scripts", .array(scripts))) }
        return members
    }

    private var variableRows: DraftJSON {
        var table = V3Table(like: source?["variable"] ?? source?["variables"])
        return .array(
            variables.map { variable in
                var members: [(String, DraftJSON)] = variable.value.map { [("value", .text($0))] } ?? []
                if variable.isSecret { members.append(("type", .text("secret"))) }
                return table.row(variable.key, members, isEnabled: variable.isEnabled)
            })
    }

    private static func auth(_ authorization: Authorization) -> DraftJSON {
        let credentials = authorization.values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        let type: [(String, DraftJSON)] = [("type", .text(authorization.type))]
        return .object(type + (credentials.isEmpty ? [] : [("credentials", .rows(credentials))]))
    }

    private func scripts(prefix: String) -> [DraftJSON] {
        (source?["event"]?.elementsOrSelf ?? []).compactMap { event in
            guard let script = event["script"], event["disabled"]?.bool != true else { return nil }
            let lines = script["exec"].map { $0.kind == .array ? Array($0.elements) : [$0] } ?? []
            let code = lines.map { $0.scalarText ?? "" }.joined(separator: "\n")
            let place = event["listen"]?.isString("prerequest") == true ? "beforeRequest" : "afterResponse"
            guard !code.isBlank else { return nil }
            return .object([
                ("type", .text(prefix + place)), ("code", .text(code)),
                ("language", .text(script["type"]?.filledText ?? "text/javascript")),
            ])
        }
    }
}
