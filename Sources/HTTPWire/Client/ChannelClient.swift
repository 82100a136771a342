import NIOCore
import NIOPosix

/// A connection of a client over a channel of NIO.
struct ChannelClient: ClientConnection {
    private let channel: any Channel
    private let handler: NIOLoopBound<ClientHandler>

    /// - Parameter tls: what the endpoint's scheme asks for; nil for plain HTTP.
    /// - Throws: `ClientError.refused`, `.tls` or `.timedOut`.
    static func open(
        to endpoint: Endpoint, tls: ClientTLS?, group: any EventLoopGroup, timeout: Duration
    ) async throws(ClientError) -> ChannelClient {
        let bootstrap = ClientBootstrap(group: group)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .connectTimeout(TimeAmount(timeout))
        let (host, port) = endpoint.proxy.map { ($0.host, $0.port) } ?? (endpoint.host, endpoint.port)
        let initializer: @Sendable (any Channel) -> EventLoopFuture<Opening> = { channel in
            channel.eventLoop.makeCompletedFuture { try Opening(channel, to: endpoint, tls: tls) }
        }
        let opening: Opening
        do {
            // An address needs no resolver.
            if let address = try? SocketAddress(ipAddress: host, port: port) {
                opening = try await bootstrap.connect(to: address, channelInitializer: initializer)
            } else {
                opening = try await bootstrap.connect(host: host, port: port, channelInitializer: initializer)
            }
        } catch {
            throw failure(error, host: host, port: port, isProxy: endpoint.proxy != nil, timeout: timeout)
        }
        try await opening.wait(timeout: timeout)
        return opening.connection
    }

    /// A connection whose handshakes may still be under way.
    private struct Opening: Sendable {
        let connection: ChannelClient
        /// Nil where TCP is all there is.
        let ready: EventLoopFuture<Void>?

        init(_ channel: any Channel, to endpoint: Endpoint, tls: ClientTLS?) throws {
            let handler = ClientHandler(eventLoop: channel.eventLoop)
            let pipeline = channel.pipeline.syncOperations
            connection = ChannelClient(
                channel: channel, handler: NIOLoopBound(handler, eventLoop: channel.eventLoop))
            guard let tls else {
                try pipeline.addHandler(handler)
                ready = nil
                return
            }
            let promise = channel.eventLoop.makePromise(of: Void.self)
            ready = promise.futureResult
            // Where nothing was connected to, no handler hears of the end; the first result counts.
            channel.closeFuture.whenComplete { _ in promise.fail(ChannelError.alreadyClosed) }
            let addAll = { (pipeline: ChannelPipeline.SynchronousOperations) in
                try tls.addHandlers(to: pipeline, endpoint, ready: promise)
                try pipeline.addHandler(handler)
            }
            do {
                if let proxy = endpoint.proxy {
                    let tunnel = TunnelHandler(endpoint, through: proxy, ready: promise) { context in
                        try addAll(context.pipeline.syncOperations)
                    }
                    try pipeline.addHandler(tunnel)
                } else {
                    try addAll(pipeline)
                }
            } catch {
                promise.fail(error)
                throw error
            }
        }

        func wait(timeout: Duration) async throws(ClientError) {
            guard let ready else { return }
            let channel = connection.channel
            let timer = channel.eventLoop.scheduleTask(in: TimeAmount(timeout)) { channel.close(promise: nil) }
            let deadline = ContinuousClock.now + timeout
            do {
                try await withTaskCancellationHandler {
                    try await ready.get()
                } onCancel: {
                    channel.close(promise: nil)
                }
                timer.cancel()
            } catch {
                timer.cancel()
                channel.close(promise: nil)
                if Task.isCancelled { throw .cancelled }
                if ContinuousClock.now >= deadline { throw .timedOut(after: timeout, receivedBytes: 0, partial: nil) }
                throw (error as? ClientError) ?? .refused(reason: "\(error)")
            }
        }
    }

    private static func failure(
        _ error: any Error, host: String, port: Int, isProxy: Bool, timeout: Duration
    ) -> ClientError {
        let who = isProxy ? "the proxy " : ""
        switch error {
        case ChannelError.connectTimeout:
            return .timedOut(after: timeout, receivedBytes: 0, partial: nil)
        case let error as IOError:
            return ClientError(connecting: error.errnoCode, host: host, port: port, isProxy: isProxy)
        case let error as NIOConnectionError:
            if let first = error.connectionErrors.first {
                return failure(first.error, host: host, port: port, isProxy: isProxy, timeout: timeout)
            }
            return .refused(reason: "\(who.isEmpty ? "the host " : who)\(host) is not known; check its spelling")
        case let error as ClientError: return error
        default:
            return .refused(reason: "\(who)\(host):\(port): \(error)")
        }
    }

    var isOpen: Bool { channel.isActive }
    var isAtHand: Bool { channel.eventLoop.inEventLoop }

    func run(_ request: FramedRequest) async -> ClientOutcome {
        await withTaskCancellationHandler {
            await withCheckedContinuation { completion in
                channel.eventLoop.execute { handler.value.dialog.start(request, completion) }
            }
        } onCancel: {
            close()
        }
    }

    func close() {
        channel.close(promise: nil)
    }
}
