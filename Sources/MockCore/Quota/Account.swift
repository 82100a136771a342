package import HTTPMessage
package import PostmanModel
import Synchronization

/// The usage of one account, shared by all its mocks and exact under concurrency (B-7.B).
///
/// With a ledger it answers out of leases and asks for the next one before the last is used. A call that finds no
/// lease waits for one, beside the event loop: the first of a period, and those that come faster than the ledger writes.
package final class Account: Sendable {
    /// What became of a call's wish to be counted.
    package enum Admission: Sendable, Hashable {
        case admitted
        /// The limit is reached.
        case usedUp
        /// The ledger takes no entry, so the call must not be answered: a later process would not know of it.
        case notKept
        /// The lease is used up and the next one is on its way; `wait` tells when it is there.
        case awaited
    }

    private struct State {
        var count: UsageCount
        /// Whether the ledger has been asked and has not said anything yet.
        var isAsking = false
        /// Whether the ledger has failed since it was last heard of.
        var isAdrift = false
        /// Calls that found no lease, in the order in which they came.
        var waiters: [WaitingCall] = []
    }

    /// How many calls a lease has. After a crash the usage is at most so much higher than it was, and by the calls that
    /// were being answered: together no more than 64.
    static let leaseLength = 60
    /// With how many of them left the next one is asked for.
    private static let reserve = 24
    /// The same where a window is asked for more in the same step, which costs nothing then.
    private static let reserveAlong = leaseLength - 1

    private let state: Mutex<State>
    /// The kinds that the quota counts, one bit each: every call asks, so it must not cost a lock.
    private let countedKinds: Atomic<UInt8>
    private let ledger: (any UsageLedger)?
    /// Of the windows of its mocks' rate limits; nil where they are counted here alone.
    private let rates: (any RateLedger)?

    /// - Parameters:
    ///   - ledger: learns of calls before they are answered; without one the usage ends with the process.
    ///   - recorded: what the ledger holds of earlier processes.
    ///   - rates: keeps the windows of the mocks' rate limits; without one they end with the process.
    package init(
        quota: Quota = Quota(), ledger: (any UsageLedger)? = nil, recorded: RecordedUsage? = nil,
        rates: (any RateLedger)? = nil
    ) {
        self.ledger = ledger
        self.rates = rates
        state = Mutex(State(count: UsageCount(quota: quota, recorded: recorded)))
        countedKinds = Atomic(quota.countedKinds)
    }

    package var quota: Quota { state.withLock { $0.count.quota } }

    /// Goes on under another quota; what has been used stays used.
    package func change(to quota: Quota) {
        state.withLock { state in
            state.count.change(to: quota)
            countedKinds.store(quota.countedKinds, ordering: .relaxed)
        }
    }

    /// What counts the calls of a mock with this limit.
    func counter(of rate: RateLimit, window: String?) -> any RateCounter {
        guard let rates, let window else { return RateLimiter(rate) }
        return LeasedRateLimiter(rate, window: window, ledger: rates, account: self)
    }

    func counts(_ kind: CallKind) -> Bool {
        countedKinds.load(ordering: .relaxed) & kind.bit != 0
    }

    /// Takes one call from the quota, or refuses because none is left.
    ///
    /// It is called before the call is answered, so that concurrent calls cannot share the last one; `giveBack` returns
    /// it when the answer turns out to be of a kind that does not count.
    func take(at now: Timestamp) -> Admission {
        let (admission, request) = state.withLock { state in
            state.count.startPeriodIfDue(at: now)
            return (take(&state), nextRequest(&state))
        }
        ask(request)
        return admission
    }

    /// Takes a call as soon as there is a lease for it.
    ///
    /// - Parameters:
    ///   - standing: in the window of its mock; nil where it has none.
    ///   - resume: is told, once and on the loop, what became of it: not `awaited`.
    package func wait(
        at now: Timestamp, on loop: CallLoop, standing: RateStanding? = nil,
        resume: @escaping @Sendable (Clearance) -> Void
    ) {
        admit([WaitingCall(loop: loop, standing: standing, resume: resume)], at: now).resume()
    }

    /// The same for several calls in their order.
    ///
    /// - Parameter asks: false where `askAlong` follows.
    /// - Returns: those that need not wait, whom the caller tells.
    func admit(_ calls: [WaitingCall], at now: Timestamp, asks: Bool = true) -> ResumedCalls {
        guard !calls.isEmpty else { return ResumedCalls() }
        let (resumed, request) = state.withLock { state in
            state.count.startPeriodIfDue(at: now)
            var resumed = ResumedCalls()
            for call in calls {
                let admission = take(&state)
                if admission == .awaited { state.waiters.append(call) } else { resumed.add(call, admission) }
            }
            return (resumed, asks ? nextRequest(&state) : nil)
        }
        ask(request)
        return resumed
    }

    package func giveBack() {
        let resumed = state.withLock { state in
            state.count.giveBack(isLeased: ledger != nil)
            return takeForWaiters(&state)
        }
        resumed.resume()
    }

    private func take(_ state: inout State) -> Admission {
        if state.count.isUsedUp { return .usedUp }
        if ledger == nil {
            state.count.add()
        } else if state.count.unused > 0 {
            state.count.use()
        } else if state.isAdrift, mayOwe(state) {
            state.count.owe()
        } else {
            return .awaited
        }
        return .admitted
    }

    /// Whether calls without a lease are answered all the same: where there is no limit they could pass.
    private func mayOwe(_ state: State) -> Bool {
        state.count.quota.limit == nil && ledger?.answersUnlimited == true
    }

    // MARK: The ledger

    /// What to ask the ledger early, for a window of the same calls is being asked: a store answers both in one step.
    func askAlong(at now: Timestamp) -> UsageAsking? {
        let request = state.withLock { state in
            state.count.startPeriodIfDue(at: now)
            return nextRequest(&state, reserve: Self.reserveAlong)
        }
        return request.map { request in UsageAsking(request) { [self] result in take(result, for: request) } }
    }

    /// What to ask the ledger now: the rest of a lease where no more than a reserve is left.
    private func nextRequest(_ state: inout State, reserve: Int = Account.reserve) -> UsageRequest? {
        guard ledger != nil, !state.isAsking, state.count.unused <= reserve || state.count.owed > 0,
            let periodEnd = state.count.periodEnd
        else { return nil }
        let calls = max(0, state.count.missing(from: Self.leaseLength))
        guard calls > 0 || state.count.owed > 0, !state.isAdrift || !mayOwe(state) else { return nil }
        state.isAsking = true
        return UsageRequest(
            calls: calls, periodEnd: periodEnd, counted: state.count.counted, limit: state.count.bound,
            owed: state.count.owed)
    }

    private func ask(_ request: UsageRequest?) {
        guard let request else { return }
        ledger?.lease(request) { [self] result in take(result, for: request) }
    }

    private func take(_ result: Result<UsageLease, UsageNotKept>, for request: UsageRequest) {
        let (resumed, next) = state.withLock { state in
            state.isAsking = false
            switch result {
            case .success(let lease):
                state.isAdrift = false
                // One for a period that has ended meanwhile is worth nothing in this one.
                if state.count.periodEnd == request.periodEnd { state.count.add(lease) }
                let resumed = takeForWaiters(&state)
                // Near the limit a ledger lends less than it was asked for; the next call asks for more.
                let isEnough = lease.calls < request.calls && state.waiters.isEmpty && state.count.owed == 0
                return (resumed, isEnough ? nil : nextRequest(&state))
            case .failure:
                state.isAdrift = true
                if mayOwe(state) { return (takeForWaiters(&state), UsageRequest?.none) }
                // The next call asks again.
                var refused = ResumedCalls()
                for waiter in state.waiters { refused.add(waiter, .notKept) }
                state.waiters = []
                return (refused, UsageRequest?.none)
            }
        }
        ask(next)
        // They need the processor that the ledger needs for what it was just asked.
        if !resumed.isEmpty { ledger?.whenAsked { resumed.resume() } }
    }

    private func takeForWaiters(_ state: inout State) -> ResumedCalls {
        var resumed = ResumedCalls()
        var count = 0
        for waiter in state.waiters {
            let admission = take(&state)
            if admission == .awaited { break }
            resumed.add(waiter, admission)
            count += 1
        }
        if count > 0 { state.waiters.removeFirst(count) }
        return resumed
    }

    /// Gives the ledger back what it has lent and nobody has used, when no call can come any more.
    package func settle(at now: Timestamp) async throws(UsageNotKept) {
        let (usage, unused, owed) = state.withLock { state in
            let end = state.count.startPeriodIfDue(at: now)
            return (
                RecordedUsage(calls: state.count.calls, periodEnd: end), state.count.unused, state.count.owed
            )
        }
        try await ledger?.settle(usage, unused: unused, owed: owed)
    }

    /// When the running period ends, and how many calls of the leases are not used.
    package func outlook(at now: Timestamp) -> (periodEnd: Timestamp, unused: Int) {
        state.withLock { ($0.count.startPeriodIfDue(at: now), $0.count.unused) }
    }

    /// Takes what a ledger of several replicas says of a period without being asked for a lease.
    package func learn(counted: Int, unusedElsewhere: Int, periodEnd: Timestamp) {
        let (resumed, request) = state.withLock { state in
            state.isAdrift = false
            // What a lease brings is newer.
            guard !state.isAsking, state.count.periodEnd == periodEnd else {
                return (ResumedCalls(), UsageRequest?.none)
            }
            state.count.learn(counted: counted, unusedElsewhere: unusedElsewhere)
            return (takeForWaiters(&state), state.count.owed > 0 ? nextRequest(&state) : nil)
        }
        ask(request)
        resumed.resume()
    }

    // MARK: Looking

    /// What `GET /me` says as `mock_usage` (B-7.16).
    package func usage(at now: Timestamp) -> Usage {
        state.withLock { state in
            state.count.startPeriodIfDue(at: now)
            return state.count.usage
        }
    }

    /// When the count resets (B-12.12).
    package func periodEnd(at now: Timestamp) -> Timestamp {
        state.withLock { $0.count.startPeriodIfDue(at: now) }
    }
}

extension Quota {
    fileprivate var countedKinds: UInt8 { counts.reduce(0) { $0 | $1.bit } }
}

extension CallKind {
    fileprivate var bit: UInt8 {
        switch self {
        case .matched: 1
        case .unmatched: 2
        case .unauthorized: 4
        case .preflight: 8
        case .serverResponse: 16
        }
    }
}
