import HTTPMessage
import HTTPWire
import Synchronization

/// Listeners that outlive the mocks behind them: finding a free port costs the kernel more than the calls of most
/// scenarios, so what one scenario is done with serves the next.
final class ListenerPool: Sendable {
    /// A burst leaves many connections behind; a listener with more than this is stopped, for each is a file open.
    private static let connectionLimit = 16

    /// One listener and what answers behind it.
    struct Post: Sendable {
        fileprivate let listener: Listener
        fileprivate let responder: ExchangedResponder

        var port: Int { listener.port }
    }

    private let limit: Int
    private let idle = Mutex<[Post]>([])

    /// - Parameter limit: how many may be idle; with 0 each listener ends with the mock that it was started for.
    init(limit: Int) {
        self.limit = limit
    }

    /// - Throws: `ListenError`.
    func take(_ responder: any Responder) async throws(ListenError) -> Post {
        if let post = idle.withLock({ $0.popLast() }) {
            post.responder.exchange(for: responder)
            return post
        }
        let exchanged = ExchangedResponder(responder)
        return Post(
            listener: try await Listener.start(host: "127.0.0.1", port: 0, responder: exchanged), responder: exchanged)
    }

    /// Takes a listener back once its scenario is over.
    ///
    /// A call that the scenario gave up on can still arrive then, and the next mock would count it; but that case has
    /// failed already, and only a server that does not read for the whole timeout gets there.
    func giveBack(_ post: Post) async {
        let hasFew = post.listener.traffic.openConnections <= Self.connectionLimit
        let isKept =
            hasFew
            && idle.withLock { idle in
                guard idle.count < limit else { return false }
                idle.append(post)
                return true
            }
        if !isKept { await post.listener.stop() }
    }
}

/// Answers with whatever stands behind it at the time.
private final class ExchangedResponder: Responder {
    private let current: Mutex<any Responder>

    init(_ responder: any Responder) {
        current = Mutex(responder)
    }

    func exchange(for responder: any Responder) {
        current.withLock { $0 = responder }
    }

    func respond(to call: Call) -> Response {
        current.withLock { $0 }.respond(to: call)
    }

    func reply(to fault: WireFault) -> Reply {
        current.withLock { $0 }.reply(to: fault)
    }
}
