import NIOCore

/// A command on its way, and who waits for its answer.
struct RedisCommand: Sendable {
    let words: [String]
    let answer: FirstAnswer<Result<RESPValue, StoreProblem>>
}

/// One connection: writes commands as they come, and gives the answers to those who wait, in the same order.
///
/// An answer that is late closes the connection: whatever came after it would be taken for another's.
final class RedisHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = RedisCommand
    typealias OutboundOut = ByteBuffer

    private let patience: TimeAmount
    private var parser: RESPParser
    private var waiting: CircularBuffer<RedisCommand> = []
    /// How many commands have been answered.
    private var answered = 0
    private var isClosed = false
    private var reason = "the connection was closed"

    init(patience: TimeAmount, longestString: Int) {
        self.patience = patience
        parser = RESPParser(longestString: longestString)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let command = unwrapOutboundIn(data)
        guard !isClosed else {
            command.answer.give(.failure(.away(reason)))
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        waiting.append(command)
        let number = answered + waiting.count
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: patience) {
            let (handler, context) = bound.value
            guard !handler.isClosed, handler.answered < number else { return }
            handler.reason = "no answer in time"
            context.close(promise: nil)
        }
        context.write(wrapOutboundOut(ByteBuffer(bytes: RESPCommand.bytes(command.words))), promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        do throws(RESPFault) {
            try parser.feed(unwrapInboundIn(data).readableBytesView)
            while let value = try parser.next() {
                guard let command = waiting.popFirst() else { throw RESPFault("an answer came that nobody waits for") }
                answered += 1
                if case .error(let text) = value, !text.hasPrefix("NOSCRIPT") {
                    command.answer.give(.failure(.refused(text)))
                } else {
                    command.answer.give(.success(value))
                }
            }
        } catch {
            reason = error.reason
            context.close(promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let text = "\(error)"
        reason =
            text.contains("CERTIFICATE_VERIFY_FAILED")
            ? "its certificate is not trusted; SSL_CERT_FILE may name a file with its authority" : text
        // Before their writes fail, which would say only that the connection is closed.
        giveUp()
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        giveUp()
        context.fireChannelInactive()
    }

    private func giveUp() {
        isClosed = true
        let lost = waiting
        waiting.removeAll()
        for command in lost { command.answer.give(.failure(.away(reason))) }
    }
}
