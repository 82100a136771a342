package import HTTPMessage

/// Sends one request and says what came back: the prober on a real socket, or a script in the tests.
package protocol RequestSender: Sendable {
    /// Sends to a loopback port and waits at most so long for the whole reply.
    ///
    /// It must return soon after its task is cancelled, with whatever outcome: that bounds how long an interrupted run
    /// goes on.
    func send(_ request: ProbeRequest, port: Int, timeout: Duration) async -> SendOutcome
}

/// What became of a request.
package enum SendOutcome: Sendable {
    case replied(Probed)
    /// Nothing listens there, or the connection could not be made; the reason as a lower-case fragment.
    case unreachable(reason: String)
    /// The time was up before the reply was complete.
    case timedOut(PartialReply)
    /// The connection was closed before the reply was complete.
    case closedEarly(PartialReply)
    /// What came is no HTTP reply; the reason as a lower-case fragment.
    case malformed(PartialReply, reason: String)
}

/// A complete reply and how it came.
package struct Probed: Sendable {
    package var reply: Reply
    /// Whether the other side closed the connection after it.
    package var isConnectionClosed: Bool
    /// From the first byte sent to the first byte received.
    package var timeToFirstByte: Duration
    /// From the first byte sent to the last byte received.
    package var duration: Duration

    package init(
        reply: Reply, isConnectionClosed: Bool = false, timeToFirstByte: Duration = .zero, duration: Duration = .zero
    ) {
        self.reply = reply
        self.isConnectionClosed = isConnectionClosed
        self.timeToFirstByte = timeToFirstByte
        self.duration = duration
    }
}

/// What came of a reply that never became complete.
package struct PartialReply: Sendable, Hashable {
    /// All bytes as they stood on the wire, the status line first.
    package var bytes: [UInt8]
    /// How many of them belong to the body; nil where the head is incomplete.
    package var bodyByteCount: Int?
    /// What `Content-Length` promised, where it did.
    package var promisedBodyByteCount: Int?

    package init(bytes: [UInt8] = [], bodyByteCount: Int? = nil, promisedBodyByteCount: Int? = nil) {
        self.bytes = bytes
        self.bodyByteCount = bodyByteCount
        self.promisedBodyByteCount = promisedBodyByteCount
    }
}
