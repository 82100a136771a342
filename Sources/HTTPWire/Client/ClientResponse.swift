package import HTTPMessage

/// What came back for one request.
package struct ClientResponse: Sendable, Hashable {
    /// What became of the connection.
    package enum Connection: Sendable, Hashable {
        /// It can carry another request.
        case kept
        /// The answer says that the server closes it, or its framing implies that.
        case announcedClose
        /// The server was seen to close it.
        case closed
    }

    /// Headers as they stood on the wire, framing ones included; the body without its chunks' seams.
    package var reply: Reply
    /// Of `HTTP/1.x`.
    package var minorVersion: Int
    /// The text after the status, often empty.
    package var reason: String
    /// The statuses of the 1xx answers that came first.
    package var interim: [Int]
    /// The fields after a chunked body.
    package var trailers: HeaderList
    package var connection: Connection
    /// Bytes that came after the answer's end though nothing else was asked: a wrong `Content-Length`.
    package var surplusByteCount: Int
    /// From the first byte sent to the answer's whole head.
    package var timeToHead: Duration
    /// From the first byte sent to the answer's last.
    package var duration: Duration
}
