import HTTPMessage

/// The status must be one of those that keep the promise.
enum StatusCheck {
    static func run(_ expectation: Expectation, _ reply: Reply, _ failures: inout [CheckFailure]) {
        guard !expectation.statuses.contains(reply.status) else { return }
        let expected = expectation.statuses.map(ReasonPhrase.line).joined(separator: " or ")
        failures.append(
            CheckFailure(
                .status, promise: expectation.promise,
                text: "expected \(expected), got \(ReasonPhrase.line(reply.status))"))
    }
}
