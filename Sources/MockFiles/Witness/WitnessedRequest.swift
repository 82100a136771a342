import Foundation
import PostmanModel

/// A saved request as the second reader finds it; nil for each part that leaves room for more than one reading.
struct WitnessedRequest {
    typealias Row = WitnessedContent.Row

    private var method: String?
    private var path: String?
    private var query: [Row]?
    private var pathVariables: [Row]?
    private var headers: [Row]?
    private var body: Body?

    private enum Body {
        /// Switched off.
        case off
        case raw(String, language: String?)
        case urlencoded([Row])
        /// Files without a value.
        case formData([(key: String, value: String?, isEnabled: Bool)])
        case graphQL(query: String, variables: String?, operationName: String?)
    }

    init(_ request: [String: Any]) {
        method = request["method"] as? String
        headers = WitnessedText.headers(request["header"])
        body = (request["body"] as? [String: Any]).flatMap(Self.body)
        if let text = request["url"] as? String, let url = WitnessedText.url(text) { (path, query) = url }
        guard let url = request["url"] as? [String: Any] else { return }
        pathVariables = WitnessedContent.rows(url["variable"])
        // A mark in a part of the path has a say in what follows.
        guard let parts = url["path"] as? [String], !parts.isEmpty,
            !parts.contains(where: { $0.contains("?") || $0.contains("#") })
        else { return }
        path = "/" + parts.joined(separator: "/")
        query = WitnessedContent.rows(url["query"])
    }

    private static func body(_ body: [String: Any]) -> Body? {
        if let disabled = body["disabled"] { return disabled as? Bool == true ? .off : nil }
        switch body["mode"] as? String {
        case "raw":
            let raw = (body["options"] as? [String: Any])?["raw"] as? [String: Any]
            guard let text = body["raw"] as? String, !text.isEmpty else { return nil }
            return .raw(text, language: raw?["language"] as? String)
        case "urlencoded":
            return WitnessedContent.rows(body["urlencoded"]).flatMap { $0.isEmpty ? nil : .urlencoded($0) }
        case "formdata": return (body["formdata"] as? [[String: Any]]).flatMap(fields)
        case "graphql":
            guard let content = body["graphql"] as? [String: Any], let query = content["query"] as? String,
                !query.isEmpty
            else { return nil }
            return .graphQL(
                query: query, variables: content["variables"] as? String,
                operationName: content["operationName"] as? String)
        default: return nil
        }
    }

    private static func fields(_ list: [[String: Any]]) -> Body? {
        var fields: [(key: String, value: String?, isEnabled: Bool)] = []
        for field in list {
            guard let key = field["key"] as? String, let isEnabled = WitnessedContent.isEnabled(field) else {
                return nil
            }
            switch field["type"] as? String {
            case "text":
                guard let value = field["value"] as? String else { return nil }
                fields.append((key, value, isEnabled))
            case "file" where field["src"] is String: fields.append((key, nil, isEnabled))
            case "file":
                guard let files = field["src"] as? [String], !files.isEmpty else { return nil }
                fields += files.map { _ in (key, nil, isEnabled) }
            default: return nil
            }
        }
        return fields.isEmpty ? nil : .formData(fields)
    }

    /// Which part of a request that was read is not what stands there.
    func difference(from request: SavedRequest) -> String? {
        if let method = method.map(Witness.trimmed), !method.isEmpty, method.uppercased() != request.method.uppercased()
        {
            return "method"
        }
        if let path, path != request.url.path { return "path" }
        if let query, !Witness.isSame(request.url.query, query) { return "query" }
        if let pathVariables, !Witness.isSame(request.url.pathVariables, pathVariables) { return "path variables" }
        if let headers, !Witness.isSame(request.headers, headers) { return "request headers" }
        if let body, !isSame(body, request.body) { return "request body" }
        return nil
    }

    private func isSame(_ body: Body, _ read: RequestBody?) -> Bool {
        switch (body, read) {
        case (.off, nil): return true
        case (.raw(let text, let language), .raw(let own, let ownLanguage)):
            return text == own && (language.map(Witness.trimmed) ?? "") == (ownLanguage.map(Witness.trimmed) ?? "")
        case (.urlencoded(let rows), .urlencoded(let own)): return Witness.isSame(own, rows)
        case (.formData(let fields), .formData(let own)):
            return fields.count == own.count
                && zip(fields, own).allSatisfy { field, own in
                    var value: String?
                    if case .text(let text) = own.content { value = text }
                    return field.key == own.key && field.value == value && field.isEnabled == own.isEnabled
                }
        case (.graphQL(let query, let variables, let name), .graphQL(let own, let ownVariables, let ownName)):
            return query == own && (variables ?? "") == (ownVariables ?? "")
                && Witness.trimmed(name ?? "") == Witness.trimmed(ownName ?? "")
        default: return false
        }
    }
}
