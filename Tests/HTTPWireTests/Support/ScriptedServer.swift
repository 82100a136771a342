import NIOCore
import NIOPosix
import Synchronization

/// A TCP server that plays a script, whatever HTTP thinks of it: one list of actions per request of each connection.
final class ScriptedServer: Sendable {
    enum Action: Sendable {
        case send(String)
        /// Byte by byte with so many milliseconds between.
        case drip(String, every: Int64)
        case pause(milliseconds: Int64)
        case close
    }

    typealias Script = @Sendable (_ connection: Int, _ request: Int) -> [Action]

    private final class Player: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let connection: Int
        private let script: Script
        private let log: Log
        private var request = 0
        private var received = ""

        init(connection: Int, script: @escaping Script, log: Log) {
            self.connection = connection
            self.script = script
            self.log = log
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            received += String(buffer: unwrapInboundIn(data))
            log.change { $0.text += String(buffer: unwrapInboundIn(data)) }
            while let end = received.firstRange(of: "\r\n\r\n") {
                received = String(received[end.upperBound...])
                play(script(connection, request)[...], context)
                request += 1
            }
        }

        private func play(_ actions: ArraySlice<Action>, _ context: ChannelHandlerContext) {
            guard let action = actions.first, context.channel.isActive else { return }
            let rest = actions.dropFirst()
            let loop = context.eventLoop.assumeIsolated()
            switch action {
            case .send(let text):
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
                play(rest, context)
            case .drip(let text, let interval):
                let pieces = text.utf8.flatMap { byte -> [Action] in
                    [.send(String(decoding: [byte], as: UTF8.self)), .pause(milliseconds: interval)]
                }
                play((pieces + rest)[...], context)
            case .pause(let milliseconds):
                loop.scheduleTask(in: .milliseconds(milliseconds)) { self.play(rest, context) }
            case .close:
                context.close(promise: nil)
            }
        }
    }

    private struct Facts {
        var connections = 0
        var text = ""
    }

    private final class Log: Sendable {
        private let facts = Mutex(Facts())

        func change<Value: Sendable>(_ change: (inout Facts) -> Value) -> Value { facts.withLock { change(&$0) } }
    }

    private let channel: any Channel
    private let log: Log

    private init(channel: any Channel, log: Log) {
        self.channel = channel
        self.log = log
    }

    static func start(_ script: @escaping Script) async throws -> ScriptedServer {
        let log = Log()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                let connection = log.change { facts in
                    facts.connections += 1
                    return facts.connections - 1
                }
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        Player(connection: connection, script: script, log: log))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return ScriptedServer(channel: channel, log: log)
    }

    var port: Int { channel.localAddress?.port ?? 0 }
    /// How many connections it has accepted.
    var connections: Int { log.change { $0.connections } }
    /// Everything that all clients have sent.
    var received: String { log.change { $0.text } }

    func stop() async throws { try await channel.close().get() }
}
