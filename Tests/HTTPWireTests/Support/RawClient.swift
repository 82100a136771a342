import NIOCore
import NIOPosix
import Synchronization

/// A TCP client that knows nothing of HTTP, so that it does not share the listener's mistakes.
final class RawClient: Sendable {
    private struct State {
        var bytes: [UInt8] = []
        var isClosed = false
        var waiting: CheckedContinuation<Void, Never>?
    }

    private final class Collector: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer

        private let state = Mutex(State())

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = Array(unwrapInboundIn(data).readableBytesView)
            change { $0.bytes += bytes }
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case ChannelEvent.inputClosed = event { change { $0.isClosed = true } }
        }

        func channelInactive(context: ChannelHandlerContext) { change { $0.isClosed = true } }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { change { $0.isClosed = true } }

        var seen: (bytes: [UInt8], isClosed: Bool) { state.withLock { ($0.bytes, $0.isClosed) } }

        /// Returns when something has come that was not in `known`, or at the end.
        func more(than known: Int) async {
            await withCheckedContinuation { continuation in
                let isThere = state.withLock { state in
                    if state.bytes.count > known || state.isClosed { return true }
                    state.waiting = continuation
                    return false
                }
                if isThere { continuation.resume() }
            }
        }

        func change(_ change: (inout State) -> Void) {
            let waiting = state.withLock { state in
                change(&state)
                defer { state.waiting = nil }
                return state.waiting
            }
            waiting?.resume()
        }
    }

    private let channel: any Channel
    private let collector: Collector

    private init(channel: any Channel, collector: Collector) {
        self.channel = channel
        self.collector = collector
    }

    static func connect(port: Int, receiveBuffer: Int? = nil) async throws -> RawClient {
        let collector = Collector()
        var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(collector) }
            }
        if let receiveBuffer {
            bootstrap = bootstrap.channelOption(.socketOption(.so_rcvbuf), value: .init(receiveBuffer))
        }
        return RawClient(
            channel: try await bootstrap.connect(host: "127.0.0.1", port: port).get(), collector: collector)
    }

    func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) async throws { try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get() }

    func closeOutput() async throws { try await channel.close(mode: .output).get() }

    func setReading(_ isReading: Bool) async throws {
        try await channel.setOption(.autoRead, value: isReading).get()
    }

    func close() { channel.close(promise: nil) }

    /// Everything that has come up to the first moment at which it contains `text` so many times, or at the end.
    func text(containing text: String, times: Int = 1) async -> String {
        while true {
            let (bytes, isClosed) = collector.seen
            let all = String(decoding: bytes, as: UTF8.self)
            if isClosed || all.split(separator: text, omittingEmptySubsequences: false).count > times { return all }
            await collector.more(than: bytes.count)
        }
    }

    /// Everything that comes until the server closes.
    func textToEnd() async -> String {
        while true {
            let (bytes, isClosed) = collector.seen
            if isClosed { return String(decoding: bytes, as: UTF8.self) }
            await collector.more(than: bytes.count)
        }
    }

    /// What has come so far.
    var isEnded: Bool { collector.seen.isClosed }
    var byteCount: Int { collector.seen.bytes.count }
}
