import HTTPMessage
import PostmanModel
import Synchronization
import Testing

@testable import MockCore

/// A mock's window that a ledger keeps for several replicas (product section 11).
struct LeasedRateLimiterTests {
    /// A ledger that answers when the test says so, by a clock that the test moves.
    private final class Ledger: RateLedger {
        typealias Grant = @Sendable (Result<RateLease, UsageNotKept>) -> Void

        private struct State {
            var now = Timestamp(milliseconds: 1_000_000)
            var open: [(request: RateRequest, usage: UsageAsking?, grant: Grant)] = []
            var later: [@Sendable () -> Void] = []
        }

        private let state = Mutex(State())

        func newHolder() -> String { "r" }
        func now() -> Timestamp { state.withLock { $0.now } }
        func move(milliseconds: Int64) {
            state.withLock { $0.now = Timestamp(milliseconds: $0.now.milliseconds + milliseconds) }
        }

        func lease(_ request: RateRequest, along usage: UsageAsking?, grant: @escaping Grant) {
            state.withLock { $0.open.append((request, usage, grant)) }
        }

        func whenAsked(_ work: @escaping @Sendable () -> Void) { work() }

        func after(milliseconds: Int64, _ work: @escaping @Sendable () -> Void) {
            state.withLock { $0.later.append(work) }
        }

        func runLater() {
            let work = state.withLock { state in
                defer { state.later = [] }
                return state.later
            }
            for step in work { step() }
        }

        var requests: [RateRequest] { state.withLock { $0.open.map(\.request) } }
        var usages: [UsageRequest?] { state.withLock { $0.open.map(\.usage?.request) } }

        func answerUsage(calls: Int, counted: Int) {
            state.withLock { $0.open.first?.usage }?.grant(.success(UsageLease(calls: calls, counted: counted)))
        }

        func answer(_ result: Result<RateLease, UsageNotKept>) {
            state.withLock { $0.open.removeFirst() }.grant(result)
        }

        func answer(calls: Int, taken: Int, endsIn milliseconds: Int64? = 60_000) {
            let end = milliseconds.map { Timestamp(milliseconds: 1_000_000 + $0) }
            answer(.success(RateLease(calls: calls, taken: taken, end: end)))
        }
    }

    private final class Told: Sendable {
        private let list = Mutex<[Clearance]>([])
        var all: [RateStanding] { list.withLock { $0.compactMap(\.standing) } }
        var admissions: [Account.Admission?] { list.withLock { $0.map(\.admission) } }
        func note(_ clearance: Clearance) { list.withLock { $0.append(clearance) } }
    }

    private let ledger = Ledger()
    private let told = Told()
    private let account = Account(quota: Quota(limit: 90))

    private func limiter(_ limit: Int) -> LeasedRateLimiter {
        LeasedRateLimiter(
            RateLimit(limit: limit, windowSeconds: 60), window: "w", ledger: ledger, account: account)
    }

    private func wait(_ limiter: LeasedRateLimiter, _ wish: RateWish = .take) {
        limiter.wait(wish, at: ledger.now(), on: .none) { [told] in told.note($0) }
    }

    private func standing(_ verdict: RateStanding.Verdict, _ remaining: Int) -> RateStanding {
        RateStanding(verdict: verdict, remaining: remaining, reset: 1060)
    }

    @Test func callsThatWaitAreAskedForTogether() {
        let limiter = limiter(10)
        #expect(limiter.take(at: ledger.now()) == nil)
        for _ in 0..<3 { wait(limiter) }
        #expect(ledger.requests.map(\.needed) == [1])
        ledger.answer(calls: 1, taken: 5)
        #expect(told.all == [standing(.within, 5)])
        #expect(ledger.requests.map(\.needed) == [2])
        #expect(ledger.requests.map(\.heard) == [1])
        ledger.answer(calls: 2, taken: 9)
        #expect(told.all.dropFirst() == [standing(.within, 2), standing(.within, 1)])
        #expect(ledger.requests.isEmpty)
    }

    @Test func aFullWindowRefusesWithoutAskingAnew() {
        let limiter = limiter(10)
        for _ in 0..<2 { wait(limiter) }
        ledger.answer(calls: 1, taken: 9)
        ledger.answer(calls: 0, taken: 10)
        #expect(told.all == [standing(.within, 1), standing(.full, 0)])
        #expect(limiter.take(at: ledger.now()) == standing(.full, 0))
        #expect(ledger.requests.isEmpty)
        // Now and then it looks whether somebody has given something back; the call does not wait for that.
        ledger.move(milliseconds: 100)
        #expect(limiter.take(at: ledger.now()) == standing(.full, 0))
        #expect(ledger.requests.map(\.needed) == [1])
        ledger.answer(calls: 1, taken: 10)
        #expect(limiter.take(at: ledger.now()) == standing(.within, 0))
        // The next window is another.
        ledger.move(milliseconds: 60_000)
        #expect(limiter.take(at: ledger.now()) == nil)
    }

    @Test func slowCallsAreTakenOneAtATime() {
        let limiter = limiter(1000)
        for taken in 1...30 {
            #expect(limiter.take(at: ledger.now()) == nil)
            wait(limiter)
            #expect(ledger.requests.map(\.ahead) == [0])
            ledger.answer(calls: 1, taken: taken)
            ledger.move(milliseconds: 20)
        }
        #expect(told.all.last == standing(.within, 970))
    }

