package import HTTPMessage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why there is no answer to judge.
package enum ClientError: Error, Sendable, Hashable {
    /// No connection: nothing answers there, or the host is not known.
    case refused(reason: String)
    /// TLS could not be set up: a certificate that is not trusted, a file that cannot be used.
    case tls(reason: String)
    /// - Parameter partial: What was complete of the answer's head and body; nil where the head was not.
    case timedOut(after: Duration, receivedBytes: Int, partial: Reply?)
    /// The server closed the connection in the middle.
    ///
    /// - Parameters:
    ///   - expected: The body bytes that the head promised; nil where it promised no number, or is not complete.
    ///   - received: Body bytes if the head is complete (`partial` is set), else bytes of the head.
    case closedEarly(expected: Int?, received: Int, partial: Reply?)
    /// The answer breaks HTTP's grammar at that byte of it.
    case malformedReply(what: String, at: Int)
    /// The call cannot be written as one request.
    case unsendable(what: String)
    case cancelled
}

extension ClientError {
    /// - Parameter code: the `errno` of an attempt to connect.
    init(connecting code: Int32, host: String, port: Int, isProxy: Bool) {
        self =
            code == ECONNREFUSED
            ? .refused(reason: "\(isProxy ? "no proxy" : "nothing") answers on \(host):\(port)")
            : .refused(reason: "\(isProxy ? "the proxy " : "")\(host):\(port): \(String(cString: strerror(code)))")
    }
}

extension ClientError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .refused(let reason):
            "no connection: \(reason)"
        case .tls(let reason):
            "no TLS connection: \(reason)"
        case .timedOut(let time, let count, let partial):
            "no complete response within \(time); received \(count) bytes\(partial == nil ? "" : ", the head among them")"
        case .closedEarly(let expected?, let received, _):
            "the connection was closed after \(received) of \(expected) bytes of the body"
        case .closedEarly(nil, let received, .some):
            "the connection was closed after \(received) bytes of a chunked body that has no end"
        case .closedEarly(nil, 0, nil):
            "the connection was closed without a response"
        case .closedEarly(nil, let received, nil):
            "the connection was closed after \(received) bytes of the response head"
        case .malformedReply(let what, let position):
            "the response is not HTTP: \(what), at byte \(position)"
        case .unsendable(let what):
            "the request cannot be sent: \(what)"
        case .cancelled:
            "cancelled"
        }
    }
}
