import Dispatch
import HTTPMessage
import PostmanModel
import Synchronization

/// Carries out a contest.
struct ContestRun: Sendable {
    /// Contests of several cases at once would take the processors from each other.
    private static let queue = DispatchQueue(label: "mockcheck.contest")

    let contest: Contest
    let mocks: any RunningMocks
    let mock: Int

    private struct State {
        var passes = 0
        /// The passes by the header that tells windows apart.
        var byHeader: [String: Int] = [:]
        /// What is wrong, and the reply that shows it.
        var fault: (text: String, reply: Reply?)?
    }

    /// - Returns: nil where each call went to one caller only.
    func broken() async -> BrokenStep? {
        await withCheckedContinuation { continuation in
            Self.queue.async { continuation.resume(returning: run()) }
        }
    }

    private func run() -> BrokenStep? {
        let state = Mutex(State())
        let arrived = Atomic(0)
        let end = ContinuousClock.now + Contest.longest
        _ = Parallel.inPieces(of: 0..<Contest.threads, length: 1) { threads -> [Void] in
            for round in 1...contest.rounds {
                if ContinuousClock.now > end || state.withLock({ $0.fault != nil }) { break }
                Self.meet(arrived, of: round)
                Self.pause(of: round, thread: threads.lowerBound)
                guard let reply = mocks.answer(contest.call, mock: mock) else {
                    state.withLock { $0.fault = ("the mock cannot be called without a socket", nil) }
                    break
                }
                note(reply, state)
            }
            return []
        }
        let (fault, passes) = state.withLock { ($0.fault, $0.passes) }
        if let fault { return broken(fault.text, fault.reply) }
        return passes > 0 ? nil : broken("expected calls to pass, all were refused", nil)
    }

    /// Waits for the others, so that all begin within some nanoseconds: for as long as one needs that has a processor, and
    /// no longer, for one without gets none by being waited for.
    private static func meet(_ arrived: borrowing Atomic<Int>, of round: Int) {
        arrived.add(1, ordering: .relaxed)
        var patience = 20_000
        while patience > 0, arrived.load(ordering: .relaxed) < round * Contest.threads { patience -= 1 }
    }

    /// Now one is a little later than the other, now the other: who always comes to the two instructions half a
    /// microsecond before the other never meets it there.
    private static func pause(of round: Int, thread: Int) {
        guard round % Contest.threads == thread else { return }
        var left = round / Contest.threads % 100
        while left > 0 { left -= 1 }
    }

    private func note(_ reply: Reply, _ state: borrowing Mutex<State>) {
        guard contest.passing.statuses.contains(reply.status) else {
            if contest.refused.statuses.contains(reply.status) { return }
            let statuses = (contest.passing.statuses + contest.refused.statuses).map { "\($0)" }
            let text = "expected \(statuses.joined(separator: " or ")), got \(reply.status)"
            return state.withLock { $0.fault = (text, reply) }
        }
        // Read before the clock is moved: both calls that share one are in it, whoever looks first.
        let used = contest.sign == .usage ? mocks.usage().used : 1
        state.withLock { state in
            state.passes += 1
            var together = used
            if case .header(let name) = contest.sign, let value = reply.headers[name] {
                state.byHeader[value, default: 0] += 1
                together = state.byHeader[value, default: 1]
            }
            if together > 1 {
                state.fault = (
                    "expected 1 of \(Contest.threads) concurrent requests to pass, \(together) passed", reply
                )
            }
        }
        mocks.advance(seconds: contest.seconds)
    }

    private func broken(_ text: String, _ reply: Reply?) -> BrokenStep {
        BrokenStep(
            checks: [CheckFailure(.quota, promise: contest.passing.promise, text: text)],
            request: .call(contest.call), mock: mock, received: reply.map(BrokenStep.Received.reply) ?? .nothing)
    }
}
