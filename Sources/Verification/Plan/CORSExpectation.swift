/// Which half of a cross-origin exchange a reply is, seen by a browser, and what the page wanted.
package struct CORSExpectation: Sendable, Hashable {
    package enum Half: Sendable, Hashable {
        case preflight
        case actual
    }

    package var half: Half
    /// The serialised origin as sent: `https://app.example` or `null`.
    package var origin: String
    package var method: String
    /// The names that a browser finds unsafe in the page's request, lower-case and sorted.
    package var unsafeHeaderNames: [String]
    package var includesCredentials: Bool

    package init(
        half: Half, origin: String, method: String, unsafeHeaderNames: [String] = [], includesCredentials: Bool = false
    ) {
        self.half = half
        self.origin = origin
        self.method = method
        self.unsafeHeaderNames = unsafeHeaderNames
        self.includesCredentials = includesCredentials
    }
}
