import HTTPMessage
import NIOCore

/// A reply that is not ready: something of it is done beside the event loop, or the call asked for a delay.
///
/// Belongs to the event loop of its connection and is used on it only.
final class PendingReply {
    private let request: HeaderList
    private let eventLoop: any EventLoop
    /// Of the reply, where it is there already and its body its own.
    let byteCount: Int
    private var delaying: Scheduled<Void>?
    /// Whether `start` has returned, so that `finish` may be called.
    private var hasReturned = false
    /// Nil from the end on.
    private var finish: ((Reply, DeliveryFault?) -> Void)?

    /// Asks the responder.
    ///
    /// - Parameters:
    ///   - finish: gets the reply, on the event loop and after this has returned, unless it is cancelled before.
    /// - Returns: the reply, or where it is not ready what waits for it.
    static func start(
        _ call: Call, _ responder: any Responder, on eventLoop: any EventLoop,
        finish: @escaping (Reply, DeliveryFault?) -> Void
    ) -> Start {
        let response = responder.respond(to: call)
        if response.later == nil, response.delay.map({ $0 <= .zero }) ?? true,
            !ReplyCompression.takesLong(response.reply, for: call.headers)
        {
            return .ready(ReplyCompression.apply(to: response.reply, for: call.headers), response.fault)
        }
        let byteCount = response.later == nil ? response.reply.ownByteCount : 0
        let pending = PendingReply(request: call.headers, byteCount, eventLoop: eventLoop, finish: finish)
        pending.take(response)
        return .pending(pending)
    }

    enum Start {
        case ready(Reply, DeliveryFault?)
        case pending(PendingReply)
    }

    private init(
        request: HeaderList, _ byteCount: Int, eventLoop: any EventLoop,
        finish: @escaping (Reply, DeliveryFault?) -> Void
    ) {
        self.request = request
        self.byteCount = byteCount
        self.eventLoop = eventLoop
        self.finish = finish
    }

    /// The client is gone.
    func cancel() {
        delaying?.cancel()
        finish = nil
    }

    private func take(_ response: Response) {
        guard finish != nil else { return }
        guard let later = response.later else { return compress(response) }
        let (eventLoop, bound) = (eventLoop, NIOLoopBound(self, eventLoop: eventLoop))
        let loop = CallLoop(id: ObjectIdentifier(eventLoop)) { eventLoop.execute($0) }
        later(
            LateResponse(on: loop) { response in
                let pending = bound.value
                pending.hasReturned = true
                pending.take(response)
            })
    }

    private func compress(_ response: Response) {
        guard ReplyCompression.takesLong(response.reply, for: request) else {
            return delay(ReplyCompression.apply(to: response.reply, for: request), of: response)
        }
        let (eventLoop, request, bound) = (eventLoop, request, NIOLoopBound(self, eventLoop: eventLoop))
        WorkThreads.run {
            let reply = ReplyCompression.apply(to: response.reply, for: request)
            eventLoop.execute {
                let pending = bound.value
                pending.hasReturned = true
                pending.delay(reply, of: response)
            }
        }
    }

    /// - Parameter reply: that of the response, ready to be sent.
    private func delay(_ reply: Reply, of response: Response) {
        let time = response.delay.map { TimeAmount($0) } ?? .zero
        // A timer costs more than most answers.
        if hasReturned, time <= .zero { return end(with: reply, response.fault) }
        delaying = eventLoop.assumeIsolated().scheduleTask(in: time) { [self] in end(with: reply, response.fault) }
    }

    private func end(with reply: Reply, _ fault: DeliveryFault?) {
        delaying = nil
        let finish = finish
        self.finish = nil
        finish?(reply, fault)
    }
}
