import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One connection of a prober, usable from any task.
struct ProbeConnection: Sendable {
    private let channel: any Channel
    private let handler: NIOLoopBound<ProbeHandler>

    /// - Throws: `ProbeError.refused` or `.timedOut`.
    static func open(
        host: String, port: Int, group: any EventLoopGroup, timeout: Duration
    ) async throws(ProbeError) -> ProbeConnection {
        let bootstrap = ClientBootstrap(group: group)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .connectTimeout(TimeAmount(timeout))
        let initializer: @Sendable (any Channel) -> EventLoopFuture<ProbeConnection> = { channel in
            channel.eventLoop.makeCompletedFuture {
                let handler = ProbeHandler()
                try channel.pipeline.syncOperations.addHandler(handler)
                return ProbeConnection(
                    channel: channel, handler: NIOLoopBound(handler, eventLoop: channel.eventLoop))
            }
        }
        do {
            // An address needs no resolver.
            if let address = try? SocketAddress(ipAddress: host, port: port) {
                return try await bootstrap.connect(to: address, channelInitializer: initializer)
            }
            return try await bootstrap.connect(host: host, port: port, channelInitializer: initializer)
        } catch {
            throw failure(error, host: host, port: port, timeout: timeout)
        }
    }

    private static func failure(_ error: any Error, host: String, port: Int, timeout: Duration) -> ProbeError {
        switch error {
        case ChannelError.connectTimeout:
            return .timedOut(after: timeout, receivedBytes: 0, partial: nil)
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            return .refused(reason: "nothing listens on \(host):\(port)")
        case let error as NIOConnectionError:
            if let first = error.connectionErrors.first {
                return failure(first.error, host: host, port: port, timeout: timeout)
            }
            return .refused(reason: "the host \(host) is not known")
        default:
            return .refused(reason: "\(host):\(port): \(error)")
        }
    }

    /// Whether the server has not closed it, as far as is known.
    var isOpen: Bool { channel.isActive }

    func run(_ order: ProbeOrder) async -> ProbeOutcome {
        await withTaskCancellationHandler {
            await withCheckedContinuation { completion in
                channel.eventLoop.execute { handler.value.start(order, completion) }
            }
        } onCancel: {
            close()
        }
    }

    func close() {
        channel.close(promise: nil)
    }
}
