/// A saved response with the request it was saved for: the only thing a mock ever serves (B-1.15).
package struct Example: Sendable {
    /// The stored id, or one derived from the place in the file so that ties follow file order (B-1.20, 12.07).
    package var id: String
    /// False where the id was derived, so that nobody can have written it into a selector.
    package var hasStoredID: Bool
    package var name: String
    package var request: SavedRequest
    /// False where the example had no request of its own and took its parent's (B-1.19).
    package var hasOwnRequest: Bool
    /// The stored status code; nil is served as 200 but never counts as 200 in a tie (B-5.01, 4.42).
    package var code: Int?
    package var headers: [Row]
    /// The stored body, as UTF-8 bytes; empty for none.
    package var body: [UInt8]
    package var previewLanguage: String?
    package var location: SourceLocation

    package init(
        id: String, hasStoredID: Bool = true, name: String, request: SavedRequest, hasOwnRequest: Bool = true,
        code: Int? = 200, headers: [Row] = [], body: [UInt8] = [], previewLanguage: String? = nil,
        location: SourceLocation
    ) {
        self.id = id
        self.hasStoredID = hasStoredID
        self.name = name
        self.request = request
        self.hasOwnRequest = hasOwnRequest
        self.code = code
        self.headers = headers
        self.body = body
        self.previewLanguage = previewLanguage
        self.location = location
    }
}