    @Test func fastCallsAreTakenAheadAndGoBackWhenNoneCome() async {
        let limiter = limiter(1000)
        for taken in 1...60 {
            if limiter.take(at: ledger.now()) == nil { wait(limiter) }
            if let request = ledger.requests.first {
                ledger.answer(calls: request.needed + request.ahead, taken: taken)
            }
            ledger.move(milliseconds: 2)
        }
        let ahead = limiter.take(at: ledger.now())
        #expect(ahead?.verdict == .within)
        ledger.move(milliseconds: 300)
        while !ledger.requests.isEmpty { ledger.answer(calls: 0, taken: 100) }
        ledger.runLater()
        let back = ledger.requests
        #expect(back.map(\.needed) == [0] && back.map(\.ahead) == [0])
        #expect(back.allSatisfy { $0.returned > 0 && $0.returnedEnd == Timestamp(milliseconds: 1_060_000) })
        ledger.answer(calls: 0, taken: 90)
        // They are nobody's now, and nobody asks for others.
        #expect(ledger.requests.isEmpty)
        #expect(limiter.take(at: ledger.now()) == nil)
    }

    /// The account lends 60 at most, those for calls that wait included.
    @Test func theFewerAreTakenAheadTheMoreWait() {
        let limiter = limiter(1000)
        // Fast ones for two tenths of a second.
        for _ in 0..<200 {
            if limiter.take(at: ledger.now()) == nil { wait(limiter) }
            while let request = ledger.requests.first {
                ledger.answer(calls: request.needed + request.ahead, taken: 1)
            }
            ledger.move(milliseconds: 1)
        }
        while limiter.take(at: ledger.now()) != nil {}
        while let request = ledger.requests.first { ledger.answer(calls: request.needed, taken: 1) }
        while limiter.take(at: ledger.now()) != nil {}
        for _ in 0..<8 { wait(limiter) }
        let asked = ledger.requests.map { $0.needed + $0.ahead }
        ledger.answer(calls: 1, taken: 1)
        #expect(asked + ledger.requests.map { $0.needed + $0.ahead } == [50, 50])
    }

    @Test func whatALedgerDoesNotCountIsNotAnswered() {
        let limiter = limiter(10)
        wait(limiter)
        ledger.answer(.failure(UsageNotKept(reason: "away")))
        #expect(told.all.map(\.verdict) == [.notKept])
        // What it has lent already is.
        wait(limiter)
        #expect(ledger.requests.map(\.heard) == [0])
        ledger.answer(calls: 2, taken: 2)
        #expect(told.all.last == standing(.within, 9))
        #expect(limiter.take(at: ledger.now()) == standing(.within, 8))
        #expect(limiter.take(at: ledger.now()) == nil)
    }

    @Test func aLookBeginsNoWindow() {
        let limiter = limiter(10)
        #expect(limiter.look(at: ledger.now()) == nil)
        wait(limiter, .look)
        #expect(ledger.requests.map(\.needed) == [0])
        ledger.answer(calls: 0, taken: 0, endsIn: nil)
        #expect(told.all == [standing(.within, 10)])
        #expect(limiter.look(at: ledger.now()) == standing(.within, 10))
        ledger.move(milliseconds: 500)
        #expect(limiter.look(at: ledger.now()) == nil)
    }

    /// Of an account whose ledger answers only what is asked together with a window.
    private final class UsageKeeper: UsageLedger {
        let asked = Mutex<[UsageRequest]>([])
        let answersUnlimited = true
        func lease(_ request: UsageRequest, grant: @escaping @Sendable (Result<UsageLease, UsageNotKept>) -> Void) {
            asked.withLock { $0.append(request) }
        }
        func settle(_ usage: RecordedUsage, unused: Int, owed: Int) async throws(UsageNotKept) {}
    }

    /// The account gets its lease with the same answer, before the calls that waited for the window need it.
    @Test func whatTheAccountNeedsIsAskedInTheSameStep() {
        let keeper = UsageKeeper()
        let limiter = LeasedRateLimiter(
            RateLimit(limit: 1000, windowSeconds: 60), window: "w", ledger: ledger,
            account: Account(quota: Quota(limit: 90), ledger: keeper))
        wait(limiter)
        #expect(ledger.usages.map { $0?.calls } == [60])
        ledger.answerUsage(calls: 60, counted: 60)
        ledger.answer(calls: 1, taken: 1)
        #expect(told.admissions == [.admitted])
        // A look needs nothing of the account.
        ledger.move(milliseconds: 1000)
        wait(limiter, .look)
        #expect(ledger.usages == [nil])
        #expect(keeper.asked.withLock { $0.isEmpty })
    }

    /// It waits once for both.
    @Test func aCallThatItsWindowHasIsCountedByTheAccount() {
        let limiter = LeasedRateLimiter(
            RateLimit(limit: 4, windowSeconds: 60), window: "w", ledger: ledger,
            account: Account(quota: Quota(limit: 2)))
        for _ in 0..<5 { wait(limiter) }
        wait(limiter, .look)
        ledger.answer(calls: 1, taken: 1)
        ledger.answer(calls: 3, taken: 4)
        #expect(told.admissions == [.admitted, .admitted, .usedUp, .usedUp, nil, nil])
        #expect(told.all.map(\.verdict) == [.within, .within, .within, .within, .full, .within])
    }
}
