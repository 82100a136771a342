import MockFiles
import PostmanModel

/// Finds the parts of examples and requests in the files, for formats v1, v2 and v3.
struct SourceIndex: Sendable {
    private let requests: [RequestSite]
    private let trees: [String: SourceTree]
    /// Where requests and examples begin in the texts of their trees.
    private var objects: PlaceTable
    private var extents = RequestExtents()

    /// The members in which requests and examples are.
    private static let lists: [StaticString] = [
        "item", "items", "collections", "requests", "response", "responses", "examples",
    ]

    init(_ trees: [SourceTree], of requests: [RequestSite]) {
        self.requests = requests
        self.trees = Dictionary(trees.map { ($0.file, $0) }) { first, _ in first }
        let count = requests.reduce(requests.count) { $0 + $1.examples.count }
        var owners = PlaceTable(capacity: count)
        objects = PlaceTable(capacity: count)
        for (place, request) in requests.enumerated() {
            for example in request.examples { owners.add(place, at: example.example.location) }
            owners.add(place, at: request.item.location)
        }
        owners.sort()
        for tree in trees { walk(tree.root["collection"] ?? tree.root, tree, owners, inside: nil) }
        objects.sort()
        extents.sort()
    }

    /// Looks at what may be a request or an example, and only there for more.
    private mutating func walk(
        _ value: JSONValue, _ tree: SourceTree, _ owners: PlaceTable, inside outer: Int?
    ) {
        guard value.kind == .object else {
            for element in value.elements { walk(element, tree, owners, inside: outer) }
            return
        }
        let start = tree.location(of: value)
        let owner = owners.number(at: start)
        if let owner {
            objects.add(value.offset, at: start)
            if owner != outer { extents.add(owner, from: start, to: tree.end(of: value)) }
        }
        for member in value.members where Self.lists.contains(where: { member.key.isString($0) }) {
            walk(member.value, tree, owners, inside: owner ?? outer)
        }
    }

    /// The request in which a place is.
    func request(at place: SourceLocation) -> RequestSite? {
        extents.request(at: place).map { requests[$0] }
    }

    /// The place of the part, or of the whole where the file does not have it.
    func location(of part: Part, in whole: SourceLocation) -> SourceLocation {
        guard let (object, tree) = object(at: whole), let value = value(of: part, in: object) else { return whole }
        return tree.location(of: Self.telling(value, of: part))
    }

    /// What people look at in an object that begins with a brace.
    private static func telling(_ value: JSONValue, of part: Part) -> JSONValue {
        switch part {
        case .url: value["raw"] ?? value
        case .header, .requestHeader: value["value"] ?? value
        case .requestBody: value["raw"] ?? value
        default: value
        }
    }

    /// The description that the file gives of a request or an example.
    func description(of whole: SourceLocation) -> (value: JSONValue, location: SourceLocation)? {
        guard let (object, tree) = object(at: whole),
            let value = object["description"] ?? object["request"]?["description"]
        else { return nil }
        return (value, tree.location(of: value))
    }

    /// What the file has for the part.
    func value(of part: Part, in whole: SourceLocation) -> JSONValue? {
        object(at: whole).flatMap { value(of: part, in: $0.value) }
    }

    private func object(at whole: SourceLocation) -> (value: JSONValue, tree: SourceTree)? {
        guard let tree = trees[whole.file],
            let value = objects.number(at: whole).flatMap({ tree.root.value(beginningAt: $0) })
        else { return nil }
        return (value, tree)
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
        case .status: return response["status"] ?? object["responseCode"]?["name"]
        case .requestBody: return request?["body"] ?? object["body"]
        case .tests: return object["event"] ?? object["scripts"]
        case .header(let row): return self.row(row, in: response["header"] ?? response["headers"])
        case .requestHeader(let row): return self.row(row, in: request?["header"] ?? request?["headers"])
        }
    }

    /// The very row, or one of its name, or the table.
    private func row(_ row: Row, in table: JSONValue?) -> JSONValue? {
        guard let table else { return nil }
        let name = row.key.lowercased()
        if let member = table.members.first(where: { $0.name.lowercased() == name }) { return member.key }
        let named = table.elements.filter { $0["key"]?.string?.lowercased() == name }
        return named.first { $0["value"]?.scalarText == row.value && $0.isEnabledRow == row.isEnabled } ?? named.first
            ?? table
    }
}
