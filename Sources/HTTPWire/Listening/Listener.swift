import HTTPMessage
package import NIOCore
import Synchronization

/// A server socket that hands every call to a responder and sends its replies.
package final class Listener: Sendable {
    private let socket: any ServerSocket
    private let connections: OpenConnections
    private let counter: CallCounter
    /// The port it listens on, also where 0 was asked for.
    package var port: Int { socket.port }

    private init(socket: any ServerSocket, connections: OpenConnections, counter: CallCounter) {
        self.socket = socket
        self.connections = connections
        self.counter = counter
    }

    /// Listens on one address; port 0 takes any free one.
    ///
    /// Plain HTTP is served by epoll loops where there are such; NIO's channels carry TLS, and whatever else is to
    /// run on a group of NIO's.
    /// With `tls` it speaks HTTP/2 and HTTP/1.1 over TLS, as the client chooses; else plain HTTP/1.1 (S-9).
    ///
    /// - Throws: `ListenError`.
    package static func start(
        host: String = "127.0.0.1", port: Int = 0, responder: any Responder, limits: ListenerLimits = ListenerLimits(),
        tls: TLSFiles? = nil, group: (any EventLoopGroup)? = nil
    ) async throws(ListenError) -> Listener {
        let connections = OpenConnections(limit: limits.connections)
        let counter = CallCounter()
        let server = try tls.map { files throws(ListenError) in try TLSServer(files) }
        let pipeline = ConnectionPipeline(
            responder: responder, limits: limits, counter: counter, held: HeldBytes(limit: limits.heldBytes),
            tls: server)
        do {
            // An address needs no resolver.
            let address =
                try (try? SocketAddress(ipAddress: host, port: port))
                ?? SocketAddress.makeAddressResolvingHost(host, port: port)
            let group = group ?? EventLoops.serving(isPlain: tls == nil)
            return Listener(
                socket: try await listen(at: address, pipeline, connections, group), connections: connections,
                counter: counter)
        } catch {
            throw ListenError(host: host, port: port, error)
        }
    }

    private static func listen(
        at address: SocketAddress, _ pipeline: ConnectionPipeline, _ connections: OpenConnections,
        _ group: any EventLoopGroup
    ) async throws -> any ServerSocket {
        #if os(Linux)
            if let group = group as? EpollLoops {
                return try EpollServer(address, pipeline, connections, on: group.loops)
            }
        #endif
        return try await ChannelServer(address, pipeline, connections, group: group)
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
        let (socket, connections) = (socket, connections)
        return await withCheckedContinuation { continuation in
            let ending = Ending(continuation)
            let closing = Alarm(after: patience) { connections.closeAll() }
            let giveUp = Alarm(after: patience + .seconds(1)) { ending.reach(isDrained: false) }
            socket.close()
            connections.stop {
                socket.whenClosed { withExtendedLifetime((closing, giveUp)) { ending.reach(isDrained: true) } }
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
