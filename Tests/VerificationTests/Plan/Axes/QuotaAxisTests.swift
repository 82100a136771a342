import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

struct QuotaAxisTests {
    private let plan = Samples.plan(Samples.collection(Samples.appendixA), [.quota])

    /// `200@0` for an exchange with mock 0, `usage 3+0`, `+60` for the clock, `burst 5/16`.
    private func steps(_ rule: String) -> [String] {
        (plan.first(rule)?.scenario?.steps ?? []).map { step in
            switch step {
            case .exchange(let exchange, let mock): "\(exchange.expectation.statuses[0])@\(mock)"
            case .conversation(let conversation, let mock): "\(conversation.expectations.count) replies@\(mock)"
            case .burst(_, let count, _, _, let passes, let refused): "burst \(passes)/\(count) \(refused.statuses[0])"
            case .contest(let contest, let mock): "contest \(contest.refused.statuses[0])@\(mock)"
            case .advance(let seconds): "+\(seconds)"
            case .usage(let used, let overage): "usage \(used)+\(overage)"
            }
        }
    }

    @Test(arguments: [
        ("the call after the limit gets 429", ["200@0", "200@0", "200@0", "429@0"]),
        ("another mock of the account is refused", ["200@0", "200@0", "200@0", "429@1"]),
        ("share one limit", ["200@0", "200@0", "200@1", "429@0", "429@1", "usage 3+0"]),
        ("with overage", ["200@0", "200@0", "200@0", "200@0", "200@0", "usage 3+2"]),
        ("limit 0", ["429@0", "usage 0+0"]),
        (
            "concurrent calls",
            Array(repeating: ["burst 5/16 429", "usage 5+0", "+2678400"], count: 2).flatMap(\.self)
        ),
        ("not given twice", ["contest 429@0"]),
        ("unmatched calls count", ["404@0", "404@0", "404@0", "usage 3+0"]),
        ("refused keys do not count", ["401@0", "401@0", "401@0", "usage 0+0"]),
        ("keys without a right do not count", ["403@0", "403@0", "403@0", "usage 0+0"]),
        ("unmatched HEAD calls count", ["404@0", "404@0", "404@0", "usage 3+0"]),
        ("server responses count", ["503@0", "503@0", "503@0", "usage 3+0"]),
        ("outranks a server response", ["429@0"]),
        ("the period ends to the second", ["200@0", "200@0", "200@0", "+3599", "429@0", "+1", "200@0", "usage 1+0"]),
        (
            "takes the overage away",
            ["200@0", "200@0", "200@0", "200@0", "200@0", "usage 3+2", "+3600", "usage 0+0", "200@0", "usage 1+0"]
        ),
        ("preflights do not count", ["204@0", "204@0", "204@0", "usage 0+0"]),
        ("a preflight passes at the end", ["200@0", "200@0", "200@0", "204@0"]),
        ("a missing key outranks", ["200@0", "200@0", "200@0", "429@0", "401@0"]),
        (
            "after the period's end",
            [
                "200@0", "200@0", "200@0", "429@0", "+3599", "429@0", "+2", "usage 0+0", "200@0", "200@0", "200@0",
                "429@0", "usage 3+0",
            ]
        ),
    ])
    func scenarios(_ rule: String, _ expected: [String]) {
        #expect(steps(rule) == expected)
    }

    @Test func setupsCarryTheLimit() throws {
        let scenario = try #require(plan.first("share one limit")?.scenario)
        #expect(scenario.setups.map { $0.quota?.limit } == [3, 3])
        #expect(scenario.setups.allSatisfy { $0.isStateful })
        let ending = try #require(plan.first("after the period's end")?.scenario)
        #expect(ending.setups[0].quota?.resetsAt == Scenario.clockStart.advanced(bySeconds: 3600))
        let refused = try #require(plan.first("the call after the limit")?.exchanges.last?.expectation)
        #expect(refused.errorName == "usageLimitError")
        #expect(refused.errorTexts?.message == "Usage limit reached. Contact your team admin.")
    }

    @Test func theClockStandsInJanuary2026() {
        // 2026-01-15T10:00:00Z; February begins 16 days and 14 hours later.
        #expect(Scenario.clockStart.seconds == 1_768_471_200)
        #expect(steps("ends with the month")[4] == "+\(16 * 86400 + 14 * 3600 - 1)")
    }

    @Test func whatTheManifestCountsIsExpected() {
        let plan = Samples.plan(Samples.collection(Samples.appendixA), [.quota]) {
            $0.quotaCounts = [.matched, .preflight]
        }
        #expect(plan.first("preflights count")?.scenario != nil)
        #expect(plan.first("unmatched calls do not count")?.scenario != nil)
    }
}
