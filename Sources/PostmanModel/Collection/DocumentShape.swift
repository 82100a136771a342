/// What a JSON value is, judged by its content alone (I-3, B-1.02).
enum DocumentShape {
    /// `schema` is set where the file names one that is not known.
    case collection(JSONValue, format: Collection.Format, unknownSchema: JSONValue?)
    case oldCollection(JSONValue)
    /// A backup of a person's collections and environments.
    case dump([JSONValue])
    case environment(JSONValue)
    case globals(JSONValue)
    case unrelated

    init(of root: JSONValue, file: String) {
        // A report of Newman holds a whole collection, but what it tells is a run.
        guard root.kind == .object, root["run"] == nil else {
            self = .unrelated
            return
        }
        if root["info"] == nil, root["item"] == nil {
            // The Postman API wraps what it returns.
            if let collection = root["collection"], collection.kind == .object {
                self = Self.collection(in: collection) ?? .unrelated
                return
            }
            if let environment = root["environment"], environment.kind == .object {
                self = Self.environment(in: environment, file: file) ?? .unrelated
                return
            }
        }
        if root["collections"]?.kind == .array, root["environments"]?.kind == .array {
            let collections = root["collections"].map { $0.elements.filter { Self.collection(in: $0) != nil } } ?? []
            if !collections.isEmpty {
                self = .dump(collections)
                return
            }
        }
        self = Self.collection(in: root) ?? Self.environment(in: root, file: file) ?? .unrelated
    }

    private static func collection(in root: JSONValue) -> DocumentShape? {
        let info = root["info"]
        let schema = info?["schema"]?.string ?? ""
        let namesPostman = schema.contains("getpostman.com/") || schema.contains("postman.com/")
        if namesPostman || info?["_postman_id"] != nil || hasItems(root, info: info)
            || info?["name"]?.kind == .string && root["item"] != nil
        {
            let version = version(of: schema)
            return .collection(
                root, format: version ?? .v21, unknownSchema: version == nil && !schema.isEmpty ? info?["schema"] : nil)
        }
        return isOldCollection(root) ? .oldCollection(root) : nil
    }

    /// Old exports lack `id` or `order` at times; then their requests must look like Postman's.
    private static func isOldCollection(_ root: JSONValue) -> Bool {
        guard let requests = root["requests"], requests.kind == .array else { return false }
        let isOrdered = root["order"]?.kind == .array
        if isOrdered, root["id"] != nil { return true }
        guard root["id"] != nil || root["name"]?.kind == .string else { return false }
        return requests.elements.contains { request in
            guard request["url"] != nil, request["method"]?.kind == .string else { return false }
            return isOrdered || request["collectionId"] != nil || request["dataMode"] != nil
                || request["headerData"] != nil || request["responses"]?.kind == .array
        }
    }

    /// Whether there are items that look like Postman's; `items` alone is too common a name.
    private static func hasItems(_ root: JSONValue, info: JSONValue?) -> Bool {
        guard let list = CollectionReader.itemList(of: root), root["item"] != nil || info?.kind == .object else {
            return false
        }
        return list.elementsOrSelf.contains { entry in
            guard let request = entry["request"] else { return CollectionReader.itemList(of: entry) != nil }
            return request.kind == .object || request.kind == .string
        }
    }

    /// Nil for a schema that names no version of ours.
    private static func version(of schema: String) -> Collection.Format? {
        if schema.contains("/v2.0.") || schema.contains("/collection/v2/") { return .v20 }
        return schema.contains("/v2.1.") || schema.contains("/latest/") ? .v21 : nil
    }

    private static func environment(in root: JSONValue, file: String) -> DocumentShape? {
        guard let values = root["values"], values.kind == .array else { return nil }
        if let scope = root["_postman_variable_scope"] {
            return scope.isString("globals") ? .globals(root) : .environment(root)
        }
        let looksLikeVariables = values.elements.contains { $0["key"] != nil && $0["value"] != nil }
        if root["name"]?.kind == .string, looksLikeVariables || root["id"] != nil && values.elements.isEmpty {
            return .environment(root)
        }
        if FileName.claimsEnvironment(file) { return .environment(root) }
        return FileName.claimsGlobals(file) ? .globals(root) : nil
    }
}
