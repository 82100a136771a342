import NIOCore

/// Joins a channel of NIO and the dialog over it.
final class ClientHandler: ChannelInboundHandler, ClientTransport {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private(set) lazy var dialog = ClientDialog(over: self, on: eventLoop)
    private let eventLoop: any EventLoop
    private var context: ChannelHandlerContext?

    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { dialog.receive(unwrapInboundIn(data)) }

    func channelInactive(context: ChannelHandlerContext) {
        dialog.ended()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    // MARK: What the dialog wants

    var isOpen: Bool { context?.channel.isActive ?? false }
    func write(_ bytes: ByteBuffer) { context?.writeAndFlush(wrapOutboundOut(bytes), promise: nil) }
    func closeOutput() { context?.close(mode: .output, promise: nil) }
    func close() { context?.close(promise: nil) }
}
