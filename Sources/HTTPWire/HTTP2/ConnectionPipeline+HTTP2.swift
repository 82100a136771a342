#if TLS
    import NIOCore
    import NIOHTTP2

    extension ConnectionPipeline {
        func addHTTP2(to channel: any Channel) throws {
            let pipeline = channel.pipeline.syncOperations
            // Waits for the streams in flight when the listener stops, and ends connections on which nothing is asked.
            let management = NIOHTTP2ServerConnectionManagementHandler(
                eventLoop: channel.eventLoop,
                configuration: .init(
                    maxIdleTime: TimeAmount(limits.idle), maxAge: nil, maxGraceTime: nil, keepalive: nil))
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
#endif
