import HTTPMessage

/// What stands in the places of a request's variables when it is sent.
struct Filling: Sendable {
    /// Text for a path segment, by its index, as it stands in a URL.
    var segments: [Int: String] = [:]
    /// Values of query rows, by their key.
    var parameters: [String: String] = [:]
    /// The path that the value of an undefined base URL ends with: `/v1`, or empty.
    var basePath = ""
    /// Sent in place of the request's own body, where matching looks at bodies.
    var body: [UInt8]?
    /// Sent in place of the request's own, where matching looks at them.
    var headers: [HeaderField] = []

    /// Nothing but samples for what has no value.
    static let none = Filling()

    /// A value for an undefined variable, the same in every run; no id and nothing a collection would spell out.
    static func sample(for name: String) -> String {
        let safe = name.unicodeScalars.map { scalar -> Character in
            scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
        }
        return "sample-" + String(safe)
    }
}
