import HTTPMessage
import NIOCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The option by which closing a socket resets its connection.
private let abruptly = linger(l_onoff: 1, l_linger: 0)

/// Serves one client: reads its calls one after the other, answers each, and ends the connection properly.
final class ConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Phase {
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
    private var share: HeldShare
    /// The bytes of the call, and of a response that is its own, while it is answered.
    private var exchangeBytes = 0
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

    init(
        responder: any Responder, limits: ListenerLimits, counter: CallCounter,
        held: HeldBytes = HeldBytes(limit: .max)
    ) {
        self.responder = responder
        self.limits = limits
        self.counter = counter
        share = HeldShare(of: held)
        parser = RequestParser(limits)
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
        abandonReply()
        timer?.cancel()
        share.release()
        context.fireChannelInactive()
    }

    /// Nobody waits any longer for what is being answered.
    private func abandonReply() {
        switch phase {
        case .answering(let pending): pending.cancel()
        case .dripping(let body): body.cancel()
        case .reading, .sending, .lingering: break
        }
        phase = .lingering
        buffer.clear()
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
        switch phase {
        case .answering, .sending, .dripping: return true
        case .reading, .lingering: return !isWritable
        }
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
        guard share.set(heldBytes) else {
            counter.countFault()
            abandonReply()
            return reset(context)
        }
        setDeadline(context)
        if hasHeldRead, !isBehind(context) {
            hasHeldRead = false
            context.read()
        }
    }

    private func answerCalls(_ context: ChannelHandlerContext) {
        do throws(FramingFault) {
            while isWritable {
                if case .sending(let rest, let keepsAlive) = phase {
                    sendPiece(of: rest, keepsAlive: keepsAlive, context)
                    continue
                }
                guard case .reading = phase, let step = try parser.next(from: &buffer) else { return }
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
        let start = PendingReply.start(call, responder, on: context.eventLoop) { [self] reply, fault in
            send(reply, delivery, fault, context)
            advance(context)
        }
        switch start {
        case .ready(let reply, let fault): send(reply, delivery, fault, context)
        case .pending(let pending):
            timer?.clear()
            exchangeBytes = call.body.count + pending.byteCount
            phase = .answering(pending)
        }
    }

    private func send(
        _ reply: Reply, _ delivery: RequestParser.Delivery, _ fault: DeliveryFault?,
        _ context: ChannelHandlerContext
    ) {
        var delivery = delivery
        exchangeBytes = reply.ownByteCount
        if isLeaving { delivery.keepsAlive = false }
        func encode(bodyLimit: Int) -> ArraySlice<UInt8> {
            encoder.encode(
                reply, delivery: delivery, epochSeconds: WallClock.epochSeconds, bodyLimit: bodyLimit, into: &output)
        }
        switch fault {
        case nil: goOn(with: encode(bodyLimit: Self.outputLimit), keepsAlive: delivery.keepsAlive, context)
        case .reset: reset(context)
        case .cut(let percent):
            let start = output.writerIndex
            // Where there is no body to be cut off, it is the head.
            if encode(bodyLimit: reply.body.count * percent / 100).isEmpty {
                output.moveWriterIndex(to: start + (output.writerIndex - start) / 2)
            }
            linger(context)
        case .drip(let time):
            let rest = encode(bodyLimit: 0)
            if rest.isEmpty { return goOn(with: rest, keepsAlive: delivery.keepsAlive, context) }
            drip(rest, over: time, keepsAlive: delivery.keepsAlive, context)
        }
    }

    private func drip(
        _ body: ArraySlice<UInt8>, over time: Duration, keepsAlive: Bool, _ context: ChannelHandlerContext
    ) {
        timer?.clear()
        phase = .dripping(
            DrippedBody(body, over: time, on: context.eventLoop) { [self] piece, isLast in
                output.writeBytes(piece)
                if isLast { goOn(with: [], keepsAlive: keepsAlive, context) }
                advance(context)
            })
    }

    /// Ends the connection so that the client learns of it by a reset, not by an end.
    private func reset(_ context: ChannelHandlerContext) {
        flush(context)
        phase = .lingering
        guard let socket = context.channel as? any SocketOptionProvider else { return context.close(promise: nil) }
        socket.setSoLinger(abruptly).assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    }

    private func sendPiece(of rest: ArraySlice<UInt8>, keepsAlive: Bool, _ context: ChannelHandlerContext) {
        output.writeBytes(rest.prefix(Self.outputLimit))
        goOn(with: rest.dropFirst(Self.outputLimit), keepsAlive: keepsAlive, context)
        flush(context)
    }

    /// The deadline is renewed by every piece, for a client may be slow as long as it reads.
    private func goOn(with rest: ArraySlice<UInt8>, keepsAlive: Bool, _ context: ChannelHandlerContext) {
        if !rest.isEmpty {
            phase = .sending(rest, keepsAlive: keepsAlive)
            timer?.set(after: limits.idle)
        } else if !keepsAlive {
            linger(context)
        } else {
            phase = .reading
            stage = nil
        }
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
        send(responder.reply(to: fault), delivery, nil, context)
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
        lingerEnd = context.eventLoop.now + TimeAmount(limits.idle)
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
        if isOutputClosed, let timer { timer.set(min(timer.now + Self.lingerTime, lingerEnd)) }
    }

    private var heldBytes: Int {
        let arrived = buffer.readableBytes + parser.bodyByteCount
        switch phase {
        case .reading, .lingering: return arrived
        case .answering, .dripping: return arrived + exchangeBytes
        // Beside the body there is the piece that the socket has not taken yet.
        case .sending: return arrived + exchangeBytes + Self.outputLimit
        }
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
        case .idle, .stalled: timer?.set(after: limits.idle)
        case .head: timer?.set(after: limits.head)
        case .body: timer?.set(after: limits.body)
        }
    }

    private func expire(_ context: ChannelHandlerContext) {
        switch (phase, stage) {
        case (.answering, _), (.dripping, _): break
        case (.reading, .head), (.reading, .body):
            refuse(.timedOut, context)
        case (.reading, _), (.sending, _), (.lingering, _): context.close(promise: nil)
        }
    }
}
