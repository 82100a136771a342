import HTTPMessage
import HTTPWire
import Synchronization
import Verification

/// Keeps what a back end has answered, so that examples can be updated once the run is over.
package final class AnswerRecorder: Sendable {
    /// Of all bodies together, in bytes; what comes later is not kept.
    private static let limit = 256 << 20

    private struct State {
        var answers: [ProbeRequest: Reply] = [:]
        var byteCount = 0
        var sender: (any RequestSender)?
    }

    private let state = Mutex(State())

    package init() {}

    /// A sender that keeps what it gets; it is also asked again.
    func recording(_ sender: any RequestSender) -> any RequestSender {
        state.withLock { $0.sender = sender }
        return Recording(base: sender, recorder: self)
    }

    /// The last complete answer to a request.
    func answer(to request: ProbeRequest) -> Reply? { state.withLock { $0.answers[request] } }

    /// Asks once more; nil where no complete answer came.
    func answerAgain(to request: ProbeRequest, from endpoint: Endpoint, timeout: Duration) async -> Reply? {
        guard let sender = state.withLock({ $0.sender }),
            case .replied(let reply, _) = await sender.send(request, to: endpoint, timeout: timeout)
        else { return nil }
        return reply
    }

    private func keep(_ reply: Reply, of request: ProbeRequest) {
        state.withLock { state in
            guard state.byteCount + reply.body.count <= Self.limit else { return }
            state.byteCount += reply.body.count
            state.answers[request] = reply
        }
    }

    private struct Recording: RequestSender {
        let base: any RequestSender
        let recorder: AnswerRecorder

        func send(_ request: ProbeRequest, to endpoint: Endpoint, timeout: Duration) async -> SendOutcome {
            let outcome = await base.send(request, to: endpoint, timeout: timeout)
            if case .replied(let reply, _) = outcome { recorder.keep(reply, of: request) }
            return outcome
        }

        func converse(_ conversation: Conversation, with endpoint: Endpoint, timeout: Duration) async -> [SendOutcome] {
            await base.converse(conversation, with: endpoint, timeout: timeout)
        }
    }
}
