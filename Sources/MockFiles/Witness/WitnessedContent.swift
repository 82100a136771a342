import Foundation

/// What a file holds by a second way of reading it, which shares no code with the readers: a plain walk over the tree
/// that Foundation makes of the JSON (product V-15). It knows formats v2.0 and v2.1, and only what is beyond doubt; for
/// everything else it says nothing.
struct WitnessedContent {
    struct Row: Equatable {
        var key: String
        var value: String
        var isEnabled: Bool
    }

    struct Example {
        /// Folders, request and example, for messages.
        var path: String
        var name: String?
        /// Nil where it is not a whole number.
        var code: Int?
        var body: String?
        var headers: [Row]?
        /// Of its own request; nil where it has none.
        var method: String?
        var query: [Row]?
    }

    /// The names of the requests, in file order.
    private(set) var requests: [String] = []
    /// In file order.
    private(set) var examples: [Example] = []
    private(set) var variables: [Row] = []

    /// Nil for a file of another format, or one whose shape leaves room for more than one reading.
    init?(json data: Data) {
        guard let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else { return nil }
        let collection = root["collection"] as? [String: Any] ?? root
        guard let info = collection["info"] as? [String: Any], let schema = info["schema"] as? String,
            schema.contains("/v2."), let items = collection["item"] as? [Any], walk(items, in: [])
        else { return nil }
        variables = (collection["variable"] as? [Any]).flatMap(Self.rows) ?? []
    }

    /// - Returns: false where something can be read in more than one way.
    private mutating func walk(_ items: [Any], in folders: [String]) -> Bool {
        for entry in items {
            guard let item = entry as? [String: Any] else { continue }
            if item["items"] != nil || item["responses"] != nil { return false }
            let name = item["name"] as? String ?? ""
            if let list = item["item"] {
                guard let children = list as? [Any], walk(children, in: folders + [name]) else { return false }
                continue
            }
            guard item["request"] is [String: Any] || item["request"] is String else { return false }
            let responses: [Any]
            switch item["response"] {
            case nil, is NSNull: responses = []
            case let list as [Any]: responses = list
            default: return false
            }
            requests.append(name)
            for response in responses {
                guard let response = response as? [String: Any] else { return false }
                examples.append(Self.example(response, in: folders + [name]))
            }
        }
        return true
    }

    private static func example(_ response: [String: Any], in folders: [String]) -> Example {
        let name = response["name"] as? String
        var example = Example(path: (folders + [name ?? ""]).joined(separator: "/"), name: name)
        example.code = (response["code"] as? NSNumber).flatMap { Int(exactly: $0.doubleValue) }
        example.body = response["body"] as? String
        example.headers = (response["header"] as? [Any]).flatMap(rows)
        if let request = response["originalRequest"] as? [String: Any] {
            example.method = request["method"] as? String
            example.query = (request["url"] as? [String: Any]).flatMap(query)
        }
        return example
    }

    /// Nil where parts of the path have a say in it, or where the request is completed by another.
    private static func query(of url: [String: Any]) -> [Row]? {
        guard let path = url["path"] as? [String], !path.isEmpty,
            !path.contains(where: { $0.contains("?") || $0.contains("#") })
        else { return nil }
        return (url["query"] as? [Any]).flatMap(rows)
    }

    /// Nil where a row is anything but a key with a text.
    private static func rows(_ list: [Any]) -> [Row]? {
        var rows: [Row] = []
        for entry in list {
            guard let row = entry as? [String: Any], let key = row["key"] as? String, !key.isEmpty,
                let value = row["value"] as? String
            else { return nil }
            let isDisabled: Bool
            switch row["disabled"] {
            case nil: isDisabled = false
            case let flag as Bool: isDisabled = flag
            default: return nil
            }
            rows.append(Row(key: key, value: value, isEnabled: !isDisabled))
        }
        return rows
    }
}
