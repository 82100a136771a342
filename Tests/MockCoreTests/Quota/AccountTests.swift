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

    /// Notes what it is told, until it is told to fail.
    private final class Ledger: UsageLedger {
        let entries = Mutex<[Int]>([])
        let isFull = Mutex(false)

        func reserve(_ calls: Int, until periodEnd: Timestamp) throws(UsageNotKept) {
            if isFull.withLock({ $0 }) { throw UsageNotKept(reason: "no space left on device") }
            entries.withLock { $0.append(calls) }
        }
    }

    @Test func theLedgerKnowsOfEveryCallBeforeItCounts() {
        let ledger = Ledger()
        let account = Account(quota: Quota(limit: 150), ledger: ledger)
        for number in 1...150 {
            #expect(passes(account))
            let reserved = ledger.entries.withLock { $0.last ?? 0 }
            #expect(reserved >= number && reserved < number + 100)
        }
        #expect(account.take(at: now) == .usedUp)
        #expect(ledger.entries.withLock { $0 } == [64, 128, 150])
    }

    @Test func aCallThatCannotBeKeptIsNotAdmitted() {
        let ledger = Ledger()
        let account = Account(ledger: ledger)
        #expect((0..<64).allSatisfy { _ in passes(account) })
        ledger.isFull.withLock { $0 = true }
        #expect(account.take(at: now) == .notKept)
        #expect(account.usage(at: now).used == 64)
        ledger.isFull.withLock { $0 = false }
        #expect(passes(account))
    }

    @Test(arguments: [(false, 10, 10, 0), (true, 10, 10, 20), (true, 40, 30, 0)])
    func goesOnWhereTheLedgerEnds(overage: Bool, limit: Int, used: Int, beyond: Int) {
        let end = now.advanced(bySeconds: 60)
        let quota = Quota(limit: limit, resetsAt: end, allowsOverage: overage)
        let account = Account(quota: quota, recorded: RecordedUsage(calls: 30, periodEnd: end))
        let usage = account.usage(at: now)
        #expect(usage == Usage(limit: limit, used: overage ? used : 30, overage: beyond))
        #expect(account.record(at: now) == RecordedUsage(calls: 30, periodEnd: end))
        let later = Account(quota: quota, recorded: RecordedUsage(calls: 30, periodEnd: now))
        #expect(later.usage(at: now).used == 0)
    }

    @Test func withoutALimitEverythingPasses() {
        let account = Account()
        #expect((0..<100).allSatisfy { _ in passes(account) })
        #expect(account.usage(at: now) == Usage(limit: nil, used: 100, overage: 0))
    }
}
