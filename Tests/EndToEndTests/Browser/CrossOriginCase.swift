import HTTPMessage

/// One call that a page of another origin makes, and whether the standard lets the page read the answer.
struct CrossOriginCase: Sendable {
    enum Server: Sendable {
        /// A mock of the built program, by its slug.
        case mock(String)
        /// The one whose account has no call left.
        case exhausted
        /// A server that answers so; `{origin}` in a header is the page's.
        case answering(preflight: HeaderList, status: Int, actual: HeaderList, actualStatus: Int)
    }

    var name: String
    var server: Server
    var method = "GET"
    var path = "/orders"
    var headers: [HeaderField] = []
    var body: String?
    var includesCredentials = false
    var isSandboxed = false
    /// The answer's status where the page may read it; nil where it may not.
    var readableStatus: Int?
    /// Whether Chromium passes on what the standard withholds.
    var isLaxInChromium = false
}
