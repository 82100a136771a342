import HTTPMessage
package import HTTPWire
import Synchronization

/// Sends to strangers with manners: at a pace, waiting once where a server asks for it, and giving up on one that does
/// not answer at all (product T-3). What goes to this machine is passed on as it is.
package final class PacedSender: RequestSender {
    /// So many requests in a row without an answer, none answered before, and the host counts as absent.
    private static let patience = 3
    /// A `Retry-After` beyond this is not waited for.
    private static let longestWait = Duration.seconds(120)

    /// Whether the request that is being sent is to get a 429: then there is nothing to wait for.
    @TaskLocal static var expectsRefusal = false

    private struct State {
        /// When the next call to a host may begin.
        var next: [String: ContinuousClock.Instant] = [:]
        var silences = 0
        var hasAnswered = false
    }

    private let base: any RequestSender
    private let interval: Duration
    private let interruption: RunInterruption
    private let state = Mutex(State())

    package init(_ base: any RequestSender, limits: TargetLimits, interruption: RunInterruption) {
        self.base = base
        interval = .seconds(60) / max(1, limits.pace)
        self.interruption = interruption
    }

    package var callers: [any TaskExecutor] { base.callers }

    package func send(_ request: ProbeRequest, to endpoint: Endpoint, timeout: Duration) async -> SendOutcome {
        guard await waitForTurn(endpoint) else { return .unsent(reason: "cancelled") }
        var outcome = await base.send(request, to: endpoint, timeout: timeout)
        if !Self.expectsRefusal, case .replied(let reply, _) = outcome, reply.status == 429, let wait = Self.wait(reply)
        {
            guard await Self.sleep(until: .now + wait), await waitForTurn(endpoint) else { return outcome }
            outcome = await base.send(request, to: endpoint, timeout: timeout)
        }
        note(outcome, endpoint)
        return outcome
    }

    package func converse(
        _ conversation: Conversation, with endpoint: Endpoint, timeout: Duration
    ) async -> [SendOutcome] {
        guard await waitForTurn(endpoint) else { return [.unsent(reason: "cancelled")] }
        let outcomes = await base.converse(conversation, with: endpoint, timeout: timeout)
        for outcome in outcomes { note(outcome, endpoint) }
        return outcomes
    }

    private func waitForTurn(_ endpoint: Endpoint) async -> Bool {
        guard !endpoint.isLoopback else { return true }
        let turn = state.withLock { state in
            let turn = max(state.next[endpoint.authority] ?? .now, .now)
            state.next[endpoint.authority] = turn + interval
            return turn
        }
        return await Self.sleep(until: turn)
    }

    /// False where the task was cancelled meanwhile.
    private static func sleep(until instant: ContinuousClock.Instant) async -> Bool {
        do {
            try await Task.sleep(until: instant, clock: .continuous)
            return true
        } catch {
            return false
        }
    }

    /// Seconds, or a date; nil for none, or for longer than is waited.
    private static func wait(_ reply: Reply) -> Duration? {
        guard let text = reply.headers["retry-after"], let seconds = Int(text.trimmedBlanks), seconds >= 0 else {
            return nil
        }
        let wait = Duration.seconds(seconds)
        return wait <= longestWait ? wait : nil
    }

    /// A host from which nothing ever came ends the run.
    private func note(_ outcome: SendOutcome, _ endpoint: Endpoint) {
        guard !Task.isCancelled else { return }
        let reason: String
        switch outcome {
        case .unsent(let text): reason = text
        case .timedOut(let partial) where partial.isEmpty: reason = "no answer in time"
        case .replied, .timedOut, .closedEarly, .malformed:
            return state.withLock { $0.hasAnswered = true }
        }
        let isAbsent = state.withLock { state in
            guard !state.hasAnswered else { return false }
            state.silences += 1
            return state.silences >= Self.patience
        }
        if isAbsent { interruption.interrupt(reason: "\(endpoint.url) does not answer: \(reason)") }
    }
}
