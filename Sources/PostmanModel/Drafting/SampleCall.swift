/// A call to try a mock with.
package enum SampleCall {
    /// The first example's that can be written down as it is: a GET if there is one, without variables and a body.
    package static func first(in collection: Collection) -> (method: String, target: String)? {
        let requests = collection.requests.flatMap(\.examples).map(\.request)
        let usable = requests.filter { request in
            !request.url.path.contains("{{") && request.body == nil && (Self.query(of: request)?.contains("{{") != true)
        }
        guard let request = usable.first(where: { $0.method.uppercased() == "GET" }) ?? usable.first else { return nil }
        let segments = request.url.path.split(separator: "/", omittingEmptySubsequences: true).map { segment in
            // Any value fits a path variable.
            segment.hasPrefix(":") ? "1" : String(segment)
        }
        return (request.method.uppercased(), "/" + segments.joined(separator: "/") + (query(of: request) ?? ""))
    }

    private static func query(of request: SavedRequest) -> String? {
        let pieces = request.url.query.filter(\.isEnabled).map { row in
            row.value.map { "\(row.key)=\($0)" } ?? row.key
        }
        return pieces.isEmpty ? nil : "?" + pieces.joined(separator: "&")
    }
}
