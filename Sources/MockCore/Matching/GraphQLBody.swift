import HTTPMessage
import PostmanModel

/// A GraphQL request, from the collection's three fields or from the JSON that clients send (B-4.38).
struct GraphQLBody: Sendable {
    var query: String
    /// A JSON text; absent, empty and `{}` are the same.
    var variables: String?
    var operationName: String?

    var key: BodyKey {
        .graphQL(
            query: ExactText(Self.collapsed(query)), variables: Self.canonicalVariables(Array((variables ?? "").utf8)),
            operationName: operationName.flatMap { $0.isEmpty ? nil : ExactText($0) })
    }

    /// The JSON that a client sends.
    var bytes: [UInt8] {
        let name = operationName.map { #","operationName":\#(JSONText.quoted($0))"# } ?? ""
        let values = variables.flatMap { $0.isEmpty ? nil : #","variables":\#($0)"# } ?? ""
        return Array(#"{"query":\#(JSONText.quoted(query))\#(name)\#(values)}"#.utf8)
    }

    /// Keys of a call, with and without its operation name: an example that has none takes any.
    static func keys(of body: [UInt8]) -> [BodyKey] {
        guard let root = try? JSONDocument.parse(body).root, let query = root["query"]?.string else { return [] }
        let variables = root["variables"].map { $0.canonicalBytes() } ?? []
        let collapsedQuery = ExactText(collapsed(query))
        let canonical = canonicalVariables(variables)
        let anonymous = BodyKey.graphQL(query: collapsedQuery, variables: canonical, operationName: nil)
        guard let name = root["operationName"]?.string, !name.isEmpty else { return [anonymous] }
        return [anonymous, .graphQL(query: collapsedQuery, variables: canonical, operationName: ExactText(name))]
    }

    private static func canonicalVariables(_ bytes: [UInt8]) -> [UInt8] {
        let canonical = BodyKey.canonicalJSON(bytes) ?? bytes
        return canonical == Array("{}".utf8) || canonical == Array("null".utf8) ? [] : canonical
    }

    /// Runs of white space count as one blank, none at the ends.
    private static func collapsed(_ query: String) -> String {
        query.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
