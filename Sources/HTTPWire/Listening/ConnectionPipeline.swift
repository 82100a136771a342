import NIOCore
import NIOHTTP2
import NIOSSL

/// Builds what serves a connection: HTTP/1.1 in the clear, or behind TLS the version that its handshake agrees on.
struct ConnectionPipeline: Sendable {
    let responder: any Responder
    let limits: ListenerLimits
    let counter: CallCounter
    /// Nil for connections in the clear.
    let tls: NIOSSLContext?

    func configure(_ channel: any Channel) throws {
        guard let tls else { return try addHTTP1(to: channel) }
        try channel.pipeline.syncOperations.addHandlers([
            NIOSSLServerHandler(context: tls),
            HandshakeHandler(patience: TimeAmount(limits.head)) { negotiated, channel in
                if negotiated == "h2" { try addHTTP2(to: channel) } else { try addHTTP1(to: channel) }
            },
        ])
    }

    private func addHTTP1(to channel: any Channel) throws {
        try channel.pipeline.syncOperations.addHandler(
            ConnectionHandler(responder: responder, limits: limits, counter: counter))
    }

    private func addHTTP2(to channel: any Channel) throws {
        let pipeline = channel.pipeline.syncOperations
        // Waits for the streams in flight when the listener stops, and ends connections on which nothing is asked.
        let management = NIOHTTP2ServerConnectionManagementHandler(
            eventLoop: channel.eventLoop,
            configuration: .init(maxIdleTime: TimeAmount(limits.idle), maxAge: nil, maxGraceTime: nil, keepalive: nil))
        var connection = NIOHTTP2Handler.ConnectionConfiguration()
        connection.initialSettings = [
            HTTP2Setting(parameter: .maxConcurrentStreams, value: limits.streams),
            HTTP2Setting(parameter: .maxHeaderListSize, value: limits.headBytes),
        ]
        _ = try pipeline.configureHTTP2Pipeline(
            mode: .server, connectionConfiguration: connection, streamConfiguration: .init(),
            streamDelegate: management.http2StreamDelegate
        ) { stream in
            stream.eventLoop.makeCompletedFuture {
                try stream.pipeline.syncOperations.addHandler(
                    StreamHandler(responder: responder, limits: limits, counter: counter))
            }
        }
        try pipeline.addHandlers([management, FaultyConnectionCloser()])
        // The connection is active already, and the idle time has begun.
        management.channelActive(context: try pipeline.context(handler: management))
    }
}

/// Ends a connection whose frames made no sense, once HTTP/2's own handler has said so to the client.
private final class FaultyConnectionCloser: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
