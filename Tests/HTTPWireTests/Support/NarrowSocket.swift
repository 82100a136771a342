import NIOCore
import NIOEmbedded

/// Takes one write at a time, as a socket whose client reads slowly; the test makes its channel writable again.
final class NarrowSocket: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer

    private let channel: EmbeddedChannel

    init(_ channel: EmbeddedChannel) {
        self.channel = channel
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        context.write(data, promise: promise)
        channel.isWritable = false
        context.fireChannelWritabilityChanged()
    }
}
