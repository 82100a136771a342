import NIOCore
import Testing

@testable import HTTPWire

struct PatienceTests {
    /// How often it lasts before it has come to its end.
    private func lasts(_ patience: inout Patience, at now: NIODeadline) -> Int {
        var count = 0
        while count < 5000, patience.spend(at: now) { count += 1 }
        return count
    }

    @Test func lastsForAThousandAtOnceAndComesBackInTime() {
        var patience = Patience()
        let start = NIODeadline.uptimeNanoseconds(3_000_000_000)
        let counts = [TimeAmount.zero, .zero, .seconds(1), .seconds(1), .hours(1)].map { after in
            lasts(&patience, at: start + after)
        }
        #expect(counts == [1000, 0, 33, 0, 1000])
    }

    /// A little at a time is never too much: what is earned meanwhile is not lost between two of them.
    @Test func lastsForEverAtThirtyASecond() {
        var patience = Patience()
        let start = NIODeadline.uptimeNanoseconds(1)
        var count = 0
        for step in 1...20_000 where patience.spend(at: start + .milliseconds(Int64(step) * 33)) { count += 1 }
        #expect(count == 20_000)
    }
}
