import HTTPMessage
import NIOCore

/// Serves one client: reads its calls one after the other, answers each, and ends the connection properly.
final class ConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Phase {
        case reading
        /// The answer is not ready, or waits for its time; what comes after its call is answered after it.
        case answering(PendingReply)
        /// The last answer is out; what the client still sends is thrown away, for closing at once could reset the
        /// connection before the client has read the answer.
        case lingering
    }

    /// What a reading connection waits for.
    private enum Stage {
        case idle, head, body
        /// The client does not read its answers.
        case stalled
    }

    private static let lingerTime: TimeAmount = .seconds(1)
    /// Bytes that may wait unread behind an answer in progress before the socket is left alone.
    private static let backlogLimit = 64 * 1024
    /// Answers to pipelined calls are sent together up to this many bytes.
    private static let outputLimit = 64 * 1024

    private let responder: any Responder
    private let limits: ListenerLimits
    private let counter: CallCounter
    private var parser: RequestParser
    private var encoder = ReplyEncoder()
    private var buffer = ByteBuffer()
    /// Answers that are not written yet; its memory serves again once the socket has taken them.
    private var output = ByteBuffer()
    private var phase = Phase.reading
    private var timer: DeadlineTimer?
    private var stage: Stage?
    private var isAdvancing = false
    private var isTurnWanted = false
    private var isInputClosed = false
    private var isOutputClosed = false
    private var lingerEnd = NIODeadline.now()
    private var isLeaving = false
    private var hasHeldRead = false
    /// What the channel said last; asking it takes longer than the question is worth.
    private var isWritable = true

    init(responder: any Responder, limits: ListenerLimits, counter: CallCounter) {
        self.responder = responder
        self.limits = limits
        self.counter = counter
        parser = RequestParser(headLimit: limits.headBytes, bodyLimit: limits.bodyBytes)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        timer = DeadlineTimer(eventLoop: context.eventLoop) { [weak self] in self?.expire(context) }
        if context.channel.isActive { setDeadline(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        setDeadline(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        if case .answering(let pending) = phase { pending.cancel() }
        phase = .lingering
        timer?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var received = unwrapInboundIn(data)
        if case .lingering = phase { return extendLinger() }
        if buffer.readableBytes == 0 {
            buffer = received
        } else {
            buffer.writeBuffer(&received)
        }
        advance(context)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        isWritable = context.channel.isWritable
        advance(context)
        context.fireChannelWritabilityChanged()
    }

    /// Leaves the socket unread while the client is ahead of its answers, so that it cannot fill the memory.
    func read(context: ChannelHandlerContext) {
        if isBehind(context) { hasHeldRead = true } else { context.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent:
            isLeaving = true
            advance(context)
        case ChannelEvent.inputClosed:
            isInputClosed = true
            if case .lingering = phase { context.close(promise: nil) } else { advance(context) }
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func isBehind(_ context: ChannelHandlerContext) -> Bool {
        guard buffer.readableBytes > Self.backlogLimit else { return false }
        if case .answering = phase { return true }
        return !isWritable
    }

    /// Answers what has arrived, as far as the client takes the answers.
    private func advance(_ context: ChannelHandlerContext) {
        // Writing and flushing can call back in here; the call that is at work then takes another turn.
        isTurnWanted = true
        guard !isAdvancing else { return }
        isAdvancing = true
        while isTurnWanted {
            isTurnWanted = false
            answerCalls(context)
            if case .reading = phase, isWritable { endIfDone(context) }
            flush(context)
        }
        isAdvancing = false
        // What NIO reads into next is this very memory, if nobody else holds it.
        if buffer.readableBytes == 0 { buffer = ByteBuffer() }
        setDeadline(context)
        if hasHeldRead, !isBehind(context) {
            hasHeldRead = false
            context.read()
        }
    }

    private func answerCalls(_ context: ChannelHandlerContext) {
        do throws(FramingFault) {
            while case .reading = phase, isWritable, let step = try parser.next(from: &buffer) {
                stage = nil
                switch step {
                case .expectsContinue:
                    output.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
                case .expectsUnknown:
                    refuse(.unknownExpectation, context)
                case .call(let call, let delivery):
                    answer(call, delivery, context)
                }
                if output.readableBytes >= Self.outputLimit { flush(context) }
            }
        } catch {
            refuse(WireFault(error, limits), context)
        }
    }

    private func answer(_ call: Call, _ delivery: RequestParser.Delivery, _ context: ChannelHandlerContext) {
        counter.countRequest()
        let start = PendingReply.start(call, responder, on: context.eventLoop) { [self] reply in
            send(reply, delivery, context)
            if case .answering = phase { phase = .reading }
            advance(context)
        }
        switch start {
        case .ready(let reply): send(reply, delivery, context)
        case .pending(let pending):
            timer?.clear()
            phase = .answering(pending)
        }
    }

    private func send(_ reply: Reply, _ delivery: RequestParser.Delivery, _ context: ChannelHandlerContext) {
        var delivery = delivery
        if isLeaving { delivery.keepsAlive = false }
        encoder.encode(reply, delivery: delivery, epochSeconds: WallClock.epochSeconds, into: &output)
        if !delivery.keepsAlive { linger(context) }
    }

    private func flush(_ context: ChannelHandlerContext) {
        guard output.readableBytes > 0 else { return }
        // Taken away first, for writing can call back in here.
        var bytes = ByteBuffer()
        swap(&bytes, &output)
        context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
        guard output.readableBytes == 0, bytes.storageCapacity <= 2 * Self.outputLimit else { return }
        bytes.clear()
        output = bytes
    }

    private func refuse(_ fault: WireFault, _ context: ChannelHandlerContext) {
        counter.countFault()
        let delivery = RequestParser.Delivery(isHEAD: false, minorVersion: 1, keepsAlive: false)
        send(responder.reply(to: fault), delivery, context)
    }

    /// Ends the connection where the client, or the listener, has said that there is nothing more to come.
    private func endIfDone(_ context: ChannelHandlerContext) {
        if isIdle, isInputClosed || isLeaving {
            linger(context)
        } else if isInputClosed {
            refuse(.malformed("the request ends early"), context)
        }
    }

    /// Closes our direction after the last byte, then waits a moment for the client to close its own.
    private func linger(_ context: ChannelHandlerContext) {
        phase = .lingering
        buffer.clear()
        lingerEnd = .now() + TimeAmount(limits.idle)
        timer?.set(lingerEnd)
        flush(context)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer())).assumeIsolated().whenComplete { [self] _ in
            if isInputClosed {
                context.close(promise: nil)
            } else {
                context.close(mode: .output, promise: nil)
                isOutputClosed = true
                extendLinger()
            }
        }
    }

    /// A client that is still sending has not looked at its answer yet.
    private func extendLinger() {
        if isOutputClosed { timer?.set(min(.now() + Self.lingerTime, lingerEnd)) }
    }

    private var isIdle: Bool { parser.isBetweenCalls && buffer.readableBytes == 0 }

    /// The time for a head or a body begins once, not anew with each of its pieces.
    private func setDeadline(_ context: ChannelHandlerContext) {
        guard case .reading = phase else { return }
        let current: Stage =
            !isWritable ? .stalled : isIdle ? .idle : parser.isInBody ? .body : .head
        guard current != stage || current == .idle else { return }
        stage = current
        switch current {
        case .idle, .stalled: timer?.set(.now() + TimeAmount(limits.idle))
        case .head: timer?.set(.now() + TimeAmount(limits.head))
        case .body: timer?.set(.now() + TimeAmount(limits.body))
        }
    }

    private func expire(_ context: ChannelHandlerContext) {
        switch (phase, stage) {
        case (.answering, _): break
        case (.reading, .head), (.reading, .body):
            refuse(.timedOut, context)
        case (.reading, _), (.lingering, _): context.close(promise: nil)
        }
    }
}
