import HTTPMessage
import NIOCore

/// Serves one client over HTTP/1.1: reads its calls one after the other, answers each, and ends the connection properly.
final class HTTPConnection: ServedConnection {
    enum Phase {
        case reading
        /// The answer is not ready, or waits for its time; what comes after its call is answered after it.
        case answering(PendingReply)
        /// This much of the answer's body is not written yet: it goes out as the client takes what came before.
        case sending(ArraySlice<UInt8>, keepsAlive: Bool)
        /// The answer's body comes slowly on purpose.
        case dripping(DrippedBody)
        /// The last answer is out; what the client still sends is thrown away, for closing at once could reset the
        /// connection before the client has read the answer.
        case lingering
    }

    /// What a reading connection waits for.
    enum Stage {
        case idle, head, body
        /// The client does not read its answers.
        case stalled
    }

    /// Bytes that may wait unread behind an answer in progress before the socket is left alone.
    private static let backlogLimit = 64 * 1024
    /// A body of more bytes is sent from where it is; to copy a shorter one costs less than to send from two places.
    static let copiedBytes = 16 * 1024

    let responder: any Responder
    let limits: ListenerLimits
    /// Those of the limits that each call begins, as the timer takes them.
    let (idleTime, headTime, bodyTime): (TimeAmount, TimeAmount, TimeAmount)
    let counter: CallCounter
    private var share: HeldShare
    /// The bytes of the call, and of a response that is its own, while it is answered.
    var exchangeBytes = 0
    var parser: RequestParser
    var encoder = ReplyEncoder()
    /// What has arrived and is not read yet.
    private(set) var input = ByteBuffer()
    /// Whether that is in memory which is only lent.
    private var isInputLent = false
    var output = OutputBuffer()
    var phase = Phase.reading
    /// Nil before the begin and after the end.
    private(set) var transport: (any ConnectionTransport)?
    private(set) var timer: DeadlineTimer?
    var stage: Stage?
    private var isAdvancing = false
    private var isTurnWanted = false
    private(set) var isInputClosed = false
    var isOutputClosed = false
    var lingerEnd = NIODeadline.distantPast
    private(set) var isLeaving = false
    private var hasHeldRead = false
    /// What the transport said last; asking it takes longer than the question is worth.
    private(set) var isWritable = true

    init(
        responder: any Responder, limits: ListenerLimits, counter: CallCounter,
        held: HeldBytes = HeldBytes(limit: .max)
    ) {
        self.responder = responder
        self.limits = limits
        (idleTime, headTime, bodyTime) = (TimeAmount(limits.idle), TimeAmount(limits.head), TimeAmount(limits.body))
        self.counter = counter
        share = HeldShare(of: held)
        parser = RequestParser(limits)
    }

    func begin(over transport: any ConnectionTransport) {
        self.transport = transport
        timer = DeadlineTimer(eventLoop: transport.eventLoop) { [weak self] in self?.expire() }
        advance()
    }

    func ended() {
        abandonReply()
        timer?.cancel()
        timer = nil
        transport = nil
        share.release()
    }

    func receive(_ received: ByteBuffer) {
        if case .lingering = phase { return extendLinger() }
        if input.readableBytes == 0 { input = received } else { input.writeImmutableBuffer(received) }
        advance()
    }

    /// The same for bytes in memory that is lent for the time of the call, without a count for what most calls are: read
    /// to the end at once. What is not read is copied; once, for what comes later is added to the copy, and a sender of
    /// single bytes must not have all of them copied each time.
    func receive(lent memory: inout ByteBuffer) {
        if case .lingering = phase { return extendLinger() }
        guard input.readableBytes == 0 else { return receive(memory) }
        swap(&input, &memory)
        isInputLent = true
        advance()
        isInputLent = false
        swap(&input, &memory)
        if memory.readableBytes > 0 { input = ByteBuffer(bytes: memory.readableBytesView) }
    }

    func writabilityChanged(to isWritable: Bool) {
        self.isWritable = isWritable
        advance()
    }

    func inputEnded() {
        isInputClosed = true
        if case .lingering = phase { transport?.close() } else { advance() }
    }

    func leave() {
        isLeaving = true
        if transport != nil { advance() }
    }

    func mayRead() -> Bool {
        hasHeldRead = isBehind
        return !hasHeldRead
    }

    /// Nobody waits any longer for what is being answered.
    private func abandonReply() {
        switch phase {
        case .answering(let pending): pending.cancel()
        case .dripping(let body): body.cancel()
        case .reading, .sending, .lingering: break
        }
        startLingering()
    }

    func startLingering() {
        phase = .lingering
        input.clear()
    }

    private var isBehind: Bool {
        guard input.readableBytes > Self.backlogLimit else { return false }
        switch phase {
        case .answering, .sending, .dripping: return true
        case .reading, .lingering: return !isWritable
        }
    }

    /// Answers what has arrived, as far as the client takes the answers.
    func advance() {
        // Writing can call back in here; the call that is at work then takes another turn.
        isTurnWanted = true
        guard !isAdvancing else { return }
        isAdvancing = true
        while isTurnWanted {
            isTurnWanted = false
            answerCalls()
            if case .reading = phase, isWritable { endIfDone() }
            flush()
        }
        isAdvancing = false
        if !isInputLent { letGoOfReadInput() }
        guard share.set(heldBytes) else {
            counter.countFault()
            abandonReply()
            return reset()
        }
        setDeadline()
        if hasHeldRead, !isBehind {
            hasHeldRead = false
            transport?.resumeReading()
        }
    }

    private func letGoOfReadInput() {
        // What is read into next is this very memory, if nobody else holds it.
        if input.readableBytes == 0 {
            input = ByteBuffer()
        } else if input.readerIndex > Self.backlogLimit {
            // A client that is always ahead would have all that it ever sent kept.
            input.discardReadBytes()
        }
    }

    /// The next step that the bytes allow, or nil until there are more.
    func nextStep() throws(FramingFault) -> RequestParser.Step? { try parser.next(from: &input) }

    func flush() {
        guard !output.isEmpty, let transport, let bytes = output.take() else { return }
        transport.write(bytes)
        output.reuse(bytes)
    }

    /// - Returns: how many bytes of the body are sent, too.
    func flush(with body: ArraySlice<UInt8>) -> Int {
        guard let transport else { return body.count }
        let bytes = output.take() ?? ByteBuffer()
        let count = transport.write(bytes, and: body)
        output.reuse(bytes)
        return count
    }

    /// Whether nothing comes behind what is being written.
    var isLingering: Bool { if case .lingering = phase { true } else { false } }

    private var heldBytes: Int {
        let arrived = input.readableBytes + parser.bodyByteCount
        switch phase {
        case .reading, .lingering: return arrived
        case .answering, .dripping: return arrived + exchangeBytes
        // Beside the body there is the piece that the socket has not taken yet.
        case .sending: return arrived + exchangeBytes + OutputBuffer.limit
        }
    }

    var isIdle: Bool { parser.isBetweenCalls && input.readableBytes == 0 }
}
