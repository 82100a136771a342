import HTTPMessage

/// The step at which a scenario ended, with everything that a report says of it.
struct BrokenStep: Sendable {
    /// What came back.
    enum Received: Sendable {
        case nothing
        /// As much as came of a reply; nil where that is not a whole head.
        case partial(Reply?)
        case reply(Reply)
    }

    var checks: [CheckFailure]
    /// True for an error, because no byte of a reply came.
    var isError = false
    var request: ProbeRequest?
    /// Which mock of the scenario was asked.
    var mock = 0
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
    init?(_ outcome: SendOutcome, promise: Promise, request: ProbeRequest, mock: Int, timeout: Duration) {
        let kind: CheckFailure.Kind
        let text: String
        switch outcome {
        case .replied: return nil
        case .unsent(let reason): (kind, text, received) = (.connection, "not sent: \(reason)", .nothing)
        case .timedOut(let partial) where partial.isEmpty:
            (kind, text, received) = (.timeout, "no response within \(timeout)", .nothing)
        case .timedOut(let partial):
            (kind, text) = (.timeout, "\(partial.progress), nothing more within \(timeout)")
            received = .partial(partial.reply)
        case .closedEarly(let partial) where partial.isEmpty:
            (kind, text) = (.connection, "connection closed before the first byte of a response")
            received = .nothing
        case .closedEarly(let partial): (kind, text, received) = (.reply, partial.progress, .partial(partial.reply))
        case .malformed(let reason): (kind, text, received) = (.reply, "malformed response: \(reason)", .partial(nil))
        }
        checks = [CheckFailure(kind, promise: promise, text: text)]
        if case .nothing = received { isError = true }
        self.request = request
        self.mock = mock
        isTransport = true
    }
}
