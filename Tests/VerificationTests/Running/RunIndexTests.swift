import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

struct RunIndexTests {
    private static func delayed(_ name: String, _ delay: Duration) -> Case {
        var expectation = Plans.ok
        expectation.delay = delay
        return Plans.planned(name, .run(Scenario(MockSetup(), Exchange(.call(Plans.call("/\(name)")), expectation))))
    }

    /// Only what takes its time, and only of the last mock: beside what others wait for, there is enough to do.
    @Test func slowCasesOfTheLastMockComeFirst() {
        let suites = [
            [Plans.exchangeCase("a"), Self.delayed("b", .seconds(1)), Self.delayed("c", .milliseconds(1))],
            [Plans.exchangeCase("d"), Self.delayed("e", .milliseconds(100))],
        ]
        var plan = Plans.plan(suites)
        #expect(RunIndex(plan).slow == [1, 4])
        plan.mocks.append(Plans.plan([[Plans.exchangeCase("f"), Self.delayed("g", .seconds(2))]]).mocks[0])
        #expect(RunIndex(plan).slow == [6])
    }

    /// Cases share a slot as far as their mocks are set up alike, whatever stands between them.
    @Test func equalSetupsShareASlot() {
        var other = MockSetup()
        other.cors = .off
        let cases = [
            Plans.exchangeCase("a"), Plans.exchangeCase("b", setup: other), Plans.exchangeCase("c"),
            Plans.exchangeCase("d"), Plans.planned("e", .pass), Plans.exchangeCase("f", setup: other),
        ]
        let index = RunIndex(Plans.plan([cases]))
        #expect(index.entries.map(\.slot) == [0, 1, 0, 0, nil, 1])
        #expect(index.slotUses == [3, 2])
    }

    @Test(.timeLimit(.minutes(1))) func aRunBeginsWithTheSlowOnesAndReportsInItsOrder() async throws {
        let sender = FakeSender()
        let cases = [Plans.exchangeCase("a"), Plans.exchangeCase("b"), Self.delayed("c", .seconds(1))]
        let log = try await RunLog(Plans.plan([cases]), sender: sender, options: RunOptions(jobs: 1))
        let targets = sender.sent.map { sent in
            if case .call(let call) = sent.request { call.target } else { "" }
        }
        #expect(targets == ["/c", "/a", "/b"])
        #expect(log.lines.map { $0.prefix(1) } == ["r", "b", "a", "b", "c", "e", "d"])
    }
}
