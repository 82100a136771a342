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

    private struct Sent {
        let answer: FirstAnswer<Result<RESPValue, StoreProblem>>
        let deadline: NIODeadline
    }

    private let patience: TimeAmount
    private var parser: RESPParser
    /// In their order, and so in that of their deadlines.
    private var waiting: CircularBuffer<Sent> = []
    /// Whether there is a timer: one for all commands, for each would cost more than the command.
    private var isTimed = false
    private var isReading = false
    /// Whether commands are to go out together when what has arrived is dealt with.
    private var wantsFlush = false
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
        let deadline = NIODeadline.now() + patience
        waiting.append(Sent(answer: command.answer, deadline: deadline))
        if !isTimed { watch(until: deadline, context) }
        var bytes = context.channel.allocator.buffer(capacity: 512)
        RESPCommand.write(command.words, to: &bytes)
        context.write(wrapOutboundOut(bytes), promise: promise)
    }

    func flush(context: ChannelHandlerContext) {
        if isReading { wantsFlush = true } else { context.flush() }
    }

    private func watch(until deadline: NIODeadline, _ context: ChannelHandlerContext) {
        isTimed = true
        context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [self] in
            isTimed = false
            guard !isClosed, let first = waiting.first else { return }
            guard first.deadline <= .now() else { return watch(until: first.deadline, context) }
            reason = "no answer in time"
            context.close(promise: nil)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        isReading = true
        do throws(RESPFault) {
            try parser.feed(unwrapInboundIn(data).readableBytesView)
            while let value = try parser.next() {
                guard let command = waiting.popFirst() else { throw .unasked }
                command.answer.give(RedisClient.result(value))
            }
        } catch {
            reason = error.reason
            context.close(promise: nil)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        guard wantsFlush else { return }
        wantsFlush = false
        context.flush()
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
