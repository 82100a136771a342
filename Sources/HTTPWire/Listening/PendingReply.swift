import HTTPMessage
import NIOCore

/// A reply that is not ready: something of it is done beside the event loop, or the call asked for a delay.
///
/// Belongs to the event loop of its connection and is used on it only.
final class PendingReply {
    /// As far as the responder has it; nil from the begin of the wait on, for what it waits for can outlive it.
    private var response: Response?
    private let request: HeaderList
    private let eventLoop: any EventLoop
    /// Of the reply, where it is there already and its body its own.
    let byteCount: Int
    private var delaying: Scheduled<Void>?
    private var compressing: CompressionJob?
    /// Whether `wait` has returned, so that `finish` may be called.
    private var hasReturned = false
    /// Nil before it waits, and from the end on.
    private var finish: ((Reply, DeliveryFault?) -> Void)?

    /// Asks the responder.
    ///
    /// - Returns: the reply, or where it is not ready what waits for it once it is told to.
    static func start(
        _ call: Call, _ responder: any Responder, on eventLoop: @autoclosure () -> any EventLoop
    ) -> Start {
        var response = responder.respond(to: call)
        if response.later == nil, response.delay.map({ $0 <= .zero }) ?? true {
            // Most replies are left alone, and then nothing of them is copied.
            guard ReplyCompression.isEligible(response.reply) else { return .ready(response) }
            if !ReplyCompression.takesLong(response.reply, for: call.headers) {
                response.reply = ReplyCompression.apply(to: response.reply, for: call.headers)
                return .ready(response)
            }
        }
        let byteCount = response.later == nil ? response.reply.ownByteCount : 0
        return .pending(PendingReply(of: response, request: call.headers, byteCount, eventLoop: eventLoop()))
    }

    /// - Parameter finish: gets the reply, on the event loop and after this has returned, unless it is cancelled before.
    func wait(finish: @escaping (Reply, DeliveryFault?) -> Void) {
        self.finish = finish
        guard let response else { return }
        self.response = nil
        take(response)
    }

    enum Start {
        /// Nothing of it is to be waited for.
        case ready(Response)
        case pending(PendingReply)
    }

    private init(of response: Response, request: HeaderList, _ byteCount: Int, eventLoop: any EventLoop) {
        self.response = response
        self.request = request
        self.byteCount = byteCount
        self.eventLoop = eventLoop
    }

    /// The client is gone.
    func cancel() {
        delaying?.cancel()
        compressing?.cancel()
        response = nil
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
        let (delay, fault) = (response.delay, response.fault)
        guard ReplyCompression.takesLong(response.reply, for: request) else {
            return hold(ReplyCompression.apply(to: response.reply, for: request), back: delay, fault)
        }
        let job = CompressionJob(response.reply, for: request)
        compressing = job
        let (eventLoop, bound) = (eventLoop, NIOLoopBound(self, eventLoop: eventLoop))
        WorkThreads.run {
            guard let reply = job.run() else { return }
            eventLoop.execute {
                let pending = bound.value
                pending.hasReturned = true
                pending.hold(reply, back: delay, fault)
            }
        }
    }

    private func hold(_ reply: Reply, back delay: Duration?, _ fault: DeliveryFault?) {
        compressing = nil
        guard finish != nil else { return }
        let time = delay.map { TimeAmount($0) } ?? .zero
        // A timer costs more than most answers.
        if hasReturned, time <= .zero { return end(with: reply, fault) }
        delaying = eventLoop.assumeIsolated().scheduleTask(in: time) { [self] in end(with: reply, fault) }
    }

    private func end(with reply: Reply, _ fault: DeliveryFault?) {
        delaying = nil
        let finish = finish
        self.finish = nil
        finish?(reply, fault)
    }
}
