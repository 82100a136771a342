/// One part of an expectation that a reply did not keep.
package struct CheckFailure: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case status, header, body, cors, quota, delay, connection, reply, timeout

        /// The dotted name that reports carry; a bare word would be type-cast by GitLab (CI-1.3).
        package var type: String {
            switch self {
            case .status: "mockcheck.StatusMismatch"
            case .header: "mockcheck.HeaderMismatch"
            case .body: "mockcheck.BodyMismatch"
            case .cors: "mockcheck.CORSViolation"
            case .quota: "mockcheck.QuotaViolation"
            case .delay: "mockcheck.DelayMismatch"
            case .connection: "mockcheck.ConnectionError"
            case .reply: "mockcheck.MalformedReply"
            case .timeout: "mockcheck.Timeout"
            }
        }
    }

    package var kind: Kind
    /// What is broken, from the expectation.
    package var promise: Promise
    /// What is wrong, without the promise: `expected 200 OK, got 404 Not Found`.
    package var text: String
    /// Expected and actual body side by side, where there is anything to compare.
    package var difference: String

    package init(_ kind: Kind, promise: Promise, text: String, difference: String = "") {
        self.kind = kind
        self.promise = promise
        self.text = text
        self.difference = difference
    }
}

extension CheckFailure: CustomStringConvertible {
    /// The line of a report: `[status] expected 200 OK, got 404 Not Found`.
    package var description: String { "[\(kind.rawValue)] \(text)" }
}
