import NIOCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The option by which closing a socket resets its connection.
private let abruptly = linger(l_onoff: 1, l_linger: 0)

/// Carries the bytes of one connection over a channel.
final class ConnectionHandler<Connection: ServedConnection>: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let connection: Connection

    init(_ connection: Connection) {
        self.connection = connection
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { connection.begin(over: Carrier(context, connection)) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        connection.ended()
    }

    func channelActive(context: ChannelHandlerContext) {
        connection.begin(over: Carrier(context, connection))
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        connection.ended()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        connection.receive(unwrapInboundIn(data))
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        connection.writabilityChanged(to: context.channel.isWritable)
        context.fireChannelWritabilityChanged()
    }

    /// Leaves the socket unread while the client is ahead of its answers.
    func read(context: ChannelHandlerContext) {
        if connection.mayRead() { context.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent: connection.leave()
        case ChannelEvent.inputClosed: connection.inputEnded()
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}

/// What a connection does to its channel; a handler alone has no context to do it with.
private final class Carrier<Connection: ServedConnection>: ConnectionTransport {
    private let context: ChannelHandlerContext
    private let connection: Connection

    init(_ context: ChannelHandlerContext, _ connection: Connection) {
        self.context = context
        self.connection = connection
    }

    var eventLoop: any EventLoop { context.eventLoop }

    func write(_ bytes: ByteBuffer) {
        context.writeAndFlush(NIOAny(bytes), promise: nil)
    }

    func awaitWrites() {
        let eventLoop = context.eventLoop.assumeIsolated()
        context.writeAndFlush(NIOAny(ByteBuffer())).assumeIsolated().whenComplete { [connection] _ in
            // Not within the write that ends here, behind which TLS could not say its own end.
            eventLoop.execute { connection.allWritten() }
        }
    }

    func closeOutput() { context.close(mode: .output, promise: nil) }

    func close() { context.close(promise: nil) }

    func reset() {
        guard let socket = context.channel as? any SocketOptionProvider else { return close() }
        socket.setSoLinger(abruptly).assumeIsolated().whenComplete { [self] _ in close() }
    }

    func resumeReading() { context.read() }
}
