import NIOCore

/// Asks a proxy for a tunnel by `CONNECT` (RFC 9110, 9.3.6) and gets out of the way once it stands.
final class TunnelHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let endpoint: Endpoint
    private let proxy: Proxy
    private let open: (_ context: ChannelHandlerContext) throws -> Void
    private let ready: EventLoopPromise<Void>
    private var parser = ReplyParser(isAnswerToHEAD: true)
    private var buffer = ByteBuffer()
    private var isDone = false

    /// - Parameter open: adds the handlers of what is behind the tunnel.
    init(
        _ endpoint: Endpoint, through proxy: Proxy, ready: EventLoopPromise<Void>,
        open: @escaping (ChannelHandlerContext) throws -> Void
    ) {
        self.endpoint = endpoint
        self.proxy = proxy
        self.ready = ready
        self.open = open
    }

    func channelActive(context: ChannelHandlerContext) {
        let place = endpoint.authorityWithPort
        var text = "CONNECT \(place) HTTP/1.1\r\nHost: \(place)\r\n"
        if let authorization = proxy.authorization { text += "Proxy-Authorization: \(authorization)\r\n" }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text + "\r\n")), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var received = unwrapInboundIn(data)
        buffer.writeBuffer(&received)
        do {
            guard try parser.read(from: &buffer), let head = parser.head else { return }
            guard (200...299).contains(head.status) else {
                let help = head.status == 407 ? "; put user and password into the proxy's URL" : ""
                return fail(context, "the proxy \(proxy.host):\(proxy.port) answers \(head.status)\(help)")
            }
            isDone = true
            try open(context)
            context.fireChannelActive()
            context.pipeline.syncOperations.removeHandler(self, promise: nil)
        } catch {
            fail(context, "the proxy \(proxy.host):\(proxy.port) does not answer in HTTP")
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(context, "the proxy \(proxy.host):\(proxy.port) closed the connection")
        context.fireChannelInactive()
    }

    private func fail(_ context: ChannelHandlerContext, _ reason: String) {
        guard !isDone else { return }
        isDone = true
        ready.fail(ClientError.refused(reason: reason))
        context.close(promise: nil)
    }
}
