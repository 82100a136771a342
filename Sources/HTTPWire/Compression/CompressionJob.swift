import HTTPMessage
import Synchronization

/// A reply that another thread shall compress, for as long as somebody waits for it.
final class CompressionJob: Sendable {
    private let request: HeaderList
    /// Nil once nobody waits: while the job waits for its thread, it holds no body then.
    private let reply: Mutex<Reply?>

    init(_ reply: Reply, for request: HeaderList) {
        self.reply = Mutex(reply)
        self.request = request
    }

    private var isWanted: Bool { reply.withLock { $0 != nil } }

    /// - Returns: the reply as it is to be sent; nil where nobody waits any longer.
    func run() -> Reply? {
        guard let reply = reply.withLock({ $0 }) else { return nil }
        let sent = ReplyCompression.apply(to: reply, for: request) { isWanted }
        return isWanted ? sent : nil
    }

    func cancel() { reply.withLock { $0 = nil } }
}
