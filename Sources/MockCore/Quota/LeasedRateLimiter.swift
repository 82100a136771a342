import HTTPMessage
import PostmanModel
import Synchronization

/// Counts the calls of one mock together with other replicas, in windows that a ledger keeps.
///
/// Calls that wait are asked for together, so the ledger is asked once a round trip at most, however many come. Where calls
/// have come fast for a while some are taken ahead, and none of those wait. Where they come slowly none are: every replica
/// knows to the call what remains, and no call is refused that another replica holds and does not use.
final class LeasedRateLimiter: RateCounter {
    private struct State {
        var window = LeasedWindow()
        var demand = RateDemand()
        /// In the order in which they came.
        var waiters: [Waiter] = []
        var number = 0
        var heard = 0
        var isAsking = false
        var isReturnPlanned = false
    }

    private struct Waiter {
        let wish: RateWish
        var call: WaitingCall
    }

    /// Calls that need not wait for the window any longer.
    private struct Served {
        var resumed = ResumedCalls()
        /// Those that are within it, which the account has to count as well.
        var admitted: [WaitingCall] = []

        var isEmpty: Bool { resumed.isEmpty && admitted.isEmpty }

        mutating func add(_ waiter: Waiter, _ standing: RateStanding) {
            var call = waiter.call
            call.standing = standing
            if waiter.wish == .take, standing.isWithinLimit { admitted.append(call) } else { resumed.add(call) }
        }
    }

    /// How old the knowledge of a window may be, in milliseconds, with which calls are refused.
    private static let refusalAge: Int64 = 100
    /// The same for answers that do not count.
    private static let lookAge: Int64 = 500
    /// After how many milliseconds without a call what was taken ahead goes back.
    private static let idleTime: Int64 = 250

    let rate: RateLimit
    private let window: String
    private let ledger: any RateLedger
    private let account: Account
    private let holder: String
    private let state = Mutex(State())

    /// - Parameters:
    ///   - window: the same for all replicas of a mock, and for no other mock.
    ///   - account: counts the calls of the mock.
    init(_ rate: RateLimit, window: String, ledger: any RateLedger, account: Account) {
        self.account = account
        self.rate = rate
        self.window = window
        self.ledger = ledger
        holder = ledger.newHolder()
    }

    func take(at now: Timestamp) -> RateStanding? {
        let (standing, request) = state.withLock { state in
            state.demand.note(now)
            let standing = take(&state.window, at: now)
            // Somebody may have given back what he did not use.
            let isOld = standing?.verdict == .full && state.window.isOlder(than: Self.refusalAge, at: now)
            return (standing, standing.flatMap { _ in nextRequest(&state, at: now, needed: isOld ? 1 : 0) })
        }
        ask(request, at: now)
        return standing
    }

    func look(at now: Timestamp) -> RateStanding? {
        state.withLock { state in
            state.window.isOlder(than: Self.lookAge, at: now) ? nil : state.window.sight(rate, at: now)
        }
    }

    /// Stays counted: by now the window may be another, and the call is not one of that.
    func giveBack() {}

    func wait(
        _ wish: RateWish, at now: Timestamp, on loop: CallLoop, resume: @escaping @Sendable (Clearance) -> Void
    ) {
        let waiter = Waiter(wish: wish, call: WaitingCall(loop: loop, resume: resume))
        let (served, request) = state.withLock { state in
            var served = Served()
            if wish == .take, let standing = take(&state.window, at: now) {
                served.add(waiter, standing)
            } else {
                state.waiters.append(waiter)
            }
            return (served, nextRequest(&state, at: now))
        }
        ask(request, at: now)
        account.admit(served.admitted, at: now).resume()
        served.resumed.resume()
    }

    private func take(_ window: inout LeasedWindow, at now: Timestamp) -> RateStanding? {
        guard window.isRunning(at: now) else { return nil }
        return window.take(rate)
    }

    // MARK: The ledger

