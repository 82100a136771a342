/// How a request proves who sends it: an `auth` block of a request, a folder or the collection (B-1.34).
///
/// It takes no part in a mock's matching; requests to somebody else's server carry what it says.
package struct Authorization: Sendable, Hashable {
    /// `bearer`, `basic`, `apikey`, `noauth` …, as written.
    package var type: String
    /// The settings of the type, variables still `{{names}}`.
    package var values: [String: String]

    package init(type: String, values: [String: String] = [:]) {
        self.type = type
        self.values = values
    }
}

extension Authorization: CustomStringConvertible {
    /// Without its settings, which may be credentials.
    package var description: String { "\(type) (\(values.keys.sorted().joined(separator: ", ")))" }
}

/// Reads `auth` in the notations of all formats: an object per type, a list of rows, or `credentials` (B-1.05, 1.10).
enum AuthorizationReader {
    /// Nil where the owner has none of its own, so that it inherits one.
    static func read(of owner: JSONValue?) -> Authorization? {
        guard let auth = owner?["auth"], auth.kind == .object, let type = auth["type"]?.filledText else { return nil }
        guard type != "inherit" else { return nil }
        var values: [String: String] = [:]
        let settings = auth["credentials"] ?? auth.members.first { $0.name == type }?.value
        if let settings, settings.kind == .array {
            for row in settings.elements {
                if let key = row["key"]?.filledText, let value = row["value"]?.scalarText { values[key] = value }
            }
        } else if let settings {
            for member in settings.members { values[member.name] = member.value.scalarText }
        }
        return Authorization(type: type, values: values)
    }
}
