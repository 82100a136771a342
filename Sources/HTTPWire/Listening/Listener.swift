import HTTPMessage
package import NIOCore
import NIOPosix
import Synchronization

/// A server socket that hands every call to a responder and sends its replies.
package final class Listener: Sendable {
    private let channel: any Channel
    private let connections: OpenConnections
    private let counter: CallCounter
    /// The port it listens on, also where 0 was asked for.
    package let port: Int

    private init(channel: any Channel, connections: OpenConnections, counter: CallCounter, port: Int) {
        self.channel = channel
        self.connections = connections
        self.counter = counter
        self.port = port
    }

    /// Listens on one address; port 0 takes any free one.
    ///
    /// With `tls` it speaks HTTP/2 and HTTP/1.1 over TLS, as the client chooses; else plain HTTP/1.1 (S-9).
    ///
    /// - Throws: `ListenError`.
    package static func start(
        host: String = "127.0.0.1", port: Int = 0, responder: any Responder, limits: ListenerLimits = ListenerLimits(),
        tls: TLSFiles? = nil, group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) async throws(ListenError) -> Listener {
        let connections = OpenConnections(limit: limits.connections)
        let counter = CallCounter()
        let server = try tls.map { files throws(ListenError) in try TLSServer(files) }
        let pipeline = ConnectionPipeline(
            responder: responder, limits: limits, counter: counter, held: HeldBytes(limit: limits.heldBytes),
            tls: server)
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
                guard connections.add(channel) else { return channel.close() }
                // So that a slow reader's progress is seen soon; where the system has no such option, it is seen late.
                try? channel.syncOptions?.setOption(.tcpOption(.unsentLowWater), value: 64 * 1024)
                return channel.eventLoop.makeCompletedFuture { try pipeline.configure(channel) }
            }
        do {
            // An address needs no resolver.
            let address = try? SocketAddress(ipAddress: host, port: port)
            let bound = address.map { bootstrap.bind(to: $0) } ?? bootstrap.bind(host: host, port: port)
            let channel = try await bound.get()
            return Listener(
                channel: channel, connections: connections, counter: counter, port: channel.localAddress?.port ?? port)
        } catch {
            throw ListenError(host: host, port: port, error)
        }
    }

    /// What has come so far.
    package var traffic: ListenerTraffic {
        let connections = connections.counts
        let calls = counter.counts
        return ListenerTraffic(
            openConnections: connections.open, acceptedConnections: connections.accepted,
            refusedConnections: connections.refused, requests: calls.requests, faults: calls.faults)
    }

    /// Accepts no more connections, lets the requests in flight finish, and closes all after that time at the latest.
    ///
    /// - Returns: False where a connection is still open a second after that, because its event loop is busy.
    @discardableResult
    package func stop(gracefulWithin patience: Duration = .seconds(5)) async -> Bool {
        // Closing twice is an error of the channel's that is no news here.
        channel.close(promise: nil)
        let closed = channel.closeFuture
        let connections = connections
        return await withCheckedContinuation { continuation in
            let ending = Ending(continuation)
            let closing = Alarm(after: patience) { connections.closeAll() }
            let giveUp = Alarm(after: patience + .seconds(1)) { ending.reach(isDrained: false) }
            connections.stop {
                closed.whenComplete { _ in withExtendedLifetime((closing, giveUp)) { ending.reach(isDrained: true) } }
            }
        }
    }
}

/// The end of a stop, which comes once: with the last connection, or with the last of the patience.
private final class Ending: Sendable {
    private let continuation: Mutex<CheckedContinuation<Bool, Never>?>

    init(_ continuation: CheckedContinuation<Bool, Never>) {
        self.continuation = Mutex(continuation)
    }

    func reach(isDrained: Bool) {
        let waiting = continuation.withLock { continuation in
            defer { continuation = nil }
            return continuation
        }
        waiting?.resume(returning: isDrained)
    }
}

extension NIOBSDSocket.Option {
    /// `TCP_NOTSENT_LOWAT`: a socket takes no more bytes while so many are waiting for their first transmission.
    #if os(Linux)
        fileprivate static let unsentLowWater = NIOBSDSocket.Option(rawValue: 25)
    #else
        fileprivate static let unsentLowWater = NIOBSDSocket.Option(rawValue: 0x201)
    #endif
}
