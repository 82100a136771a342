import HTTPMessage

/// Where the headers stand that decide over a request's framing and its connection, found in one pass.
struct RequestFields {
    private(set) var hostCount = 0
    private(set) var firstHost: Int?
    /// Whether there is a `Content-Length` or a `Transfer-Encoding`.
    private(set) var framesBody = false
    private(set) var hasConnection = false
    private(set) var hasExpectation = false

    init(_ headers: HeaderList) {
        for (index, field) in headers.fields.enumerated() {
            let name = field.name
            switch name.utf8.count {
            case 4 where name.isEqualIgnoringASCIICase(to: "Host"):
                hostCount += 1
                firstHost = firstHost ?? index
            case 6 where name.isEqualIgnoringASCIICase(to: "Expect"): hasExpectation = true
            case 10 where name.isEqualIgnoringASCIICase(to: "Connection"): hasConnection = true
            case 14 where name.isEqualIgnoringASCIICase(to: "Content-Length"): framesBody = true
            case 17 where name.isEqualIgnoringASCIICase(to: "Transfer-Encoding"): framesBody = true
            default: break
            }
        }
    }
}
