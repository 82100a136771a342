package import HTTPMessage
package import PostmanModel

/// Which pages may read an answer: those of any origin, errors too (B-6.02, 6.09), unless CORS is off or the answer says
/// itself who may (B-6.03). Every answer of ours gets the header here and nowhere else.
package enum AllowedOrigin {
    private static let name = "Access-Control-Allow-Origin"

    /// Whether an answer that stores headers of these names needs ours.
    static func isMissing(among names: some Sequence<String>, under mode: CORSMode) -> Bool {
        mode != .off && !names.contains { $0.isEqualIgnoringASCIICase(to: name) }
    }

    /// Adds the header to an answer that is known to need it.
    static func append(to headers: inout HeaderList) { headers.append(name, "*") }

    package static func complete(_ headers: inout HeaderList, under mode: CORSMode) {
        if isMissing(among: headers.fields.lazy.map(\.name), under: mode) { append(to: &headers) }
    }
}
