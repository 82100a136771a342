import HTTPMessage
import HTTPWire
import NIOCore
import NIOPosix

/// What happens to a reply between the mock and the socket.
enum WireLie: Sendable {
    /// The last byte never comes and the connection is closed.
    case cutOff
    /// The first byte of the body comes, then nothing for longer than anybody waits.
    case drip
}

/// A server that frames replies wrongly; it understands just enough HTTP for the client's requests.
final class WireLiar: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let lie: WireLie
    private let honest: any Responder
    private var received = ""

    private init(lie: WireLie, honest: any Responder) {
        self.lie = lie
        self.honest = honest
    }

    static func start(_ lie: WireLie, honest: any Responder) async throws -> any Channel {
        try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(WireLiar(lie: lie, honest: honest))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += String(buffer: unwrapInboundIn(data))
        guard let call = takeCall() else { return }
        let reply = honest.respond(to: call).reply
        var output = ByteBuffer(string: "HTTP/1.1 \(reply.status) \r\nContent-Length: \(reply.body.count)\r\n")
        for field in reply.headers.fields { output.writeString("\(field.name): \(field.value)\r\n") }
        output.writeString("\r\n")
        switch lie {
        case .cutOff:
            output.writeBytes(reply.body.dropLast())
            context.writeAndFlush(wrapOutboundOut(output), promise: nil)
            context.close(promise: nil)
        case .drip:
            output.writeBytes(reply.body.prefix(1))
            context.writeAndFlush(wrapOutboundOut(output), promise: nil)
        }
    }

    /// The call, once its head and the body that the head promises are there.
    private func takeCall() -> Call? {
        guard let end = received.firstRange(of: "\r\n\r\n") else { return nil }
        var lines = received[..<end.lowerBound].split(separator: "\r\n").map(String.init)
        let words = lines.removeFirst().split(separator: " ").map(String.init)
        var headers = HeaderList()
        for line in lines {
            let halves = line.split(separator: ":", maxSplits: 1).map(String.init)
            headers.append(halves[0], halves.count > 1 ? halves[1].trimmingHTTPBlanks : "")
        }
        let body = Array(received[end.upperBound...].utf8)
        guard body.count >= headers["content-length"].flatMap({ Int($0) }) ?? 0 else { return nil }
        received = ""
        return Call(method: words[0], target: words[1], headers: headers, body: body)
    }
}
