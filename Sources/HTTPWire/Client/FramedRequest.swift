import NIOCore

/// One request on its way and what to wait for.
struct FramedRequest: Sendable {
    var bytes: ByteBuffer
    var isHEAD: Bool
    /// Closes our direction after the bytes.
    var closesOutput = false
    /// How long to wait for the server to close the connection after its answer; nil for not at all.
    var closeWait: Duration?
    var timeout: Duration
}

/// How a request on one connection ended.
enum ClientOutcome: Sendable {
    case answered(ClientResponse)
    case failed(ClientError)
    /// The connection had carried other requests and was closed before any byte of this answer: nothing was answered.
    case stale
}