    /// What to ask the ledger now, if anything.
    private func nextRequest(_ state: inout State, at now: Timestamp, needed: Int = 0) -> RateRequest? {
        guard !state.isAsking else { return nil }
        let needed = needed + state.waiters.count { $0.wish == .take }
        let ahead = state.demand.ahead
        let isLow = state.window.isRunning(at: now) && !state.window.isFull && state.window.unused <= ahead / 2
        guard !state.waiters.isEmpty || needed > 0 || (isLow && ahead > 0) else { return nil }
        var request = begin(&state)
        request.needed = needed
        // Those that wait are a part of it: more than the account lends would be asked for out of step with it.
        if needed > 0 || isLow { request.ahead = max(0, ahead - state.window.unused - needed) }
        return request
    }

    private func begin(_ state: inout State) -> RateRequest {
        state.isAsking = true
        state.number += 1
        return RateRequest(
            holder: holder, number: state.number, heard: state.heard, window: window, rate: rate)
    }

    private func ask(_ request: RateRequest?, at now: Timestamp) {
        guard let request else { return }
        let usage = request.wantsCalls ? account.askAlong(at: now) : nil
        ledger.lease(request, along: usage) { [self] result in hear(result, of: request) }
    }

    private func hear(_ result: Result<RateLease, UsageNotKept>, of request: RateRequest) {
        let now = ledger.now()
        let (served, next, mustPlan) = state.withLock { state -> (Served, RateRequest?, Bool) in
            state.isAsking = false
            var served = Served()
            // Near the limit a ledger lends less than it was asked for; the next call asks for more.
            var mayAsk = false
            switch result {
            case .success(let lease):
                mayAsk = request.wantsCalls && lease.calls >= request.needed + request.ahead
                state.heard = request.number
                state.window.add(lease, needed: request.needed, at: now)
                served = serve(&state, at: now)
            case .failure:
                let sight = state.window.sight(rate, at: now)
                let refused = RateStanding(verdict: .notKept, remaining: 0, reset: sight.reset)
                for waiter in state.waiters { served.add(waiter, waiter.wish == .take ? refused : sight) }
                state.waiters = []
            }
            let next = mayAsk || !state.waiters.isEmpty ? nextRequest(&state, at: now) : nil
            return (served, next, beginPlan(&state))
        }
        // The account asks for what they take in the same step.
        let admitted = account.admit(served.admitted, at: now, asks: next?.wantsCalls != true)
        ask(next, at: now)
        if mustPlan { planReturn() }
        guard !served.isEmpty else { return }
        // They need the processor that the ledger needs for what it was just asked.
        ledger.whenAsked {
            admitted.resume()
            served.resumed.resume()
        }
    }

    /// Those who wait and can be told, in their order. What was lent to them they get, also where the window ends meanwhile.
    private func serve(_ state: inout State, at now: Timestamp) -> Served {
        var served = Served()
        var count = 0
        for waiter in state.waiters {
            let standing = waiter.wish == .take ? state.window.take(rate) : state.window.sight(rate, at: now)
            guard let standing else { break }
            served.add(waiter, standing)
            count += 1
        }
        if count > 0 { state.waiters.removeFirst(count) }
        return served
    }

    // MARK: Giving back

    private func beginPlan(_ state: inout State) -> Bool {
        guard state.window.unused > 0, !state.isReturnPlanned else { return false }
        state.isReturnPlanned = true
        return true
    }

    private func planReturn() {
        ledger.after(milliseconds: Self.idleTime) { [self] in
            let now = ledger.now()
            let (request, mustPlan) = state.withLock { state -> (RateRequest?, Bool) in
                state.isReturnPlanned = false
                guard state.window.isRunning(at: now), state.window.unused > 0 else { return (nil, false) }
                let isIdle = state.demand.isIdle(for: Self.idleTime, at: now) && !state.isAsking
                return isIdle ? (giveUp(&state), false) : (nil, beginPlan(&state))
            }
            ask(request, at: now)
            if mustPlan { planReturn() }
        }
    }

    private func giveUp(_ state: inout State) -> RateRequest {
        var request = begin(&state)
        (request.returned, request.returnedEnd) = (state.window.unused, state.window.end)
        state.window.forget()
        return request
    }

    func settle() async {
        let request = state.withLock { state in
            state.window.unused > 0 && !state.isAsking ? giveUp(&state) : nil
        }
        guard let request else { return }
        await withCheckedContinuation { continuation in
            ledger.lease(request, along: nil) { [self] result in
                hear(result, of: request)
                continuation.resume()
            }
        }
    }
}
