import NIOCore
import NIOPosix
import Synchronization

/// A proxy that makes tunnels by CONNECT, always to one port of this machine, and remembers what was asked of it.
final class TunnelProxy: Sendable {
    private let channel: any Channel
    private let heads: Heads

    private final class Heads: Sendable {
        let all = Mutex<[String]>([])
    }

    /// Reads the request's head, answers, and glues the connection to another one.
    private final class Front: ChannelInboundHandler, RemovableChannelHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let target: Int
        private let heads: Heads
        private var received = ""

        init(target: Int, heads: Heads) {
            self.target = target
            self.heads = heads
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            received += String(buffer: unwrapInboundIn(data))
            guard received.hasSuffix("\r\n\r\n") else { return }
            heads.all.withLock { $0.append(received) }
            let front = context.channel
            let pipeline = NIOLoopBound((context, self), eventLoop: context.eventLoop)
            ClientBootstrap(group: context.eventLoop)
                .channelInitializer { back in
                    back.eventLoop.makeCompletedFuture { try back.pipeline.syncOperations.addHandler(Pipe(to: front)) }
                }
                .connect(host: "127.0.0.1", port: target).whenSuccess { back in
                    let (context, handler) = pipeline.value
                    front.writeAndFlush(ByteBuffer(string: "HTTP/1.1 200 Connected\r\n\r\n"), promise: nil)
                    try? context.pipeline.syncOperations.addHandler(Pipe(to: back))
                    context.pipeline.syncOperations.removeHandler(handler, promise: nil)
                }
        }
    }

    private final class Pipe: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let other: any Channel

        init(to other: any Channel) { self.other = other }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            other.writeAndFlush(unwrapInboundIn(data), promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) { other.close(promise: nil) }
    }

    private init(channel: any Channel, heads: Heads) {
        self.channel = channel
        self.heads = heads
    }

    static func start(to target: Int) async throws -> TunnelProxy {
        let heads = Heads()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Front(target: target, heads: heads))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return TunnelProxy(channel: channel, heads: heads)
    }

    var port: Int { channel.localAddress?.port ?? 0 }
    /// The heads of all requests.
    var requests: [String] { heads.all.withLock { $0 } }

    func stop() async throws { try await channel.close().get() }
}
