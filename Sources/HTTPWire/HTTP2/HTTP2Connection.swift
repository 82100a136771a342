import HTTPMessage
import NIOCore

/// Serves one client over HTTP/2 (RFC 9113): reads its frames in place, and answers a call whose response is ready into
/// the bytes that go out next, without a state of its own; what takes longer is a stream.
final class HTTP2Connection: ServedConnection {
    /// What either side may send at first before the other allows more.
    static let firstWindow = 65_535
    static let mostWindow = 0x7FFF_FFFF
    /// Bytes that may wait unread before the socket is left alone.
    private static let backlogLimit = 64 * 1024

    /// A head in more than one frame.
    struct HeadPieces {
        var stream: UInt32
        var endsStream: Bool
        var bytes: [UInt8]
    }

    /// What the connection waits for.
    enum Stage {
        case idle, head, parting
        /// The client does not read.
        case stalled
    }

    /// How far the connection has told the client that it ends (RFC 9113, 6.8).
    enum Goodbye {
        case unsaid
        /// New calls are still answered, for they may be on their way.
        case announced
        /// No call after this one is answered.
        case said(lastStream: UInt32)
    }

    let responder: any Responder
    let limits: ListenerLimits
    let counter: CallCounter
    let held: HeldBytes
    private var share: HeldShare
    /// Nil before the begin and after the end.
    private(set) var transport: (any ConnectionTransport)?
    private(set) var timer: DeadlineTimer?
    /// What has arrived and is not read yet.
    var input = ByteBuffer()
    var output = OutputBuffer()
    var hasPreface = false
    var hasSettings = false
    var decoder = HeaderDecoder()
    var writer = HeadWriter()
    var headPieces: HeadPieces?
    var streams: [UInt32: HTTP2Stream] = [:]
    /// Those that have something to send, in the order of their turns.
    var sendQueue: [HTTP2Stream] = []
    /// When the client last let a piece of any body through.
    var lastSent = NIODeadline.distantPast
    var recentlyReset = RecentStreams()
    /// The newest that the client has opened.
    var lastStream: UInt32 = 0
    /// What may still be sent on all streams together, and on a new one.
    var sendWindow = firstWindow
    var firstSendWindow = firstWindow
    /// What the client may still send on all streams together.
    var receiveWindow = firstWindow
    var patience = Patience()
    var stage: Stage?
    /// Whether the client has sent something to its end, or taken something, since the deadline was set.
    var hasProgressed = false
    var goodbye = Goodbye.unsaid
    /// Whether the client has said that it ends.
    var isClientLeaving = false
    var isEnding = false
    var isOutputClosed = false
    private(set) var isInputClosed = false
    private(set) var isWritable = true
    private var isAdvancing = false
    private var isTurnWanted = false
    private var hasHeldRead = false

    init(responder: any Responder, limits: ListenerLimits, counter: CallCounter, held: HeldBytes) {
        self.responder = responder
        self.limits = limits
        self.counter = counter
        self.held = held
        share = HeldShare(of: held)
    }

    func begin(over transport: any ConnectionTransport) {
        self.transport = transport
        timer = DeadlineTimer(eventLoop: transport.eventLoop) { [weak self] in self?.expire() }
        writeSettings()
        advance()
    }

    func ended() {
        isEnding = true
        endStreams()
        timer?.cancel()
        timer = nil
        transport = nil
        share.release()
    }

    func receive(_ received: ByteBuffer) {
        if isEnding { return }
        if input.readableBytes == 0 { input = received } else { input.writeImmutableBuffer(received) }
        advance()
    }

    func writabilityChanged(to isWritable: Bool) {
        self.isWritable = isWritable
        if isWritable { hasProgressed = true }
        advance()
    }

    func inputEnded() {
        isInputClosed = true
        guard isEnding else { return advance() }
        // What is not sent yet may be what the client waits for; `allWritten` follows.
        if isOutputClosed { transport?.close() }
    }

    func mayRead() -> Bool {
        hasHeldRead = isBehind
        return !hasHeldRead
    }

    private var isBehind: Bool { !isWritable && input.readableBytes > Self.backlogLimit }

    /// Answers what has arrived, as far as the client takes the answers.
    func advance() {
        // Writing can call back in here; the call that is at work then takes another turn.
        isTurnWanted = true
        guard !isAdvancing else { return }
        isAdvancing = true
        while isTurnWanted {
            isTurnWanted = false
            readFrames()
            refuseUnfinished()
            sendPieces()
            endIfDone()
            flush()
        }
        isAdvancing = false
        // What is read into next is this very memory, if nobody else holds it.
        if isEnding || input.readableBytes == 0 {
            input = ByteBuffer()
        } else if input.readerIndex > Self.backlogLimit {
            input.discardReadBytes()
        }
        if !isEnding, !share.set(input.readableBytes + (headPieces?.bytes.count ?? 0)) {
            counter.countFault()
            end(with: .enhanceYourCalm)
        }
        setDeadline()
        if hasHeldRead, !isBehind {
            hasHeldRead = false
            transport?.resumeReading()
        }
    }

    func flush() {
        guard !output.isEmpty, let transport, let bytes = output.take() else { return }
        transport.write(bytes)
        output.reuse(bytes)
    }
}
