import Foundation
import PostmanModel

/// Writes the sample API in the formats that are one JSON file.
enum JSONFormats {
    typealias Object = [String: Any]

    static func text(_ object: Object) throws -> [UInt8] {
        Array(try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes]))
    }

    /// `name=value&…` of the enabled rows, as the text of a URL has it.
    static func urlText(_ url: SavedURL) -> String {
        let query = url.query.filter(\.isEnabled).map { $0.key + "=" + ($0.value ?? "") }.joined(separator: "&")
        return url.host + url.path + (query.isEmpty ? "" : "?" + query)
    }

    static func graphQL(_ query: String, _ variables: String?, _ operation: String?) -> Object {
        ["query": query, "variables": variables ?? "", "operationName": operation ?? NSNull()]
    }

    static func language(_ language: String?) -> Object { language.map { ["language": $0] } ?? [:] }

    static func row(_ row: Row, switch name: String, when state: Bool) -> Object {
        var object: Object = ["key": row.key]
        if let value = row.value { object["value"] = value }
        if !row.isEnabled { object[name] = state }
        return object
    }
}

/// Writes v2.0.0 and v2.1.0 (B-1.03 to 1.05).
struct V2Writer {
    var isV21: Bool

    func collection(_ root: SampleAPI.Folder) -> JSONFormats.Object {
        let schema = "https://schema.getpostman.com/json/collection/v2.\(isV21 ? 1 : 0).0/collection.json"
        return [
            "info": ["name": root.name, "schema": schema, "description": description(root.description)],
            "variable": variables(root.variables),
            "item": items(of: root),
        ]
    }

    /// As a text, or with its type.
    private func description(_ text: String?) -> Any {
        guard let text else { return NSNull() }
        return isV21 ? text : ["content": text, "type": "text/markdown"]
    }

    private func variables(_ variables: [Variable]) -> [JSONFormats.Object] {
        variables.map { ["key": $0.key, "value": $0.value ?? "", "disabled": !$0.isEnabled] }
    }

    private func items(of folder: SampleAPI.Folder) -> [JSONFormats.Object] {
        folder.folders.map {
            [
                "name": $0.name, "description": description($0.description), "variable": variables($0.variables),
                "item": items(of: $0),
            ]
        }
            + folder.requests.map { request in
                [
                    "name": request.name, "variable": variables(request.variables),
                    "request": self.request(request.request).merging(
                        ["description": description(request.description)], uniquingKeysWith: { $1 }),
                    "response": request.examples.map { example($0, of: request.request) },
                ]
            }
    }

    private func example(_ example: SampleAPI.Example, of parent: SavedRequest) -> JSONFormats.Object {
        [
            "id": example.id, "name": example.name, "originalRequest": request(example.request(of: parent)),
            "code": example.code.map { $0 as Any } ?? NSNull(), "header": rows(example.headers), "body": example.text,
            "_postman_previewlanguage": example.language,
        ]
    }

    private func request(_ request: SavedRequest) -> JSONFormats.Object {
        var object: JSONFormats.Object = [
            "method": request.method, "header": rows(request.headers), "url": url(request.url),
        ]
        if let body = request.body { object["body"] = self.body(body) }
        return object
    }

    private func rows(_ rows: [Row]) -> [JSONFormats.Object] {
        rows.map { JSONFormats.row($0, switch: "disabled", when: true) }
    }

    private func url(_ url: SavedURL) -> Any {
        let raw = JSONFormats.urlText(url)
        if !isV21, url.pathVariables.isEmpty, url.query.allSatisfy(\.isEnabled) { return raw }
        return [
            "raw": raw, "host": [url.host],
            "path": url.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init),
            "query": rows(url.query), "variable": rows(url.pathVariables),
        ] as JSONFormats.Object
    }

    private func body(_ body: RequestBody) -> JSONFormats.Object {
        switch body {
        case .raw(let text, let language):
            ["mode": "raw", "raw": text, "options": ["raw": JSONFormats.language(language)]]
        case .urlencoded(let rows): ["mode": "urlencoded", "urlencoded": self.rows(rows)]
        case .formData(let fields):
            [
                "mode": "formdata",
                "formdata": fields.map { field -> JSONFormats.Object in
                    switch field.content {
                    case .text(let text):
                        [
                            "key": field.key, "type": "text", "value": text, "disabled": !field.isEnabled,
                            "contentType": field.contentType ?? NSNull(),
                        ]
                    case .file(let source):
                        ["key": field.key, "type": "file", "src": source ?? "", "disabled": !field.isEnabled]
                    }
                },
            ]
        case .graphQL(let query, let variables, let operation):
            ["mode": "graphql", "graphql": JSONFormats.graphQL(query, variables, operation)]
        case .file(let source, _): ["mode": "file", "file": ["src": source ?? ""]]
        }
    }
}

