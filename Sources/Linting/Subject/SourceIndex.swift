import MockCore
import MockFiles

/// Finds the parts of examples and requests in the files, for formats v1, v2 and v3.
struct SourceIndex: Sendable {
    private let trees: [String: SourceTree]
    private let objects: [SourceLocation: JSONValue]

    /// - Parameter wanted: where the requests and examples begin.
    init(_ trees: [SourceTree], wanted: Set<SourceLocation>) {
        self.trees = Dictionary(trees.map { ($0.file, $0) }) { first, _ in first }
        var objects: [SourceLocation: JSONValue] = [:]
        func walk(_ value: JSONValue, _ tree: SourceTree) {
            switch value.kind {
            case .object:
                let location = tree.location(of: value)
                if wanted.contains(location) { objects[location] = value }
                for member in value.members { walk(member.value, tree) }
            case .array: for element in value.elements { walk(element, tree) }
            default: break
            }
        }
        for tree in trees { walk(tree.root, tree) }
        self.objects = objects
    }

    /// The place of the part, or of the whole where the file does not have it.
    func location(of part: Part, in whole: SourceLocation) -> SourceLocation {
        guard let object = objects[whole], let tree = trees[whole.file], let value = value(of: part, in: object) else {
            return whole
        }
        return tree.location(of: value)
    }

    /// The description that the file gives of a request or an example.
    func description(of whole: SourceLocation) -> (value: JSONValue, location: SourceLocation)? {
        guard let object = objects[whole], let tree = trees[whole.file],
            let value = object["description"] ?? object["request"]?["description"]
        else { return nil }
        return (value, tree.location(of: value))
    }

    private func value(of part: Part, in object: JSONValue) -> JSONValue? {
        let response = object["response"].flatMap { $0.kind == .object ? $0 : nil } ?? object
        let request = object["originalRequest"] ?? object["request"]
        let body = response["body"] ?? response["text"]
        switch part {
        case .whole: return object
        case .name: return object["name"]
        case .id: return object["id"] ?? object["_postman_id"]
        case .code: return response["code"] ?? response["statusCode"] ?? object["responseCode"]?["code"]
        case .body: return body?["content"] ?? body
        case .request: return request
        case .method: return request?["method"] ?? object["method"]
        case .url: return request?["url"] ?? object["url"]
        case .header(let name): return row(named: name, in: response["header"] ?? response["headers"])
        }
    }

    private func row(named name: String, in table: JSONValue?) -> JSONValue? {
        guard let table else { return nil }
        let name = name.lowercased()
        if let member = table.members.first(where: { $0.name.lowercased() == name }) { return member.key }
        return table.elements.first { $0["key"]?.string?.lowercased() == name } ?? table
    }
}
