import HTTPMessage
import NIOCore

/// Carries one request at a time over one connection and reads its answer.
final class ProbeHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// The request in flight.
    private struct Exchange {
        let order: ProbeOrder
        let completion: CheckedContinuation<ProbeOutcome, Never>
        let begin: NIODeadline
        var parser: ReplyParser
        var receivedBytes = 0
        var headTime: Duration?
        /// Set while the answer is complete and only the connection's end is awaited.
        var probed: Probed?
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

    /// Sends the order and resumes `completion` exactly once.
    func start(_ order: ProbeOrder, _ completion: CheckedContinuation<ProbeOutcome, Never>) {
        guard let context, context.channel.isActive else {
            return completion.resume(
                returning: isUsed ? .stale : .failed(.closedEarly(expected: nil, received: 0, partial: nil)))
        }
        let begin = NIODeadline.now()
        exchange = Exchange(
            order: order, completion: completion, begin: begin, parser: ReplyParser(isAnswerToHEAD: order.isHEAD))
        timer?.set(begin + TimeAmount(order.timeout))
        context.writeAndFlush(wrapOutboundOut(order.bytes), promise: nil)
        if order.closesOutput { context.close(mode: .output, promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var received = unwrapInboundIn(data)
        guard exchange != nil else {
            // Nothing was asked: whatever this is, the connection is out of step.
            return context.close(promise: nil)
        }
        exchange?.receivedBytes += received.readableBytes
        if exchange?.probed != nil {
            exchange?.probed?.surplusByteCount += received.readableBytes
            return
        }
        if buffer.readableBytes == 0 {
            buffer = received
        } else {
            buffer.writeBuffer(&received)
        }
        do throws(FramingFault) {
            let isComplete = try exchange?.parser.read(from: &buffer) == true
            if exchange?.headTime == nil, exchange?.parser.head != nil {
                let time = elapsed
                exchange?.headTime = time
            }
            if isComplete { complete(context) }
        } catch {
            finish(.failed(.malformedReply(what: sentence(error), at: position)))
        }
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

    private var elapsed: Duration {
        exchange.map { Duration(NIODeadline.now() - $0.begin) } ?? .zero
    }

    private func complete(_ context: ChannelHandlerContext) {
        guard let exchange, let probed = probed(connection: exchange.parser.keepsAlive ? .kept : .announcedClose) else {
            return
        }
        if let wait = exchange.order.closeWait {
            self.exchange?.probed = probed
            timer?.set(min(.now() + TimeAmount(wait), exchange.begin + TimeAmount(exchange.order.timeout)))
        } else {
            finish(.probed(probed))
        }
    }

    private func probed(connection: Probed.Connection) -> Probed? {
        guard let exchange, let head = exchange.parser.head else { return nil }
        let duration = elapsed
        return Probed(
            reply: Reply(status: head.status, headers: head.headers, body: exchange.parser.bodyBytes),
            reason: head.reason, interim: exchange.parser.interim, trailers: exchange.parser.trailers,
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
        if var probed = exchange.probed {
            probed.connection = .closed
            finish(.probed(probed))
        } else if exchange.receivedBytes == 0, isUsed {
            finish(.stale)
        } else if exchange.parser.finish(), let probed = probed(connection: .closed) {
            finish(.probed(probed))
        } else {
            let partial = partial
            finish(
                .failed(
                    .closedEarly(
                        expected: exchange.parser.expectedBodyCount,
                        received: partial?.body.count ?? exchange.receivedBytes, partial: partial)))
        }
    }

    private func expire() {
        guard let exchange else { return }
        if let probed = exchange.probed {
            finish(.probed(probed))
        } else {
            finish(
                .failed(
                    .timedOut(after: exchange.order.timeout, receivedBytes: exchange.receivedBytes, partial: partial)))
        }
    }

    private func finish(_ outcome: ProbeOutcome) {
        guard let exchange else { return }
        self.exchange = nil
        timer?.clear()
        isUsed = true
        var isReusable = false
        if case .probed(let probed) = outcome { isReusable = probed.isReusable }
        if !isReusable { context?.close(promise: nil) }
        buffer.clear()
        exchange.completion.resume(returning: outcome)
    }

    private func sentence(_ fault: FramingFault) -> String {
        switch fault {
        case .malformed(let what): what
        case .headTooLarge: "the head is longer than \(ReplyParser.Limits().headBytes) bytes"
        case .tooManyFields: "the head has too many headers"
        case .bodyTooLarge: "the body is larger than \(ReplyParser.Limits().bodyBytes) bytes"
        }
    }
}
