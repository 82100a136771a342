import Testing

@testable import Verification

struct ReportOrderTests {
    @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]])
    func givesEachItsTurn(arrival: [Int]) {
        var order = ReportOrder()
        var taken: [Int] = []
        for index in arrival {
            order.add(ReportOrder.Outcome(index: index, duration: .zero, verdict: .passed))
            while let outcome = order.takeNext() { taken.append(outcome.index) }
        }
        #expect(taken == [0, 1, 2])
        #expect(order.next == 3)
    }
}
