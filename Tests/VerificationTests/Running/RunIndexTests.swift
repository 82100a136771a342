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

    /// Only what takes its time.
    @Test func tellsSlowCasesOfAllMocks() {
        let suites = [
            [Plans.exchangeCase("a"), Self.delayed("b", .seconds(1)), Self.delayed("c", .milliseconds(1))],
            [Plans.exchangeCase("d"), Self.delayed("e", .milliseconds(100))],
        ]
        var plan = Plans.plan(suites)
        #expect(RunIndex(plan).slow == [1, 4])
        plan.mocks.append(Plans.plan([[Plans.exchangeCase("f"), Self.delayed("g", .seconds(2))]]).mocks[0])
        #expect(RunIndex(plan).slow == [1, 4, 6])
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
        #expect((0..<index.count).map { index.entry($0).slot } == [0, 1, 0, 0, nil, 1])
        #expect(index.slotUses == [3, 2])
    }

    /// Suites without cases, and cases of several mocks.
    @Test func aCaseIsFoundByItsNumber() {
        var plan = Plans.plan([[], [Plans.exchangeCase("a"), Plans.exchangeCase("b")], [], [Plans.exchangeCase("c")]])
        plan.mocks += Plans.plan([[Plans.exchangeCase("d")], []]).mocks
        let index = RunIndex(plan)
        let entries = (0..<index.count).map(index.entry)
        #expect(entries.map { index.planned($0).name } == ["a", "b", "c", "d"])
        #expect(entries.map(\.mock) == [0, 0, 0, 1])
        #expect(entries.map { index.suite(of: $0).facts.name } == ["suite 1", "suite 1", "suite 3", "suite 0"])
        #expect(entries.map(\.turn) == [nil, nil, nil, nil])
        #expect((0..<index.count).map(index.isJoinedToNext) == [true, false, false, false])
        #expect(index.cases(0..<2).map(\.name) == ["a", "b"])
    }

    /// The only job is free for the others while one waits, and the report has the order of the plan.
    @Test(.timeLimit(.minutes(1))) func whatWaitsForADelayTakesNoJob() async throws {
        let others = Gate()
        let sender = FakeSender { sent in
            if sent.target == "/a" { await others.wait(for: 2) } else { others.raise() }
            return .replied(Reply(status: 200), Arrival(duration: sent.target == "/a" ? .seconds(1) : .zero))
        }
        let cases = [Self.delayed("a", .seconds(1)), Plans.exchangeCase("b"), Plans.exchangeCase("c")]
        let log = try await RunLog(Plans.plan([cases]), sender: sender, options: RunOptions(jobs: 1))
        #expect(log.lines == ["run", "begin suite 0", "a passed", "b passed", "c passed", "end suite 0", "done"])
    }

    /// No more wait than may.
    @Test(.timeLimit(.minutes(1)), arguments: [0, 1, 3]) func soManyWait(waiting: Int) async throws {
        let sender = FakeSender { _ in .replied(Reply(status: 200), Arrival(duration: .seconds(1))) }
        let cases = (0..<8).map { Self.delayed("\($0)", .seconds(1)) }
        let options = RunOptions(jobs: 1, waiting: waiting)
        let log = try await RunLog(Plans.plan([cases]), sender: sender, options: options)
        #expect(log.summary.passed == 8)
        #expect(sender.mostInFlight <= max(1, waiting))
    }
}
