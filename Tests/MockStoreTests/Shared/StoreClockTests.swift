import PostmanModel
import Testing

@testable import MockStore

/// A period's end is by the store's clock (product section 11): a replica must never be behind it.
struct StoreClockTests {
    @Test(arguments: [Int64(-86_400_000), -5, 0, 7, 3_600_000])
    func isNeverBehindTheStore(ahead: Int64) {
        let clock = StoreClock(start: Timestamp(milliseconds: 1_796_000_000_000))
        let before = StoreClock.uptime()
        let store = 1_796_000_000_000 + ahead
        clock.learn(store, sent: before)
        let (now, after) = (clock.now(), StoreClock.uptime())
        // At the earliest it read its clock when it was asked.
        #expect(now.milliseconds >= store + 1)
        #expect(now.milliseconds <= store + 1 + after - before)
    }
}
