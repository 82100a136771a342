import HTTPMessage

/// What a request's `Expect` header asks before its body is sent (RFC 9110, 10.1.1).
enum Expectation {
    case nothing
    /// Leave to send the body.
    case leaveToContinue
    case unknown

    init(_ headers: HeaderList) {
        guard let value = headers["Expect"] else {
            self = .nothing
            return
        }
        self = value.isEqualIgnoringASCIICase(to: "100-continue") ? .leaveToContinue : .unknown
    }
}
