package import HTTPMessage
package import HTTPWire

/// Sends one request and says what came back: an HTTP client on a real socket, or a script in the tests.
package protocol RequestSender: Sendable {
    /// Sends to a server and waits at most so long for the whole reply.
    ///
    /// It must return soon after its task is cancelled, with whatever outcome: that bounds how long an interrupted run
    /// goes on.
    func send(_ request: ProbeRequest, to endpoint: Endpoint, timeout: Duration) async -> SendOutcome

    /// Whether `send(together:)` is worth a try; it may not be any more once it was tried.
    var sendsTogether: Bool { get }

    /// Sends calls other than HEAD one behind the other on one connection, without waiting for answers.
    func send(together calls: [Call], to endpoint: Endpoint, timeout: Duration) async -> SharedOutcome

    /// Sends several requests on one connection.
    ///
    /// - Returns: what became of each, in their order; what comes after one that has no complete reply is left out.
    func converse(_ conversation: Conversation, with endpoint: Endpoint, timeout: Duration) async -> [SendOutcome]

    /// Where a case is best run, so that what it sends and gets wakes no other thread; empty for anywhere.
    var callers: [any TaskExecutor] { get }
}

extension RequestSender {
    package var callers: [any TaskExecutor] { [] }
    package var sendsTogether: Bool { false }

    package func send(together calls: [Call], to endpoint: Endpoint, timeout: Duration) async -> SharedOutcome {
        .unsent
    }
}

/// What became of calls that were sent together.
package enum SharedOutcome: Sendable {
    /// What became of each, as if it had been alone.
    case replied([SendOutcome])
    /// Each has to be sent alone, as this says nothing of any of them.
    case unsent
    /// The same, but what came is no sequence of replies, which says something of the server; behind so many whole ones.
    case misframed(after: Int)
}

/// What became of a request.
package enum SendOutcome: Sendable {
    /// A complete reply.
    case replied(Reply, Arrival = Arrival())
    /// The request could not be sent: nothing listens there, or it cannot be framed; the reason as a lower-case
    /// fragment.
    case unsent(reason: String)
    /// The time was up before the reply was complete.
    case timedOut(PartialReply)
    /// The connection was closed before the reply was complete.
    case closedEarly(PartialReply)
    /// What came is not an HTTP reply; the reason as a lower-case fragment.
    case malformed(reason: String)
}

/// How a complete reply came.
package struct Arrival: Sendable, Hashable {
    /// Whether the other side closed the connection after it.
    package var isClosed = false
    /// From the request's first byte to the reply's last, where the sender knows it better than whoever waits for it.
    package var duration: Duration?
    /// Of `HTTP/1.x`; nil where it did not come over a wire.
    package var minorVersion: Int?

    package init(isClosed: Bool = false, duration: Duration? = nil, minorVersion: Int? = nil) {
        self.isClosed = isClosed
        self.duration = duration
        self.minorVersion = minorVersion
    }
}

/// What came of a reply that never became complete.
package struct PartialReply: Sendable, Hashable {
    /// All bytes that came, or those of the head where it is incomplete.
    package var byteCount: Int
    /// The head and as much of the body as came; nil where the head is incomplete.
    package var reply: Reply?

    package init(byteCount: Int = 0, reply: Reply? = nil) {
        self.byteCount = byteCount
        self.reply = reply
    }

    /// True where not a byte of a reply came, so that no promise about it can be judged.
    var isEmpty: Bool { byteCount == 0 && reply == nil }

    /// How far it got: `body cut off after 3 of 10 bytes`.
    var progress: String {
        guard let reply else { return "head cut off after \(byteCount) bytes" }
        guard let promised = reply.headers["content-length"].flatMap(Int.init) else {
            return "body cut off after \(reply.body.count) bytes"
        }
        return "body cut off after \(reply.body.count) of \(promised) bytes"
    }
}
