import NIOCore
import NIOPosix

/// A listening socket of NIO's, with a channel for each connection.
struct ChannelServer: ServerSocket {
    private let channel: any Channel

    init(
        _ address: SocketAddress, _ pipeline: ConnectionPipeline, _ connections: OpenConnections,
        group: any EventLoopGroup
    ) async throws {
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            // A request that just fills the buffer costs a second read to learn that it was all.
            .childChannelOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 1024, initial: 2048, maximum: 65_536)
            )
            .childChannelInitializer { channel in
                let connection = ChannelConnection(channel: channel)
                guard connections.add(connection) else { return channel.close() }
                channel.closeFuture.whenComplete { _ in connections.remove(connection) }
                // So that a slow reader's progress is seen soon; where the system has no such option, it is seen late.
                try? channel.syncOptions?.setOption(.tcpOption(.unsentLowWater), value: 64 * 1024)
                return channel.eventLoop.makeCompletedFuture { try pipeline.configure(channel) }
            }
        channel = try await bootstrap.bind(to: address).get()
    }

    var port: Int { channel.localAddress?.port ?? 0 }

    /// Closing twice is an error of the channel's that is no news here.
    func close() { channel.close(promise: nil) }

    func whenClosed(_ done: @escaping @Sendable () -> Void) { channel.closeFuture.whenComplete { _ in done() } }
}

/// A connection over a channel, as its listener sees it.
private final class ChannelConnection: OpenConnection {
    private let channel: any Channel

    init(channel: any Channel) {
        self.channel = channel
    }

    func leave() { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }

    func close() { channel.close(promise: nil) }
}

extension NIOBSDSocket.Option {
    /// `TCP_NOTSENT_LOWAT`: a socket takes no more bytes while so many are waiting for their first transmission.
    #if os(Linux)
        fileprivate static let unsentLowWater = NIOBSDSocket.Option(rawValue: 25)
    #else
        fileprivate static let unsentLowWater = NIOBSDSocket.Option(rawValue: 0x201)
    #endif
}
