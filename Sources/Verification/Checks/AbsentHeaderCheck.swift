import HTTPMessage

/// Headers that must not be replayed must be gone.
enum AbsentHeaderCheck {
    static func run(_ expectation: Expectation, _ reply: Reply, _ failures: inout [CheckFailure]) {
        for name in expectation.absentHeaders {
            guard let value = reply.headers[name] else { continue }
            failures.append(
                CheckFailure(
                    .header, promise: expectation.promise,
                    text: "\(name): expected no such header, got "
                        + Excerpt.quoted(SensitiveHeader.shown(value, of: name))))
        }
    }
}
