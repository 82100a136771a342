import HTTPMessage
import Synchronization
import Testing

@testable import MockCore
@testable import PostmanModel

struct AccountTests {
    private func passes(_ account: Account, at time: Timestamp? = nil) -> Bool {
        account.take(at: time ?? now) == .admitted
    }

    private let now = Timestamp(milliseconds: 1_795_392_000_000)  // 2026-11-23

    @Test func lendsExactlyTheLimit() {
        let account = Account(quota: Quota(limit: 3))
        #expect((0..<5).map { _ in passes(account) } == [true, true, true, false, false])
        #expect(account.usage(at: now) == Usage(limit: 3, used: 3, overage: 0))
    }

    @Test func concurrentCallsCannotShareTheLast() async {
        let account = Account(quota: Quota(limit: 1000))
        let now = now
        let passed = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<500).count { _ in account.take(at: now) == .admitted } }
            }
            return await group.reduce(0, +)
        }
        #expect(passed == 1000)
    }

    @Test func overageGoesOnAndIsCounted() {
        let account = Account(quota: Quota(limit: 1, allowsOverage: true))
        #expect((0..<3).allSatisfy { _ in passes(account) })
        #expect(account.usage(at: now) == Usage(limit: 1, used: 1, overage: 2))
    }

    @Test func anotherQuotaGoesOnWithWhatIsUsed() {
        let account = Account(quota: Quota(limit: 2))
        #expect((0..<3).map { _ in passes(account) } == [true, true, false])
        account.change(to: Quota(limit: 3, resetsAt: now.advanced(bySeconds: 10), counts: [.matched]))
        #expect((0..<2).map { _ in passes(account) } == [true, false])
        #expect(account.counts(.matched))
        #expect(!account.counts(.unmatched))
        #expect(passes(account, at: now.advanced(bySeconds: 10)))
        #expect(account.usage(at: now.advanced(bySeconds: 10)) == Usage(limit: 3, used: 1, overage: 0))
    }

    @Test func aPeriodEndsWhenItIsSaidTo() {
        let account = Account(quota: Quota(limit: 1, resetsAt: now.advanced(bySeconds: 10)))
        #expect(passes(account, at: now))
        #expect(!passes(account, at: now.advanced(bySeconds: 9)))
        #expect(passes(account, at: now.advanced(bySeconds: 10)))
        // The next one ends with the month: 2026-12-01T00:00:00Z is 8 days on.
        #expect(!passes(account, at: now.advanced(bySeconds: 8 * 86_400 - 1)))
        #expect(passes(account, at: now.advanced(bySeconds: 8 * 86_400)))
    }

    /// Lends what it is asked for when the test says so.
    private final class Ledger: UsageLedger {
        private struct State {
            var requests: [UsageRequest] = []
            var open: [@Sendable (Result<UsageLease, UsageNotKept>) -> Void] = []
            var settled: [RecordedUsage] = []
        }

        private let state = Mutex(State())

        var requests: [UsageRequest] { state.withLock { $0.requests } }
        var settled: [RecordedUsage] { state.withLock { $0.settled } }

        func lease(
            _ request: UsageRequest, grant: @escaping @Sendable (Result<UsageLease, UsageNotKept>) -> Void
        ) {
            state.withLock { state in
                state.requests.append(request)
                state.open.append(grant)
            }
        }

        func settle(_ usage: RecordedUsage, unused: Int, owed: Int) async throws(UsageNotKept) {
            state.withLock { $0.settled.append(usage) }
        }

        /// Answers the request that waits.
        func grant(_ calls: Int? = nil) {
            answer { .success(UsageLease(calls: calls ?? $0.calls, counted: $0.counted + (calls ?? $0.calls))) }
        }

        func refuse() { answer { _ in .failure(UsageNotKept(reason: "no space left on device")) } }

        private func answer(_ answer: (UsageRequest) -> Result<UsageLease, UsageNotKept>) {
            let (grant, request) = state.withLock { state in
                (state.open.isEmpty ? nil : state.open.removeFirst(), state.requests.last)
            }
            if let request { grant?(answer(request)) }
        }
    }

    /// What calls that waited were told, in the order in which they were told it.
    private final class Waiting: Sendable {
        private let outcomes = Mutex<[String]>([])

        var told: [String] { outcomes.withLock { $0 } }

        func wait(_ name: String, for account: Account, at now: Timestamp, on loop: CallLoop = .none) {
            account.wait(at: now, on: loop) { [self] clearance in
                let admission = clearance.admission.map { "\($0)" } ?? "not told"
                outcomes.withLock { $0.append("\(name) \(admission)") }
            }
        }
    }

    @Test func theFirstCallWaitsForALease() {
        let (ledger, waiting) = (Ledger(), Waiting())
        let account = Account(quota: Quota(limit: 1000), ledger: ledger)
        #expect(account.take(at: now) == .awaited)
        #expect(ledger.requests == [UsageRequest(calls: 60, periodEnd: december, counted: 0, limit: 1000)])
        waiting.wait("a", for: account, at: now)
        waiting.wait("b", for: account, at: now)
        #expect(waiting.told.isEmpty)
        #expect(account.usage(at: now).used == 0)
        ledger.grant()
        #expect(waiting.told == ["a admitted", "b admitted"])
        #expect(account.usage(at: now).used == 2)
        #expect(ledger.requests.count == 1)
    }

    /// The end of the running period: 2026-12-01.
    private let december = Timestamp(milliseconds: 1_796_083_200_000)

    @Test func asksForTheNextLeaseBeforeTheLastIsUsed() {
        let ledger = Ledger()
        let account = Account(quota: Quota(limit: 150), ledger: ledger)
        _ = account.take(at: now)
        ledger.grant()
        for number in 1...150 {
            #expect(passes(account), "\(number)")
            ledger.grant()
            // What a later process would find is never less than this, and at most 60 more.
            let counted = ledger.requests.last.map { $0.counted + $0.calls } ?? 0
            #expect((number...number + 60).contains(counted))
        }
        #expect(account.take(at: now) == .usedUp)
        #expect(ledger.requests.map(\.calls) == [60, 36, 36, 18])
    }

    @Test func callsThatComeFasterThanTheLedgerGoOneAfterTheOther() {
        let (ledger, waiting) = (Ledger(), Waiting())
        let account = Account(quota: Quota(limit: 100), ledger: ledger)
        for number in 1...102 { waiting.wait("\(number)", for: account, at: now) }
        ledger.grant()
        #expect(waiting.told.count == 60)
        ledger.grant()
        ledger.grant()
        #expect(waiting.told == (1...100).map { "\($0) admitted" } + ["101 usedUp", "102 usedUp"])
        #expect(account.usage(at: now) == Usage(limit: 100, used: 100, overage: 0))
    }

    /// Another replica had the rest.
    @Test func whoWaitsIsToldThatTheLimitIsReached() {
        let (ledger, waiting) = (Ledger(), Waiting())
        let account = Account(quota: Quota(limit: 1), ledger: ledger)
        waiting.wait("a", for: account, at: now)
        waiting.wait("b", for: account, at: now)
        ledger.grant(1)
        #expect(waiting.told == ["a admitted", "b usedUp"])
    }

    @Test func aCallThatCannotBeKeptIsNotAdmitted() {
        let (ledger, waiting) = (Ledger(), Waiting())
        let account = Account(ledger: ledger)
        _ = account.take(at: now)
        ledger.grant()
        #expect((0..<60).allSatisfy { _ in passes(account) })
        waiting.wait("a", for: account, at: now)
        ledger.refuse()
        #expect(waiting.told == ["a notKept"])
        #expect(account.usage(at: now).used == 60)
        // The next call asks again.
        waiting.wait("b", for: account, at: now)
        ledger.grant()
        #expect(waiting.told == ["a notKept", "b admitted"])
    }

    @Test func aCallThatDoesNotCountGoesToWhoWaits() {
        let (ledger, waiting) = (Ledger(), Waiting())
        let account = Account(ledger: ledger)
        _ = account.take(at: now)
        ledger.grant()
        #expect((0..<60).allSatisfy { _ in passes(account) })
        waiting.wait("a", for: account, at: now)
        account.giveBack()
        #expect(waiting.told == ["a admitted"])
        #expect(account.usage(at: now).used == 60)
    }

    @Test func aLeaseOfAnEndedPeriodIsWorthNothing() {
        let (ledger, waiting) = (Ledger(), Waiting())
        let account = Account(quota: Quota(limit: 5), ledger: ledger)
        waiting.wait("a", for: account, at: now)
        let later = december.advanced(bySeconds: 1)
        waiting.wait("b", for: account, at: later)
        ledger.grant()
        #expect(waiting.told.isEmpty)
        #expect(ledger.requests.last?.periodEnd == later.startOfNextMonth)
        #expect(ledger.requests.last?.counted == 0)
        ledger.grant()
        #expect(waiting.told == ["a admitted", "b admitted"])
        account.giveBack()
        account.giveBack()
        account.giveBack()
        #expect(account.usage(at: later).used == 0)
    }

    /// Its count goes on under the new end.
    @Test func aPeriodThatIsGivenAnotherEndTellsTheLedger() {
        let ledger = Ledger()
        let account = Account(quota: Quota(limit: 1000), ledger: ledger)
        _ = account.take(at: now)
        ledger.grant()
        #expect((0..<60).allSatisfy { _ in passes(account) })
        ledger.grant()
        let end = now.advanced(bySeconds: 60)
        account.change(to: Quota(limit: 1000, resetsAt: end))
        #expect((0..<36).allSatisfy { _ in passes(account) })
        ledger.grant()
        #expect(ledger.requests.last == UsageRequest(calls: 36, periodEnd: end, counted: 96, limit: 1000))
        #expect(account.usage(at: now).used == 96)
    }

    @Test func theLastWordIsExact() async throws {
        let ledger = Ledger()
        let account = Account(ledger: ledger)
        _ = account.take(at: now)
        ledger.grant()
        #expect((0..<7).allSatisfy { _ in passes(account) })
        try await account.settle(at: now)
        #expect(ledger.settled == [RecordedUsage(calls: 7, periodEnd: december)])
    }

    @Test(arguments: [(false, 10, 10, 0), (true, 10, 10, 20), (true, 40, 30, 0)])
    func goesOnWhereTheLedgerEnds(overage: Bool, limit: Int, used: Int, beyond: Int) {
        let end = now.advanced(bySeconds: 60)
        let quota = Quota(limit: limit, resetsAt: end, allowsOverage: overage)
        let account = Account(quota: quota, recorded: RecordedUsage(calls: 30, periodEnd: end))
        let usage = account.usage(at: now)
        #expect(usage == Usage(limit: limit, used: overage ? used : 30, overage: beyond))
        #expect(account.periodEnd(at: now) == end)
        let later = Account(quota: quota, recorded: RecordedUsage(calls: 30, periodEnd: now))
        #expect(later.usage(at: now).used == 0)
    }

    @Test func withoutALimitEverythingPasses() {
        let account = Account()
        #expect((0..<100).allSatisfy { _ in passes(account) })
        #expect(account.usage(at: now) == Usage(limit: nil, used: 100, overage: 0))
    }

    /// The thread of a loop is woken once, however many of its calls a lease is for.
    @Test func callsOfOneLoopAreResumedInOneTurn() {
        let (ledger, waiting) = (Ledger(), Waiting())
        let account = Account(quota: Quota(limit: 3), ledger: ledger)
        let turns = Mutex<[(name: String, work: CallLoop.Work)]>([])
        func loop(_ name: String, _ type: Any.Type) -> CallLoop {
            CallLoop(id: ObjectIdentifier(type)) { work in turns.withLock { $0.append((name, work)) } }
        }
        let (x, y) = (loop("x", Int.self), loop("y", String.self))
        for (name, place) in [("a", x), ("b", y), ("c", x), ("d", x)] {
            waiting.wait(name, for: account, at: now, on: place)
        }
        ledger.grant()
        #expect(turns.withLock { $0.map(\.name) } == ["x", "y"])
        #expect(waiting.told.isEmpty)
        for turn in turns.withLock({ $0 }) { turn.work() }
        #expect(waiting.told == ["a admitted", "c admitted", "d usedUp", "b admitted"])
    }

    @Test func asksEarlierWhereAWindowIsAskedAtTheSameTime() throws {
        let ledger = Ledger()
        let account = Account(ledger: ledger)
        let first = try #require(account.askAlong(at: now))
        #expect(first.request.calls == 60)
        first.grant(.success(UsageLease(calls: 60, counted: 60)))
        // Nothing is missing.
        #expect(account.askAlong(at: now) == nil)
        #expect((0..<15).allSatisfy { _ in passes(account) })
        #expect(ledger.requests.isEmpty)
        #expect(account.askAlong(at: now)?.request.calls == 15)
        // One at a time.
        #expect(account.askAlong(at: now) == nil)
        #expect(ledger.requests.isEmpty)
    }
}
