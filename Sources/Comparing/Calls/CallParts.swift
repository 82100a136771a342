import HTTPMessage

/// A call taken apart, so that one part of it can be exchanged.
struct CallParts: Sendable {
    var method: String
    /// Percent-encoded.
    var path: String
    /// Percent-encoded, without its question mark; nil for none.
    var query: String?
    var selectors: [HeaderField] = []
    var headers: [HeaderField] = []
    var body = BodyChoice()

    var call: Call {
        var fields = headers
        if let type = body.contentType {
            fields.removeAll { $0.name.isEqualIgnoringASCIICase(to: "content-type") }
            fields.append(HeaderField("Content-Type", type))
        }
        fields += selectors
        if let flag = body.mustMatch { fields.append(HeaderField(SelectorName.matchBody, String(flag))) }
        return Call(
            method: method, target: path + (query.map { "?\($0)" } ?? ""), headers: HeaderList(fields),
            body: body.bytes)
    }
}

/// A body to send, and whether the call says that bodies decide.
struct BodyChoice: Sendable, Hashable {
    var bytes: [UInt8] = []
    var contentType: String?
    var mustMatch: Bool?
}

/// The headers by which a call selects (B-4.E).
enum SelectorName {
    static let code = "x-mock-response-code"
    static let name = "x-mock-response-name"
    static let id = "x-mock-response-id"
    static let matchBody = "x-mock-match-request-body"
    static let matchHeaders = "x-mock-match-request-headers"
}
