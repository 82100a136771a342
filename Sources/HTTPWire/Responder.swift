package import HTTPMessage

/// What answers the calls that a listener reads from its sockets.
///
/// It runs on the event loop: it must not wait for anything. What must take time is said in `Response.delay`.
package protocol Responder: Sendable {
    func respond(to call: Call) -> Response
    /// Answers what could not be read as a call; the listener closes the connection after it.
    func reply(to fault: WireFault) -> Reply
}

extension Responder {
    package func reply(to fault: WireFault) -> Reply { Reply(explaining: fault) }
}

/// A reply and how the listener is to deliver it.
package struct Response: Sendable {
    package var reply: Reply
    /// How long the listener waits before the first byte; nil for not at all.
    package var delay: Duration?

    package init(_ reply: Reply, delay: Duration? = nil) {
        self.reply = reply
        self.delay = delay
    }
}
