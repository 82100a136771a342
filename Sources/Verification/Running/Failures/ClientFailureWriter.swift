package import HTTPMessage

/// Writes down what went wrong with a request that a client sent, with secrets hidden.
package struct ClientFailureWriter: Sendable {
    private let redactor: Redactor

    /// - Parameter secrets: values that no report may show.
    package init(secrets: [Secret]) {
        redactor = Redactor(secrets: secrets)
    }

    /// - Parameters:
    ///   - type: a dotted name such as `mockcheck.UnmatchedRequest`.
    ///   - exchange: what was sent and what came; nil where that is not known.
    package func failure(
        _ message: String, type: String, promise: Promise, checks: [String] = [],
        exchange: (call: Call, reply: Reply)? = nil, reproduce: [String] = []
    ) -> Failure {
        var failure = Failure(
            message: redacted(Excerpt.line(message, limit: 300)), type: type, checks: checks.map(redacted),
            transcript: exchange.map { Transcript($0.call, $0.reply, redactor: redactor).text } ?? "",
            reproduce: reproduce.map(redacted))
        failure.promise = promise.text
        return failure
    }

    package func redacted(_ text: String) -> String { redactor.redact(text) }
}
