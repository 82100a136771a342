import Testing

@testable import MockCore

struct AccountTests {
    private let now = Timestamp(milliseconds: 1_795_392_000_000)  // 2026-11-23

    @Test func lendsExactlyTheLimit() {
        let account = Account(quota: Quota(limit: 3))
        #expect((0..<5).map { _ in account.take(at: now) } == [true, true, true, false, false])
        #expect(account.usage(at: now) == Usage(limit: 3, used: 3, overage: 0))
    }

    @Test func concurrentCallsCannotShareTheLast() async {
        let account = Account(quota: Quota(limit: 1000))
        let now = now
        let passed = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<500).count { _ in account.take(at: now) } }
            }
            return await group.reduce(0, +)
        }
        #expect(passed == 1000)
    }

    @Test func overageGoesOnAndIsCounted() {
        let account = Account(quota: Quota(limit: 1, allowsOverage: true))
        #expect((0..<3).allSatisfy { _ in account.take(at: now) })
        #expect(account.usage(at: now) == Usage(limit: 1, used: 1, overage: 2))
    }

    @Test func anotherQuotaGoesOnWithWhatIsUsed() {
        let account = Account(quota: Quota(limit: 2))
        #expect((0..<3).map { _ in account.take(at: now) } == [true, true, false])
        account.change(to: Quota(limit: 3, resetsAt: now.advanced(bySeconds: 10), counts: [.matched]))
        #expect((0..<2).map { _ in account.take(at: now) } == [true, false])
        #expect(account.counts(.matched))
        #expect(!account.counts(.unmatched))
        #expect(account.take(at: now.advanced(bySeconds: 10)))
        #expect(account.usage(at: now.advanced(bySeconds: 10)) == Usage(limit: 3, used: 1, overage: 0))
    }

    @Test func aPeriodEndsWhenItIsSaidTo() {
        let account = Account(quota: Quota(limit: 1, resetsAt: now.advanced(bySeconds: 10)))
        #expect(account.take(at: now))
        #expect(!account.take(at: now.advanced(bySeconds: 9)))
        #expect(account.take(at: now.advanced(bySeconds: 10)))
        // The next one ends with the month: 2026-12-01T00:00:00Z is 8 days on.
        #expect(!account.take(at: now.advanced(bySeconds: 8 * 86_400 - 1)))
        #expect(account.take(at: now.advanced(bySeconds: 8 * 86_400)))
    }

    @Test func withoutALimitEverythingPasses() {
        let account = Account()
        #expect((0..<100).allSatisfy { _ in account.take(at: now) })
        #expect(account.usage(at: now) == Usage(limit: nil, used: 100, overage: 0))
    }
}
