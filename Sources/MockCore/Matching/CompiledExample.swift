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
}
