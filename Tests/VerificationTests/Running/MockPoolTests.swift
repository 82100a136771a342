import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

struct MockPoolTests {
    private static let slow: @Sendable (FakeSender.Sent) async -> SendOutcome = { _ in
        try? await Task.sleep(for: .milliseconds(2))
        return .replied(Reply(status: 200))
    }

    @Test func scenariosWithEqualStatelessSetupsShareOneStart() async throws {
        var privateSetup = MockSetup()
        privateSetup.keys = [SetupKey("key-1")]
        let host = FakeHost(startTime: .milliseconds(20))
        let cases = (0..<40).map { Plans.exchangeCase("\($0)", setup: $0 % 2 == 0 ? MockSetup() : privateSetup) }
        let sender = FakeSender(Self.slow)
        let log = try await RunLog(Plans.plan([cases], host: host), sender: sender, options: RunOptions(jobs: 8))
        #expect(log.summary.passed == 40)
        #expect(host.attempts == 2)
        #expect(host.started.map(\.stops) == [1, 1])
        #expect(Set(sender.sent.map(\.port)) == [1001, 1002])
    }

    @Test func aSetupThatCallsChangeIsStartedForEachScenario() async throws {
        var limited = MockSetup()
        limited.quota = Quota(limit: 3)
        var rated = MockSetup()
        rated.rateLimit = RateLimit(limit: 2)
        let host = FakeHost()
        let cases = (0..<10).map { Plans.exchangeCase("\($0)", setup: $0 % 2 == 0 ? limited : rated) }
        let sender = FakeSender(Self.slow)
        let log = try await RunLog(Plans.plan([cases], host: host), sender: sender, options: RunOptions(jobs: 4))
        #expect(log.summary.passed == 10)
        #expect(host.started.count == 10)
        #expect(host.started.allSatisfy { $0.stops == 1 })
        #expect(Set(sender.sent.map(\.port)).count == 10)
    }

    @Test func aScenarioThatMovesTheClockHasMocksOfItsOwn() async throws {
        let moving = Plans.planned(
            "a", .run(Scenario(setups: [MockSetup()], steps: [Plans.exchange("/a"), .advance(seconds: 60)])))
        let host = FakeHost()
        _ = try await RunLog(Plans.plan([[moving, Plans.exchangeCase("b")]], host: host), sender: FakeSender())
        #expect(host.started.map(\.advanced).sorted() == [0, 60])
    }

    @Test func twoCollectionsNeverShare() async throws {
        let (first, second) = (FakeHost(), FakeHost())
        var plan = Plans.plan([[Plans.exchangeCase("a")]], host: first)
        plan.mocks += Plans.plan([[Plans.exchangeCase("b")]], host: second).mocks
        _ = try await RunLog(plan, sender: FakeSender())
        #expect(first.started.count == 1 && second.started.count == 1)
    }

    @Test func theLastBorrowerStopsTheMocksWhileTheRunGoesOn() async throws {
        let host = FakeHost()
        let other = FakeHost()
        var plan = Plans.plan([[Plans.exchangeCase("a")]], host: host)
        plan.mocks += Plans.plan([[Plans.exchangeCase("b")]], host: other).mocks
        let sender = FakeSender { sent in
            let isFirstStopped = host.started.first?.stops == 1
            return .replied(Reply(status: sent.target == "/b" && !isFirstStopped ? 500 : 200))
        }
        let log = try await RunLog(plan, sender: sender, options: RunOptions(jobs: 1))
        #expect(log.summary.passed == 2)
    }

    @Test func aStartThatFailsIsAnErrorOfEachCaseAndIsNotTriedAgain() async throws {
        let host = FakeHost(startTime: .milliseconds(5), refuses: true)
        let cases = (0..<5).map { Plans.exchangeCase("\($0)") }
        let log = try await RunLog(Plans.plan([cases], host: host), sender: FakeSender(), options: RunOptions(jobs: 3))
        #expect(host.attempts == 1)
        #expect(log.summary.errors == 5)
        #expect(Set(log.failures.map(\.message)) == ["the mock server could not start: no free port"])
    }
}
