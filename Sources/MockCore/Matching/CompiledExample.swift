import HTTPMessage

/// An example made ready to be matched and answered.
struct CompiledExample: Sendable {
    let id: String
    let name: String
    let code: Int?
    /// Upper-case (B-4.15).
    let method: String
    /// Its place in the order that settles ties; smaller wins (B-4.49).
    let rank: Int
    let path: PathPattern
    let query: QueryParameters
    /// Enabled request headers, substituted, for header matching (B-4.33).
    let requestHeaders: [Row]
    /// The media type of the example's own Content-Type row.
    let requestMediaType: MediaType?
    let body: SavedBody?

    /// The names under which its wildcards take parts of a call.
    var captureNames: Set<String> {
        var names: Set<String> = []
        for case .wildcard(let name) in path.wildcardSegments ?? [] { names.insert(name) }
        for case .wildcard(let name) in query.values.values.joined() { names.insert(name) }
        return names
    }
}
