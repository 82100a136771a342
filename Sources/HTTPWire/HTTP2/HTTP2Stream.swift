import HTTPMessage
import NIOCore

/// A call over HTTP/2 that is not answered as soon as its first frame is read.
final class HTTP2Stream {
    enum Phase {
        /// The body of the call is coming in.
        case reading(Call)
        /// The answer is not ready, or waits for its time.
        case answering(PendingReply)
        case sending(OutgoingBody)
        /// All is sent but the end: this error, or none where the client need not send the rest of its request
        /// (RFC 9113, 8.1). Said at once, it would have clients throw the response away.
        case parting(HTTP2Error)
    }

    /// Between a response and an end of the stream that is not its own.
    static let partingTime: TimeAmount = .milliseconds(50)

    let id: UInt32
    var phase: Phase
    /// Whether the client sends nothing more.
    var isInputEnded: Bool
    /// The body of the call, as far as it is there.
    var received: [UInt8] = []
    /// What `content-length` announces of it.
    var announcedBytes: Int?
    /// What may still be sent, and what may still come, before the other side allows more (RFC 9113, 5.2).
    var sendWindow: Int
    var receiveWindow = HTTP2Connection.firstWindow
    /// Of a response that is its own.
    var replyBytes = 0
    /// Whether it waits for its turn to send.
    var isQueued = false
    let timer: DeadlineTimer
    private var share: HeldShare

    /// - Parameter timer: ends what takes too long; it must not hold the stream.
    init(
        _ id: UInt32, _ phase: Phase, isInputEnded: Bool, sendWindow: Int, timer: DeadlineTimer, of held: HeldBytes
    ) {
        self.id = id
        self.phase = phase
        self.isInputEnded = isInputEnded
        self.sendWindow = sendWindow
        self.timer = timer
        share = HeldShare(of: held)
    }

    /// - Returns: false where all clients together hold too much.
    func hold() -> Bool { share.set(received.count + replyBytes) }

    /// Nobody waits any longer for what is being answered.
    func end() {
        switch phase {
        case .reading, .parting: break
        case .answering(let pending): pending.cancel()
        case .sending(let body): body.drip?.cancel()
        }
        timer.cancel()
        share.release()
    }
}

/// The body of a response on its way to the client.
struct OutgoingBody {
    let bytes: [UInt8]
    /// How much of it is sent, and how much may be by now.
    var sent = 0
    var released: Int
    /// Where it ends; the rest is left out on purpose.
    let end: Int
    /// Sends it slowly on purpose.
    var drip: DrippedBody?

    /// - Parameter fault: what goes wrong on the way on purpose.
    init(_ bytes: [UInt8], _ fault: DeliveryFault?) {
        self.bytes = bytes
        switch fault {
        case .cut(let percent):
            end = bytes.count * percent / 100
            released = end
        case .drip:
            end = bytes.count
            released = 0
        case .reset, nil:
            end = bytes.count
            released = end
        }
    }

    var isCut: Bool { end < bytes.count }
    var isSent: Bool { sent == end }
}
