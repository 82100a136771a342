import HTTPMessage
import PostmanModel
import Synchronization
import Testing

@testable import Verification

struct ScenarioRunnerTests {
    private static let refused = Verification.Expectation(promise: "over the limit (B-7.05)", statuses: [429])

    private func run(
        _ steps: [Scenario.Step], usage: Usage = Usage(limit: nil, used: 0, overage: 0), sender: FakeSender
    ) async -> BrokenStep? {
        let mocks = FakeMocks(ports: [1, 2], setups: [MockSetup(), MockSetup()], reported: usage)
        return await ScenarioRunner(sender: sender, timeout: .seconds(3)).run(steps, on: mocks).broken
    }

    @Test func stopsAtTheFirstBrokenStep() async throws {
        let sender = FakeSender { .replied(Reply(status: $0.target == "/b" ? 404 : 200)) }
        let broken = try #require(
            await run([Plans.exchange("/a"), Plans.exchange("/b"), Plans.exchange("/c")], sender: sender))
        #expect(broken.step == 2)
        #expect(broken.checks.map(\.kind) == [.status])
        #expect(sender.sent.map(\.target) == ["/a", "/b"])
    }

    /// What was not compared with a promise is not counted as judged (V-15).
    @Test func countsTheStepsThatWereJudged() async {
        let mocks = FakeMocks(ports: [1], setups: [MockSetup()], reported: Usage(limit: nil, used: 0, overage: 0))
        let steps: [Scenario.Step] = [
            Plans.exchange("/a"), .advance(seconds: 1), .usage(used: 0, overage: 0), Plans.exchange("/b"),
        ]
        let runner = ScenarioRunner(sender: FakeSender(), timeout: .seconds(3))
        #expect(await runner.run(steps, on: mocks).judgedSteps == 3)
        let lost = ScenarioRunner(sender: FakeSender { _ in .timedOut(PartialReply()) }, timeout: .seconds(3))
        #expect(await lost.run(steps, on: mocks).judgedSteps == 0)
    }

    /// A late answer is asked for again, since noise passes; one that comes too early is not.
    @Test(arguments: [(Duration.zero, 1, true), (.seconds(5), 1, false)])
    func delaysAreMeasured(delay: Duration, sent: Int, passes: Bool) async {
        let sender = FakeSender()
        var expectation = Plans.ok
        expectation.delay = delay
        #expect((await run([Plans.exchange("/a", expectation)], sender: sender) == nil) == passes)
        #expect(sender.sent.count == sent)
    }

    @Test func asksTheMockOfTheStepWithTheTimeoutOfTheRun() async {
        let sender = FakeSender()
        let exchange = Exchange(.call(Plans.call("/a")), Plans.ok)
        #expect(await run([.exchange(exchange, mock: 1), .exchange(exchange, mock: 0)], sender: sender) == nil)
        #expect(sender.sent.map(\.port) == [2, 1])
        #expect(sender.sent.map(\.timeout) == [.seconds(3), .seconds(3)])
    }

    @Test func aMockThatTheScenarioDoesNotHaveIsAnError() async throws {
        let exchange = Exchange(.call(Plans.call("/a")), Plans.ok)
        let broken = try #require(await run([.exchange(exchange, mock: 2)], sender: FakeSender()))
        #expect(broken.isError)
    }

    @Test(arguments: [(3, 0, true), (2, 0, false), (3, 1, false)])
    func comparesTheUsage(used: Int, overage: Int, passes: Bool) async {
        let usage = Usage(limit: 3, used: 3, overage: 0)
        let broken = await run([.usage(used: used, overage: overage)], usage: usage, sender: FakeSender())
        #expect((broken == nil) == passes)
        #expect(broken.map(\.checks.first?.kind.type) ?? "mockcheck.QuotaViolation" == "mockcheck.QuotaViolation")
    }

    /// Lets so many pass, like a quota, after all calls have arrived.
    private func limiter(_ limit: Int, outOf count: Int) -> FakeSender {
        let state = Counter()
        return FakeSender { _ in
            let number = state.next()
            for _ in 0..<400 where state.count < count { try? await Task.sleep(for: .milliseconds(5)) }
            return .replied(Reply(status: number <= limit ? 200 : 429))
        }
    }

    private final class Counter: Sendable {
        private let value = Mutex(0)

        func next() -> Int {
            value.withLock {
                $0 += 1
                return $0
            }
        }

        var count: Int { value.withLock { $0 } }
    }

    private func burst(_ count: Int, passes: Int) -> Scenario.Step {
        .burst(Plans.call("/a"), count: count, mock: 0, passing: Plans.ok, passes: passes, refused: Self.refused)
    }

    @Test func aBurstIsInFlightAllAtOnce() async {
        let sender = limiter(3, outOf: 20)
        #expect(await run([burst(20, passes: 3)], sender: sender) == nil)
        #expect(sender.mostInFlight == 20)
    }

    @Test(arguments: [2, 4])
    func aBurstOfWhichAnotherNumberPassesBreaksTheQuota(limit: Int) async throws {
        let broken = try #require(await run([burst(20, passes: 3)], sender: limiter(limit, outOf: 20)))
        #expect(broken.checks.map(\.text) == ["expected 3 of 20 concurrent requests to pass, \(limit) passed"])
        #expect(broken.checks.map(\.kind) == [.quota])
    }

    @Test func aBurstReplyThatIsNeitherIsJudgedByItsStatus() async throws {
        let sender = FakeSender { _ in .replied(Reply(status: 500)) }
        let broken = try #require(await run([burst(2, passes: 1)], sender: sender))
        #expect(broken.checks.map(\.text) == ["expected 200 OK, got 500 Internal Server Error"])
    }

    private static func cut(_ promised: Int?, _ body: [UInt8]) -> PartialReply {
        var headers = HeaderList()
        if let promised { headers.append("Content-Length", "\(promised)") }
        return PartialReply(byteCount: 99, reply: Reply(status: 200, headers: headers, body: body))
    }

    @Test(
        arguments: [
            (.unsent(reason: "connection refused"), true, "mockcheck.ConnectionError", "not sent: connection refused"),
            (.timedOut(PartialReply()), true, "mockcheck.Timeout", "no response within 3.0 seconds"),
            (
                .closedEarly(PartialReply()), true, "mockcheck.ConnectionError",
                "connection closed before the first byte of a response"
            ),
            (.closedEarly(cut(10, [1, 2, 3])), false, "mockcheck.MalformedReply", "body cut off after 3 of 10 bytes"),
            (.closedEarly(cut(10, [])), false, "mockcheck.MalformedReply", "body cut off after 0 of 10 bytes"),
            (.closedEarly(cut(nil, [1, 2, 3])), false, "mockcheck.MalformedReply", "body cut off after 3 bytes"),
            (.closedEarly(PartialReply(byteCount: 2)), false, "mockcheck.MalformedReply", "head cut off after 2 bytes"),
            (
                .timedOut(cut(10, [1, 2, 3])), false, "mockcheck.Timeout",
                "body cut off after 3 of 10 bytes, nothing more within 3.0 seconds"
            ),
            (
                .malformed(reason: "no status line"), false, "mockcheck.MalformedReply",
                "malformed response: no status line"
            ),
        ] as [(SendOutcome, Bool, String, String)])
    func aReplyThatIsNotCompleteBreaksThePromiseOnceAByteCame(
        outcome: SendOutcome, isError: Bool, type: String, text: String
    ) async throws {
        for step in [Plans.exchange("/a"), burst(2, passes: 1)] {
            let broken = try #require(await run([step], sender: FakeSender { _ in outcome }))
            #expect(broken.isError == isError)
            #expect(broken.checks.map(\.kind.type) == [type])
            #expect(broken.checks.map(\.text) == [text])
        }
    }

    /// Each reply is judged by its own expectation; one that does not come, after one that did, is a failure.
    @Test(
        arguments: [
            ([200, 404], nil, false), ([200, 200], "reply 2 of 2: expected 404 Not Found, got 200 OK", false),
            ([404, 404], "reply 1 of 2: expected 200 OK, got 404 Not Found", false),
            ([200], "reply 2 of 2: connection closed before the first byte of a response", false),
            ([], "reply 1 of 2: connection closed before the first byte of a response", true),
        ] as [([Int], String?, Bool)])
    func everyReplyOfAConversationIsJudged(statuses: [Int], text: String?, isError: Bool) async throws {
        var second = Plans.ok
        second.statuses = [404]
        let conversation = Conversation("two", Array("GET".utf8), [Plans.ok, second])
        let next = Mutex(statuses[...])
        let sender = FakeSender { _ in
            next.withLock { $0.popFirst() }.map { .replied(Reply(status: $0)) } ?? .closedEarly(PartialReply())
        }
        let broken = await run([.conversation(conversation, mock: 0)], sender: sender)
        #expect(broken?.checks.first?.text == text)
        #expect(broken?.isError ?? false == isError)
    }

    @Test(arguments: [(1, 1, true), (1, 0, false), (1, nil, true), (nil, 0, true)] as [(Int?, Int?, Bool)])
    func theVersionIsComparedWhereItIsExpected(expected: Int?, actual: Int?, kept: Bool) async throws {
        var expectation = Plans.ok
        expectation.minorVersion = expected
        let sender = FakeSender { _ in .replied(Reply(status: 200), Arrival(minorVersion: actual)) }
        #expect((await run([Plans.exchange("/a", expectation)], sender: sender) == nil) == kept)
    }

    @Test func errorsAndFailuresReachTheReportAsSuch() async throws {
        let sender = FakeSender { sent in
            sent.target == "/0"
                ? .unsent(reason: "connection refused")
                : .closedEarly(Self.cut(2, [1]))
        }
        let log = try await RunLog(
            Plans.plan([[Plans.exchangeCase("0"), Plans.exchangeCase("1")]]), sender: sender)
        #expect(
            log.lines[2...3] == [
                "0 error: plain (B-4.01): not sent: connection refused",
                "1 failed: plain (B-4.01): body cut off after 1 of 2 bytes",
            ])
    }
}
