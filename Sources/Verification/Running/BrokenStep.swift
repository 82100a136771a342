import HTTPMessage

/// The step at which a scenario ended, with everything that a report says of it.
struct BrokenStep: Sendable {
    /// What came back.
    enum Received: Sendable {
        case nothing
        case partial([UInt8])
        case reply(Reply)
    }

    var checks: [CheckFailure]
    /// True where it could not be judged, because no byte of a reply came.
    var isError = false
    var request: ProbeRequest?
    var port: Int?
    var received = Received.nothing
    /// What the reply was compared with, where it was.
    var expectation: Expectation?
    /// True where nothing is wrong with a reply but none came whole, as when a run is cut short.
    var isTransport = false
    /// From 1.
    var step = 1
}

extension BrokenStep {
    /// What a request without a complete reply means for its promise; nil for a complete one.
    init?(_ outcome: SendOutcome, promise: String, request: ProbeRequest, port: Int, timeout: Duration) {
        let kind: CheckFailure.Kind
        let text: String
        let bytes: [UInt8]
        switch outcome {
        case .replied: return nil
        case .unreachable(let reason): (kind, text, bytes) = (.connection, "no connection: \(reason)", [])
        case .timedOut(let partial) where partial.bytes.isEmpty:
            (kind, text, bytes) = (.timeout, "no reply within \(timeout)", [])
        case .timedOut(let partial):
            (kind, text, bytes) = (.timeout, "\(partial.progress), nothing more within \(timeout)", partial.bytes)
        case .closedEarly(let partial) where partial.bytes.isEmpty:
            (kind, text, bytes) = (.connection, "connection closed before the first byte of a reply", [])
        case .closedEarly(let partial): (kind, text, bytes) = (.reply, partial.progress, partial.bytes)
        case .malformed(let partial, let reason):
            (kind, text, bytes) = (.reply, "malformed reply: \(reason)", partial.bytes)
        }
        checks = [CheckFailure(kind, promise: promise, text: text)]
        isError = bytes.isEmpty
        self.request = request
        self.port = port
        received = bytes.isEmpty ? .nothing : .partial(bytes)
        isTransport = true
    }
}

extension PartialReply {
    /// How far it got: `body cut off after 3 of 10 bytes`.
    var progress: String {
        guard let bodyByteCount else { return "head cut off after \(bytes.count) bytes" }
        guard let promisedBodyByteCount else { return "body cut off after \(bodyByteCount) bytes" }
        return "body cut off after \(bodyByteCount) of \(promisedBodyByteCount) bytes"
    }
}
