import PostmanModel
import Testing

@testable import MockServer

struct LogBudgetTests {
    @Test func withholdsWhatIsTooMuchOfASecondAndSaysSoInTheNext() {
        let budget = LogBudget(linesPerSecond: 2)
        let first = (0..<5).map { budget.take(at: Timestamp(milliseconds: 1000 + $0)) }
        #expect(first == [0, 0, nil, nil, nil])
        #expect(budget.take(at: Timestamp(milliseconds: 2000)) == 3)
        #expect(budget.take(at: Timestamp(milliseconds: 2001)) == 0)
        #expect(budget.take(at: Timestamp(milliseconds: 2999)) == nil)
        #expect(budget.take(at: Timestamp(milliseconds: 1_000_000)) == 1)
    }
}
