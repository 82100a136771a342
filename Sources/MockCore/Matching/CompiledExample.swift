import HTTPMessage
import PostmanModel

/// An example made ready for the comparison of URLs; what only some calls need of it is prepared when one does.
struct CompiledExample: Sendable {
    let id: String
    let name: String
    let code: Int?
    /// Upper-case (B-4.15).
    let method: String
    /// Its place in the order that settles ties; smaller wins (B-4.49).
    var rank = 0
    let path: PathPattern
    let query: QueryParameters
    /// Whether its request has a body of any kind, an empty one included.
    let mayHaveBody: Bool
    let source: Source

    /// Where it stands: the place of its request in the collection, and its own in that.
    typealias Source = (request: Int32, example: Int32)

    /// The names under which its wildcards take parts of a call.
    var captureNames: Set<String> {
        var names: Set<String> = []
        for case .wildcard(let name) in path.wildcardSegments ?? [] { names.insert(name) }
        for case .wildcard(let name, _) in query.parameters.lazy.map(\.value) { names.insert(name) }
        return names
    }
}

/// What an example needs to be compared by header or body.
final class ComparedRequest: Sendable {
    /// Enabled request headers, substituted, for header matching (B-4.33).
    let headers: [Row]
    /// The media type of the example's own Content-Type row.
    let mediaType: MediaType?
    let body: SavedBody?

    init(headers: [Row], mediaType: MediaType?, body: SavedBody?) {
        self.headers = headers
        self.mediaType = mediaType
        self.body = body
    }
}
