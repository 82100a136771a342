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
            var streams = NIOHTTP2Handler.StreamConfiguration()
            streams.outboundBufferSizeHighWatermark = 2 * StreamHandler.pieceBytes
            streams.outboundBufferSizeLowWatermark = StreamHandler.pieceBytes
            _ = try pipeline.configureHTTP2Pipeline(
                mode: .server, connectionConfiguration: connection, streamConfiguration: streams,
                streamDelegate: management.http2StreamDelegate
            ) { stream in
                stream.eventLoop.makeCompletedFuture {
                    try stream.pipeline.syncOperations.addHandler(
                        StreamHandler(responder: responder, limits: limits, counter: counter, held: held))
                }
            }
            try pipeline.addHandlers([management, FaultyConnectionCloser(counter: counter)])
            // The connection is active already, and the idle time has begun.
            management.channelActive(context: try pipeline.context(handler: management))
        }
    }

    /// Ends a connection whose frames made no sense, once HTTP/2's own handler has said so to the client.
    private final class FaultyConnectionCloser: ChannelInboundHandler {
        typealias InboundIn = HTTP2Frame

        private let counter: CallCounter

        init(counter: CallCounter) {
            self.counter = counter
        }

        /// A fault of one stream has ended that stream; the others go on (RFC 9113, 5.4.2).
        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            if Self.concernsOneStream(error) { counter.countFault() } else { context.close(promise: nil) }
        }

        private static func concernsOneStream(_ error: any Error) -> Bool {
            switch error {
            case is NIOHTTP2Errors.StreamError, is NIOHTTP2Errors.InvalidHTTP2HeaderFieldName,
                is NIOHTTP2Errors.InvalidHTTP2HeaderFieldValue, is NIOHTTP2Errors.ForbiddenHeaderField,
                is NIOHTTP2Errors.InvalidPseudoHeaders, is NIOHTTP2Errors.InvalidPseudoHeaderValue,
                is NIOHTTP2Errors.PseudoHeaderAfterRegularHeader, is NIOHTTP2Errors.UnknownPseudoHeader,
                is NIOHTTP2Errors.UnsupportedPseudoHeader, is NIOHTTP2Errors.DuplicatePseudoHeader,
                is NIOHTTP2Errors.MissingPseudoHeader, is NIOHTTP2Errors.EmptyPathHeader,
                is NIOHTTP2Errors.ContentLengthViolated, is NIOHTTP2Errors.ContentLengthHeadersMismatch,
                is NIOHTTP2Errors.ContentLengthHeaderMalformedValue, is NIOHTTP2Errors.ContentLengthHeaderNegative:
                true
            default: false
            }
        }
    }
#endif
