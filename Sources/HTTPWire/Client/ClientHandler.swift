import HTTPMessage
import NIOCore

/// Carries one request at a time over one connection, or several sent together, and reads what is answered.
final class ClientHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// The request in flight.
    private struct Exchange {
        let request: FramedRequest
        let completion: CheckedContinuation<ClientOutcome, Never>
        let begin: NIODeadline
        var parser: ReplyParser
        var receivedBytes = 0
        var headTime: Duration?
        /// Set while the answer is complete and only the connection's end is awaited.
        var answered: ClientResponse?
        /// The answers before the one that is being read.
        var earlier: [ClientResponse] = []
        var isContinued = false
    }

    private var exchange: Exchange?
    private var buffer = ByteBuffer()
    private var timer: DeadlineTimer?
    private var context: ChannelHandlerContext?
    private var isUsed = false

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        timer = DeadlineTimer(eventLoop: context.eventLoop) { [weak self] in self?.expire() }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
        self.context = nil
    }

    /// Sends the request and resumes `completion` exactly once.
    func start(_ request: FramedRequest, _ completion: CheckedContinuation<ClientOutcome, Never>) {
        guard let context, context.channel.isActive else {
            return completion.resume(
                returning: isUsed
                    ? .stale : .failed(.closedEarly(expected: nil, received: 0, partial: nil), earlier: []))
        }
        let begin = NIODeadline.now()
        exchange = Exchange(
            request: request, completion: completion, begin: begin, parser: request.parser)
        timer?.set(begin + TimeAmount(request.timeout))
        context.writeAndFlush(wrapOutboundOut(request.bytes), promise: nil)
        if request.closesOutput { context.close(mode: .output, promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var received = unwrapInboundIn(data)
        guard exchange != nil else {
            // Nothing was asked: whatever this is, the connection is out of step.
            return context.close(promise: nil)
        }
        exchange?.receivedBytes += received.readableBytes
        if exchange?.answered != nil {
            exchange?.answered?.surplusByteCount += received.readableBytes
            return
        }
        if buffer.readableBytes == 0 {
            buffer = received
        } else {
            buffer.writeBuffer(&received)
        }
        do throws(FramingFault) {
            while try exchange?.parser.read(from: &buffer) == true {
                noteHead()
                guard complete(context) else { return }
            }
            noteHead()
            sendAfterContinue(context)
        } catch {
            let limit = exchange?.request.bodyLimit ?? 0
            finish(
                .failed(
                    .malformedReply(what: sentence(error, bodyLimit: limit), at: position),
                    earlier: exchange?.earlier ?? []))
        }
    }

    private func noteHead() {
        guard exchange?.headTime == nil, exchange?.parser.head != nil else { return }
        let time = elapsed
        exchange?.headTime = time
    }

    private func sendAfterContinue(_ context: ChannelHandlerContext) {
        guard let exchange, let bytes = exchange.request.bytesAfterContinue, !exchange.isContinued,
            exchange.parser.interim.contains(100)
        else { return }
        self.exchange?.isContinued = true
        context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        timer?.cancel()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    /// Where the reading stands in the answer.
    private var position: Int { (exchange?.receivedBytes ?? 0) - buffer.readableBytes }

    /// How much there is of an answer that is not complete: none of it, where others came before.
    private var unreadBytes: Int {
        guard let exchange else { return 0 }
        return exchange.earlier.isEmpty ? exchange.receivedBytes : buffer.readableBytes
    }

    private var elapsed: Duration {
        exchange.map { Duration(NIODeadline.now() - $0.begin) } ?? .zero
    }

    /// - Returns: whether another answer is to be read.
    private func complete(_ context: ChannelHandlerContext) -> Bool {
        guard let exchange, let response = answer(connection: exchange.parser.keepsAlive ? .kept : .announcedClose)
        else { return false }
        if exchange.earlier.count + 1 < exchange.request.answerCount, response.connection == .kept {
            self.exchange?.earlier.append(response)
            self.exchange?.earlier[exchange.earlier.count].surplusByteCount = 0
            self.exchange?.parser = exchange.request.parser
            self.exchange?.headTime = nil
            return true
        }
        if let wait = exchange.request.closeWait {
            self.exchange?.answered = response
            timer?.set(min(.now() + TimeAmount(wait), exchange.begin + TimeAmount(exchange.request.timeout)))
        } else {
            finish(.answered(response, earlier: exchange.earlier))
        }
        return false
    }

    private func answer(connection: ClientResponse.Connection) -> ClientResponse? {
        guard let exchange, let head = exchange.parser.head else { return nil }
        let duration = elapsed
        return ClientResponse(
            reply: Reply(status: head.status, headers: head.headers, body: exchange.parser.bodyBytes),
            minorVersion: head.minorVersion, reason: head.reason, interim: exchange.parser.interim,
            trailers: exchange.parser.trailers,
            connection: connection, surplusByteCount: buffer.readableBytes,
            timeToHead: exchange.headTime ?? duration, duration: duration)
    }

    private var partial: Reply? {
        exchange?.parser.head.map {
            Reply(status: $0.status, headers: $0.headers, body: exchange?.parser.bodyBytes ?? [])
        }
    }

    /// The server has closed the connection.
    private func end() {
        guard var exchange else { return }
        if var response = exchange.answered {
            response.connection = .closed
            finish(.answered(response, earlier: exchange.earlier))
        } else if exchange.receivedBytes == 0, isUsed {
            finish(.stale)
        } else if exchange.parser.finish(), let response = answer(connection: .closed) {
            finish(.answered(response, earlier: exchange.earlier))
        } else {
            let partial = partial
            finish(
                .failed(
                    .closedEarly(
                        expected: exchange.parser.expectedBodyCount,
                        received: partial?.body.count ?? unreadBytes, partial: partial), earlier: exchange.earlier))
        }
    }

    private func expire() {
        guard let exchange else { return }
        if let response = exchange.answered {
            finish(.answered(response, earlier: exchange.earlier))
        } else {
            finish(
                .failed(
                    .timedOut(after: exchange.request.timeout, receivedBytes: unreadBytes, partial: partial),
                    earlier: exchange.earlier))
        }
    }

    private func finish(_ outcome: ClientOutcome) {
        guard let exchange else { return }
        self.exchange = nil
        timer?.clear()
        isUsed = true
        var isReusable = false
        if case .answered(let response, _) = outcome { isReusable = response.isReusable }
        if !isReusable { context?.close(promise: nil) }
        buffer.clear()
        exchange.completion.resume(returning: outcome)
    }

    private func sentence(_ fault: FramingFault, bodyLimit: Int) -> String {
        switch fault {
        case .malformed(let what): what
        case .headTooLarge: "the head is longer than \(ReplyParser.Limits().headBytes) bytes"
        case .tooManyFields: "the head has too many headers"
        case .bodyTooLarge: "the body is larger than \(bodyLimit) bytes"
        }
    }
}