/// Writes v1.0.0 (B-1.06, 1.07).
struct V1Writer {
    private var folders: [JSONFormats.Object] = []
    private var requests: [JSONFormats.Object] = []

    static func collection(_ root: SampleAPI.Folder) throws -> JSONFormats.Object {
        var writer = V1Writer()
        let inner = try root.folders.map { try writer.add($0) }
        let order = try root.requests.map { try writer.add($0) }
        return [
            "id": "c1", "name": root.name, "description": root.description ?? "",
            "variables": variables(root.variables), "folders_order": inner,
            "order": order + ["gone"], "folders": writer.folders, "requests": Array(writer.requests.reversed()),
        ]
    }

    private static func variables(_ variables: [Variable]) -> [JSONFormats.Object] {
        variables.map { ["key": $0.key, "value": $0.value ?? "", "enabled": $0.isEnabled, "type": "text"] }
    }

    private mutating func add(_ folder: SampleAPI.Folder) throws -> String {
        // Names may come again.
        let id = "folder-\(folders.count)-\(requests.count)-\(folder.name)"
        let inner = try folder.folders.map { try add($0) }
        let order = try folder.requests.map { try add($0) }
        folders.append([
            "id": id, "name": folder.name, "description": folder.description ?? "",
            "variables": Self.variables(folder.variables), "folders_order": inner,
            "order": order,
        ])
        return id
    }

    private mutating func add(_ request: SampleAPI.Request) throws -> String {
        let id = "request-\(requests.count)-\(request.name)"
        var object = try self.request(request.request)
        object["id"] = id
        object["name"] = request.name
        object["description"] = request.description ?? NSNull()
        if !request.variables.isEmpty { object["variables"] = Self.variables(request.variables) }
        object["responses"] = Array(try request.examples.map { try example($0, of: request.request, id) }.reversed())
        object["responses_order"] = request.examples.map(\.id)
        requests.append(object)
        return id
    }

    /// The saved request by its id where it is its parent, else as JSON text, else as an object.
    private func example(
        _ example: SampleAPI.Example, of parent: SavedRequest, _ parentID: String
    ) throws -> JSONFormats.Object {
        let own = example.request(of: parent)
        var object: JSONFormats.Object = [
            "id": example.id, "name": example.name, "text": example.text, "language": example.language,
            "mime": "", "rawDataType": "text",
            "headers": example.headers.map {
                JSONFormats.row($0, switch: "enabled", when: false).merging(["name": $0.key]) { $1 }
            },
            "responseCode": ["code": example.code.map { $0 as Any } ?? NSNull(), "name": ""],
        ]
        if own == parent {
            object["request"] = parentID
            object["requestObject"] = "\"\(parentID)\""
        } else if example.body == nil {
            object["request"] = parentID
            object["requestObject"] = String(decoding: try JSONFormats.text(request(own)), as: UTF8.self)
        } else {
            object["request"] = try request(own)
        }
        return object
    }

    private func request(_ request: SavedRequest) throws -> JSONFormats.Object {
        let lines = request.headers.map { ($0.isEnabled ? "" : "//") + $0.key + ": " + ($0.value ?? "") }
        var object: JSONFormats.Object = [
            "method": request.method, "url": JSONFormats.urlText(request.url),
            "headers": lines.joined(separator: "\n"),
            "queryParams": request.url.query.map { JSONFormats.row($0, switch: "enabled", when: false) },
            "pathVariables": Dictionary(
                uniqueKeysWithValues: request.url.pathVariables.map { ($0.key, $0.value ?? "") }),
        ]
        switch request.body {
        case .raw(let text, let language)?:
            object["dataMode"] = "raw"
            object["rawModeData"] = [text]
            object["dataOptions"] = ["raw": JSONFormats.language(language)]
        case .urlencoded(let rows)?:
            object["dataMode"] = "urlencoded"
            object["data"] = rows.map { JSONFormats.row($0, switch: "enabled", when: false) }
        case .formData(let fields)?:
            object["dataMode"] = "params"
            object["data"] = fields.map { field -> JSONFormats.Object in
                switch field.content {
                case .text(let text):
                    [
                        "key": field.key, "type": "text", "value": text, "enabled": field.isEnabled,
                        "contentType": field.contentType ?? NSNull(),
                    ]
                case .file(let source):
                    ["key": field.key, "type": "file", "value": source ?? "", "enabled": field.isEnabled]
                }
            }
        case .graphQL(let query, let variables, let operation)?:
            object["dataMode"] = "graphql"
            object["graphqlModeData"] = JSONFormats.graphQL(query, variables, operation)
        case .file(let source, _)?:
            object["dataMode"] = "binary"
            object["rawModeData"] = source
        case nil: object["data"] = [Any]()
        }
        return object
    }
}
