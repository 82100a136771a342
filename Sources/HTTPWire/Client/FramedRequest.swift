import NIOCore

/// What is sent on one connection and what to wait for: one request, or several one after the other.
struct FramedRequest: Sendable {
    var bytes: ByteBuffer
    var isHEAD: Bool
    /// Sent once the server has said 100 Continue.
    var bytesAfterContinue: ByteBuffer?
    /// Closes our direction after the bytes.
    var closesOutput = false
    /// How many answers the bytes ask for.
    var answerCount = 1
    /// How long to wait for the server to close the connection after its answer; nil for not at all.
    var closeWait: Duration?
    var timeout: Duration
    /// The most bytes that the body of an answer may have.
    var bodyLimit = HTTPClient.defaultBodyLimit

    /// A parser for the next of its answers.
    var parser: ReplyParser {
        var limits = ReplyParser.Limits()
        limits.bodyBytes = bodyLimit
        return ReplyParser(isAnswerToHEAD: isHEAD, limits: limits)
    }
}

/// How it ended on one connection.
enum ClientOutcome: Sendable {
    /// - Parameter earlier: the answers to the requests before the last one, in their order.
    case answered(ClientResponse, earlier: [ClientResponse])
    case failed(ClientError, earlier: [ClientResponse])
    /// The connection had carried other requests and was closed before any byte of this answer: nothing was answered.
    case stale
}
