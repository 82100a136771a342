import Foundation

/// What a file holds by a second way of reading it, which shares no code with the readers: a plain walk over the tree
/// that Foundation makes of the JSON (product V-15). It knows formats v2.0 and v2.1, `KeyedContent` the others, and only what is
/// beyond doubt; for everything else it says nothing.
struct WitnessedContent {
    struct Row: Equatable {
        var key: String
        var value: String
        var isEnabled: Bool
    }

    struct Item {
        /// Folders and request, for messages.
        var path: String
        /// Its own variables and those of its folders.
        var variables: [Row]
        /// Nil where it is no object.
        var request: WitnessedRequest?
    }

    struct Example {
        /// Folders, request and example, for messages.
        var path: String
        var name: String?
        /// Nil where it is no text; empty where there is none.
        var id: String?
        /// Nil where it is not a whole number.
        var code: Int?
        /// Whether the file says null, or nothing.
        var lacksCode = false
        var language: String?
        var body: String?
        var headers: [Row]?
        /// Nil where it has none of its own.
        var request: WitnessedRequest?
    }

    /// In file order.
    private(set) var items: [Item] = []
    /// In file order.
    private(set) var examples: [Example] = []
    private(set) var variables: [Row] = []

    /// A run of elements of the list of a file; nil where something can be read in more than one way.
    init?(items data: Data) {
        guard let items = try? JSONSerialization.jsonObject(with: data) as? [Any], walk(items, in: [], with: []) else {
            return nil
        }
    }

    /// Nil for a file of another format, or one whose shape leaves room for more than one reading.
    init?(json data: Data) {
        guard let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else { return nil }
        let collection = root["collection"] as? [String: Any] ?? root
        guard let info = collection["info"] as? [String: Any], let schema = info["schema"] as? String,
            schema.contains("/v2."), let items = collection["item"] as? [Any], walk(items, in: [], with: [])
        else { return nil }
        variables = Self.rows(collection["variable"]) ?? []
    }

    /// - Returns: false where something can be read in more than one way.
    private mutating func walk(_ items: [Any], in folders: [String], with variables: [Row]) -> Bool {
        for entry in items {
            guard let item = entry as? [String: Any] else { continue }
            if item["items"] != nil || item["responses"] != nil { return false }
            let name = item["name"] as? String ?? ""
            let variables = variables + (Self.rows(item["variable"]) ?? [])
            if let list = item["item"] {
                guard let children = list as? [Any], walk(children, in: folders + [name], with: variables) else {
                    return false
                }
                continue
            }
            guard item["request"] is [String: Any] || item["request"] is String else { return false }
            let responses: [Any]
            switch item["response"] {
            case nil, is NSNull: responses = []
            case let list as [Any]: responses = list
            default: return false
            }
            self.items.append(
                Item(
                    path: (folders + [name]).joined(separator: "/"), variables: variables,
                    request: (item["request"] as? [String: Any]).map(WitnessedRequest.init)))
            for response in responses {
                guard let response = response as? [String: Any] else { return false }
                examples.append(Self.example(response, in: folders + [name]))
            }
        }
        return true
    }

    private static func example(_ response: [String: Any], in folders: [String]) -> Example {
        // One without a name of its own has its request's.
        let name = (response["name"] ?? folders.last as Any?) as? String
        var example = Example(path: (folders + [name ?? ""]).joined(separator: "/"), name: name)
        if let id = response["id"] as? String, !Witness.trimmed(id).isEmpty { example.id = id }
        if response["id"] == nil, response["_postman_id"] == nil { example.id = "" }
        example.code =
            (response["code"] as? NSNumber).flatMap { Int(exactly: $0.doubleValue) }
            ?? (response["code"] as? String).flatMap { Int(Witness.trimmed($0)) }
        example.lacksCode = response["code"] == nil || response["code"] is NSNull
        example.language = response["_postman_previewlanguage"] as? String
        example.body = response["body"] as? String
        example.headers = WitnessedText.headers(response["header"])
        example.request = (response["originalRequest"] as? [String: Any]).map(WitnessedRequest.init)
        return example
    }

    /// Nil where a row is anything but a key with a text.
    static func rows(_ value: Any?) -> [Row]? {
        guard let list = value as? [Any] else { return nil }
        var rows: [Row] = []
        for entry in list {
            guard let row = entry as? [String: Any], let key = row["key"] as? String, !key.isEmpty,
                let value = row["value"] as? String, let isEnabled = isEnabled(row)
            else { return nil }
            rows.append(Row(key: key, value: value, isEnabled: isEnabled))
        }
        return rows
    }

    /// Nil where neither `disabled` nor `enabled` says it as a flag.
    static func isEnabled(_ row: [String: Any]) -> Bool? {
        switch (row["disabled"], row["enabled"]) {
        case (nil, nil): true
        case (let flag as Bool, nil): !flag
        case (nil, let flag as Bool): flag
        default: nil
        }
    }
}
