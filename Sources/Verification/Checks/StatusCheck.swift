import HTTPMessage

/// The status must be one of those that keep the promise.
enum StatusCheck {
    static func run(_ expectation: Expectation, _ reply: Reply, _ failures: inout [CheckFailure]) {
        guard !expectation.statuses.contains(reply.status) else { return }
        let statuses = expectation.statuses
        // A whole class of them is said as such.
        let expected =
            statuses.count > 9
            ? "a status from \(statuses.first ?? 0) to \(statuses.last ?? 0)"
            : statuses.map(ReasonPhrase.line).joined(separator: " or ")
        failures.append(
            CheckFailure(
                .status, promise: expectation.promise,
                text: "expected \(expected), got \(ReasonPhrase.line(reply.status))"))
    }
}
