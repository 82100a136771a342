package import HTTPMessage

/// Why a listener could not make a call of what a client sent; the connection ends after the answer.
package enum WireFault: Error, Sendable, Hashable {
    /// What breaks HTTP's grammar, as a lower-case fragment.
    case malformed(String)
    case headTooLarge(limit: Int)
    case tooManyFields(limit: Int)
    /// B-5.28: Postman answers 400, not 413.
    case bodyTooLarge(limit: Int)
    /// The request began but did not end in time.
    case timedOut
    /// The client expects something else than `100-continue` (RFC 9110, 10.1.1).
    case unknownExpectation

    init(_ fault: FramingFault, _ limits: ListenerLimits) {
        switch fault {
        case .malformed(let what): self = .malformed(what)
        case .headTooLarge: self = .headTooLarge(limit: limits.headBytes)
        case .tooManyFields: self = .tooManyFields(limit: limits.fields)
        case .bodyTooLarge: self = .bodyTooLarge(limit: limits.bodyBytes)
        }
    }

    package var status: Int {
        switch self {
        case .malformed, .bodyTooLarge: 400
        case .headTooLarge, .tooManyFields: 431
        case .timedOut: 408
        case .unknownExpectation: 417
        }
    }
}

extension WireFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformed(let what): "malformed request: \(what)"
        case .headTooLarge(let limit): "the request line and headers are longer than \(limit) bytes"
        case .tooManyFields(let limit): "the request has more than \(limit) headers"
        case .bodyTooLarge(let limit): "the request body is larger than \(limit) bytes"
        case .timedOut: "the request did not arrive in time"
        case .unknownExpectation: "the request expects something else than 100-continue"
        }
    }
}

extension Reply {
    /// A plain-text reply that says what is wrong with the request.
    package init(explaining fault: WireFault) {
        self.init(
            status: fault.status, headers: ["Content-Type": "text/plain; charset=utf-8"],
            body: Array("\(fault)\n".utf8))
    }
}
