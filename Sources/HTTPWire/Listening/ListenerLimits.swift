/// The client resource limits of a listener.
package struct ListenerLimits: Sendable, Hashable {
    /// The request line and headers together.
    package var headBytes = 64 * 1024
    /// Header lines of a request, and trailer lines: there are loops over all of them.
    package var fields = 500
    /// Postman's documented limit is about this (B-5.28).
    package var bodyBytes = 1024 * 1024
    /// What may be kept in memory for all clients together; whoever goes beyond it is disconnected.
    package var heldBytes = 512 * 1024 * 1024
    /// Connections beyond these are closed at once.
    package var connections = 10_000
    /// Calls in flight on one HTTP/2 connection.
    package var streams = 100
    /// How long a connection may stay open with nothing asked, or with an answer that the client does not read.
    package var idle: Duration = .seconds(60)
    /// How long a request's head may take from its first byte.
    package var head: Duration = .seconds(10)
    /// How long a request's body may take after its head.
    package var body: Duration = .seconds(60)

    package init() {}
}
