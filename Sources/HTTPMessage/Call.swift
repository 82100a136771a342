/// One HTTP request as a mock sees it, and as the verifier sends it.
package struct Call: Sendable, Hashable {
    /// As written on the request line; HTTP compares methods case-sensitively, Postman does not (B-4.15).
    package var method: String
    /// The request target in origin form, still percent-encoded: `/users/1?x=%20`.
    package var target: String
    package var headers: HeaderList
    package var body: [UInt8]

    /// The methods that may be sent again when nobody knows whether they arrived (RFC 9110, 9.2.2).
    package static let idempotentMethods: Set<String> = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"]

    package init(method: String, target: String, headers: HeaderList = HeaderList(), body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }
}
