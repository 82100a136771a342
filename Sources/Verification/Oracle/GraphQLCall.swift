/// A GraphQL request as it travels: a JSON object with a query, its variables and the operation's name (B-4.38).
struct GraphQLCall {
    let query: String
    /// The canonical variables; none, null and an empty object are the same.
    let variables: [UInt8]
    let operationName: String?

    /// Nil where the body is not such an object.
    init?(_ body: [UInt8]) {
        guard let members = JSONMembers.members(of: body), let query = members["query"].flatMap(JSONMembers.string)
        else { return nil }
        self.query = Self.collapsed(query)
        variables = Self.canonical(variables: members["variables"] ?? [])
        operationName = members["operationName"].flatMap(JSONMembers.string)
    }

    /// Runs of white space are one blank.
    static func collapsed(_ query: String) -> String {
        query.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Text that is not JSON stands for itself.
    static func canonical(variables: [UInt8]) -> [UInt8] {
        guard !variables.isEmpty else { return Array("{}".utf8) }
        guard let canonical = CanonicalJSON.bytes(of: variables) else { return variables }
        return canonical == Array("null".utf8) ? Array("{}".utf8) : canonical
    }
}

/// The first level of a JSON object, its values as raw text.
enum JSONMembers {
    static func members(of text: [UInt8]) -> [String: [UInt8]]? {
        guard CanonicalJSON.bytes(of: text) != nil, text.first(where: { !isBlank($0) }) == UInt8(ascii: "{") else {
            return nil
        }
        var members: [String: [UInt8]] = [:]
        var key: [UInt8]?
        var start = text.startIndex
        var depth = 0
        var isInString = false
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if isInString {
                if byte == UInt8(ascii: "\\") { index += 1 } else if byte == UInt8(ascii: "\"") { isInString = false }
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                depth += 1
                if depth == 1 { start = index + 1 }
            } else if depth == 1, byte == UInt8(ascii: ":"), key == nil {
                key = trimmed(text[start..<index])
                start = index + 1
            } else if depth == 1, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") {
                if let name = key.flatMap(string) { members[name] = trimmed(text[start..<index]) }
                key = nil
                start = index + 1
            }
            if !isInString, byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { depth -= 1 }
            index += 1
        }
        return members
    }

    /// The text of a JSON string; nil for any other value.
    static func string(_ value: [UInt8]) -> String? {
        guard value.first == UInt8(ascii: "\""), let canonical = CanonicalJSON.bytes(of: value),
            let colon = canonical.firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        return String(decoding: canonical[(colon + 1)...], as: UTF8.self)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { " \t\r\n".utf8.contains(byte) }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> [UInt8] {
        Array(Array(text.drop(while: isBlank).reversed()).drop(while: isBlank).reversed())
    }
}
