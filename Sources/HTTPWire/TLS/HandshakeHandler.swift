#if TLS
    import NIOCore
    import NIOSSL
    import NIOTLS

    /// Waits for TLS's handshake, then puts the handlers of the negotiated protocol behind itself.
    final class HandshakeHandler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias InboundOut = ByteBuffer

        private let patience: TimeAmount
        private let choose: (_ negotiated: String?, _ channel: any Channel) throws -> Void
        private var timer: DeadlineTimer?

        /// - Parameters:
        ///   - patience: What the handshake may take.
        ///   - choose: Adds the handlers of a protocol to the channel; nil where the client named none.
        init(patience: TimeAmount, choose: @escaping (String?, any Channel) throws -> Void) {
            self.patience = patience
            self.choose = choose
        }

        func handlerAdded(context: ChannelHandlerContext) {
            let timer = DeadlineTimer(eventLoop: context.eventLoop) { context.close(mode: .all, promise: nil) }
            timer.set(.now() + patience)
            self.timer = timer
        }

        func handlerRemoved(context: ChannelHandlerContext) {
            timer?.cancel()
            timer = nil
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            switch event {
            case TLSUserEvent.handshakeCompleted(let negotiated) where timer != nil:
                timer?.cancel()
                timer = nil
                do {
                    try choose(negotiated, context.channel)
                } catch {
                    context.close(promise: nil)
                }
            case is ChannelShouldQuiesceEvent where timer != nil:
                context.close(promise: nil)
            default:
                context.fireUserInboundEventTriggered(event)
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            // The client has ended its side of the connection, but not that of TLS. Whether a request was cut off, its
            // framing says; the others are answered, as over plain HTTP. `inputClosed` follows.
            if timer == nil, error as? NIOSSLError == .uncleanShutdown { return }
            // Before the handshake nobody else would end the connection; afterwards it is broken for all.
            context.close(promise: nil)
        }
    }
#endif
