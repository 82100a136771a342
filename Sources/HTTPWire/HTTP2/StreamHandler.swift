#if TLS
    import HTTPMessage
    import NIOCore
    import NIOHPACK
    import NIOHTTP2

    /// Serves one HTTP/2 stream: reads its one call and answers it.
    final class StreamHandler: ChannelInboundHandler {
        typealias InboundIn = HTTP2Frame.FramePayload
        typealias OutboundOut = HTTP2Frame.FramePayload

        private enum Phase {
            case head
            case body(StreamHead)
            /// The answer is not ready, or waits for its time.
            case answering(PendingReply)
            /// The answer's body comes slowly on purpose.
            case dripping(DrippedBody)
            /// The answer is on its way; what the client still sends is not looked at.
            case answered
        }

        /// A body goes out in pieces of this size, each when the client has taken those before: what waits is shared
        /// with the example, and a client that takes them slowly is told from one that stalls.
        static let pieceBytes = 16 * 1024

        private let responder: any Responder
        private let limits: ListenerLimits
        private let counter: CallCounter
        private var share: HeldShare
        /// The bytes of a response that is its own.
        private var replyBytes = 0
        private var phase = Phase.head
        private var body: [UInt8] = []
        /// What of the answer's body is not written yet.
        private var unsent: ArraySlice<UInt8> = []
        private var isSending = false
        /// Whether the last byte is out.
        private var isFinished = false
        private var isTurnWanted = false
        private var isInputEnded = false
        private var timer: DeadlineTimer?

        init(
            responder: any Responder, limits: ListenerLimits, counter: CallCounter,
            held: HeldBytes = HeldBytes(limit: .max)
        ) {
            self.responder = responder
            self.limits = limits
            self.counter = counter
            share = HeldShare(of: held)
        }

        func handlerAdded(context: ChannelHandlerContext) {
            timer = DeadlineTimer(eventLoop: context.eventLoop) { [weak self] in self?.expire(context) }
        }

        func handlerRemoved(context: ChannelHandlerContext) {
            timer?.cancel()
            timer = nil
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
            case .head, .body, .answered: break
            }
            phase = .answered
            unsent = []
            body = []
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            do throws(FramingFault) {
                switch unwrapInboundIn(data) {
                case .headers(let frame): try take(frame, context)
                case .data(let frame): try take(frame, context)
                default: break
                }
                hold(context)
            } catch {
                refuse(WireFault(error, limits), context)
            }
        }

        func channelWritabilityChanged(context: ChannelHandlerContext) {
            if !unsent.isEmpty { sendPieces(context) }
            context.fireChannelWritabilityChanged()
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }

        private func take(
            _ frame: HTTP2Frame.FramePayload.Headers, _ context: ChannelHandlerContext
        ) throws(FramingFault) {
            isInputEnded = frame.endStream
            // Later headers are trailers, which end the body and are not part of the call.
            if case .head = phase {
                guard StreamHead.byteCount(of: frame.headers) <= limits.headBytes else { throw .headTooLarge }
                guard frame.headers.count <= limits.fields else { throw .tooManyFields }
                let head = try StreamHead(frame.headers)
                if let announced = head.announcedBytes, announced > limits.bodyBytes { throw .bodyTooLarge }
                phase = .body(head)
                let expectation = Expectation(head.headers)
                if case .unknown = expectation { return refuse(.unknownExpectation, context) }
                if !isInputEnded {
                    timer?.set(after: limits.body)
                    if case .leaveToContinue = expectation { letContinue(context) }
                }
            }
            answerIfComplete(context)
        }

        private func take(_ frame: HTTP2Frame.FramePayload.Data, _ context: ChannelHandlerContext) throws(FramingFault)
        {
            isInputEnded = frame.endStream
            guard case .body = phase, case .byteBuffer(let bytes) = frame.data else { return }
            guard bytes.readableBytes <= limits.bodyBytes - body.count else { throw .bodyTooLarge }
            body.append(contentsOf: bytes.readableBytesView)
            answerIfComplete(context)
        }

        /// Ends the stream where all clients together hold too much.
        private func hold(_ context: ChannelHandlerContext) {
            guard !share.set(heldBytes) else { return }
            counter.countFault()
            abandonReply()
            breakOff(context)
        }

        private var heldBytes: Int {
            switch phase {
            case .head, .body: body.count
            case .answering, .dripping: body.count + replyBytes
            // A piece waits in the stream and one in the connection.
            case .answered: unsent.isEmpty ? 0 : replyBytes + 2 * Self.pieceBytes
            }
        }

        private func letContinue(_ context: ChannelHandlerContext) {
            let frame = HTTP2Frame.FramePayload.headers(.init(headers: HPACKHeaders([(":status", "100")])))
            context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
        }

        private func answerIfComplete(_ context: ChannelHandlerContext) {
            guard isInputEnded, case .body(let head) = phase else { return }
            timer?.clear()
            counter.countRequest()
            let call = Call(method: head.method, target: head.target, headers: head.headers, body: body)
            let isHEAD = head.method == "HEAD"
            switch PendingReply.start(call, responder, on: context.eventLoop) {
            case .ready(let reply, let fault): send(reply, isHEAD: isHEAD, fault, context)
            case .pending(let pending):
                replyBytes = pending.byteCount
                phase = .answering(pending)
                pending.wait { [self] reply, fault in send(reply, isHEAD: isHEAD, fault, context) }
            }
        }

        private func refuse(_ fault: WireFault, _ context: ChannelHandlerContext) {
            counter.countFault()
            send(responder.reply(to: fault), isHEAD: false, nil, context)
        }

        private func send(
            _ wanted: Reply, isHEAD: Bool, _ fault: DeliveryFault?, _ context: ChannelHandlerContext
        ) {
            phase = .answered
            replyBytes = wanted.ownByteCount
            body = []
            let reply = wanted.carried
            if case .reset = fault { return breakOff(context) }
            let hasBody = !reply.isBodiless && !isHEAD && !reply.body.isEmpty
            let head = reply.headerBlock(epochSeconds: WallClock.epochSeconds)
            let headSent = context.write(wrapOutboundOut(.headers(.init(headers: head, endStream: !hasBody))))
            guard hasBody else {
                finish(after: headSent, context)
                return context.flush()
            }
            switch fault {
            case .cut(let percent):
                let kept = ByteBuffer(bytes: reply.body.prefix(reply.body.count * percent / 100))
                timer?.set(after: limits.idle)
                // Said at once, the end would overtake what comes before it.
                context.writeAndFlush(wrapOutboundOut(.data(.init(data: .byteBuffer(kept))))).assumeIsolated()
                    .whenComplete { [self] _ in breakOff(context) }
                return
            case .drip(let time):
                context.flush()
                phase = .dripping(
                    DrippedBody(reply.body[...], over: time, on: context.eventLoop) { [self] piece, isLast in
                        let data = IOData.byteBuffer(ByteBuffer(bytes: piece))
                        let sent = context.writeAndFlush(
                            wrapOutboundOut(.data(.init(data: data, endStream: isLast))))
                        guard isLast else { return }
                        timer?.set(after: limits.idle)
                        finish(after: sent, context)
                    })
                return
            case .reset, nil: break
            }
            unsent = reply.body[...]
            timer?.set(after: limits.idle)
            sendPieces(context)
        }

        /// Ends the stream with an error, on purpose; the connection goes on.
        private func breakOff(_ context: ChannelHandlerContext) {
            isFinished = true
            timer?.clear()
            context.writeAndFlush(wrapOutboundOut(.rstStream(.internalError)), promise: nil)
        }

        /// Writes as much of the body as the client and the connection take for now.
        private func sendPieces(_ context: ChannelHandlerContext) {
            // Flushing can call back in here; the call that is at work then takes another turn.
            isTurnWanted = true
            guard !isSending else { return }
            isSending = true
            while isTurnWanted {
                isTurnWanted = false
                while !unsent.isEmpty, context.channel.isWritable {
                    let piece = ByteBuffer(bytes: unsent.prefix(Self.pieceBytes))
                    unsent = unsent.dropFirst(Self.pieceBytes)
                    let frame = HTTP2Frame.FramePayload.Data(data: .byteBuffer(piece), endStream: unsent.isEmpty)
                    let sent = context.write(wrapOutboundOut(.data(frame)))
                    if unsent.isEmpty { finish(after: sent, context) }
                    sent.assumeIsolated().whenSuccess { [self] in
                        if !isFinished { timer?.set(after: limits.idle) }
                    }
                }
                context.flush()
            }
            isSending = false
            hold(context)
        }

        private func finish(after sent: EventLoopFuture<Void>, _ context: ChannelHandlerContext) {
            sent.assumeIsolated().whenComplete { [self] result in
                isFinished = true
                timer?.clear()
                guard !isInputEnded, case .success = result else { return }
                // The client need not send the rest (RFC 9113, 8.1). Said earlier, it would throw the answer away.
                context.writeAndFlush(wrapOutboundOut(.rstStream(.noError)), promise: nil)
            }
        }

        private func expire(_ context: ChannelHandlerContext) {
            if case .body = phase { refuse(.timedOut, context) } else { context.close(promise: nil) }
        }
    }
#endif
