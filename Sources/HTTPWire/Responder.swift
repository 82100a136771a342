package import HTTPMessage

/// What answers the calls that a listener reads from its sockets.
///
/// It runs on the event loop: it must not wait for anything, and not work for long. What takes time is said in
/// `Response.delay`, or done by `Response.later`.
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
    /// What comes later, by a call of what it is given: once, on any thread.
    package typealias Later = @Sendable (_ go: LateResponse) -> Void

    /// Where there is something to come later, what would be answered without it.
    package var reply: Reply
    /// How long the listener waits before the first byte; nil for not at all.
    package var delay: Duration?
    /// Brings the response that is sent in place of this one; nil where this one is ready.
    package var later: Later?
    /// What goes wrong on the way on purpose; nil for nothing.
    package var fault: DeliveryFault?

    package init(_ reply: Reply, delay: Duration? = nil, later: Later? = nil) {
        self.reply = reply
        self.delay = delay
        self.later = later
    }
}

/// Takes the response that comes later.
package struct LateResponse: Sendable {
    /// That of the connection.
    package let loop: CallLoop
    private let end: @Sendable (Response) -> Void

    /// - Parameters:
    ///   - loop: none for whoever takes it on any thread.
    ///   - end: is told the response, on the loop.
    package init(on loop: CallLoop = .none, _ end: @escaping @Sendable (Response) -> Void) {
        self.loop = loop
        self.end = end
    }

    /// Has the response made on the loop; whoever calls this must not work for long either.
    package func callAsFunction(_ make: @escaping @Sendable () -> Response) { loop.run { end(make()) } }

    /// For whoever is on the loop already, and not before `later` has returned.
    package func take(_ response: Response) { end(response) }
}

/// How the delivery of a reply goes wrong where somebody wants to see what clients make of it.
package enum DeliveryFault: Sendable, Hashable {
    /// The connection is reset before the first byte.
    case reset
    /// The connection ends after this part of the body, in percent.
    case cut(percent: Int)
    /// The body comes in small pieces over this time.
    case drip(over: Duration)
}
