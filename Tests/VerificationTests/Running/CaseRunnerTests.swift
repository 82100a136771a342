import HTTPMessage
import HTTPWire
import PostmanModel
import Synchronization
import Testing

@testable import Verification

/// Cases that follow each other and are sent together.
struct CaseRunnerTests {
    /// Answers calls that come together by a script, and each that comes alone as the plan expects it, or with 500.
    private final class SharingSender: RequestSender {
        private let shared: @Sendable ([Call]) -> SharedOutcome
        private let alone: @Sendable (Call) -> SendOutcome
        private let counts = Mutex((together: [Int](), alone: 0))

        init(alone: @escaping @Sendable (Call) -> SendOutcome, _ shared: @escaping @Sendable ([Call]) -> SharedOutcome)
        {
            self.alone = alone
            self.shared = shared
        }

        func send(_ request: ProbeRequest, to endpoint: Endpoint, timeout: Duration) async -> SendOutcome {
            counts.withLock { $0.alone += 1 }
            if case .call(let call) = request { return alone(call) }
            return .unsent(reason: "no call")
        }

        var sendsTogether: Bool { true }

        func send(together calls: [Call], to endpoint: Endpoint, timeout: Duration) async -> SharedOutcome {
            counts.withLock { $0.together.append(calls.count) }
            return shared(calls)
        }

        func converse(_ conversation: Conversation, with endpoint: Endpoint, timeout: Duration) async -> [SendOutcome] {
            []
        }

        var together: [Int] { counts.withLock { $0.together } }
        var countAlone: Int { counts.withLock { $0.alone } }
    }

    private static let reply = Reply(
        status: 200,
        headers: [
            "Content-Type": "text/html; charset=utf-8", "Access-Control-Allow-Origin": "*",
            "Date": "Thu, 15 Jan 2026 10:00:00 GMT", "ETag": "W/\"0-1\"", "Content-Length": "0",
        ])

    @Sendable private static func good(_ call: Call) -> SendOutcome { .replied(reply) }

    /// Two items with an example each: ten cases of the axis, one of which is sent by HEAD where that is wanted.
    private func run(
        _ sender: SharingSender, host: FakeHost = FakeHost(), methods: [String] = ["GET", "GET"], retries: Int = 0
    ) async throws -> RunLog {
        let examples = methods.enumerated().map { Samples.example("e\($0)", "\($1) /t\($0)") }
        let cases = Samples.plan(Samples.collection(examples), [.examples]).cases
        return try await RunLog(
            Plans.plan([cases], host: host), sender: sender, options: RunOptions(jobs: 1, retries: retries))
    }

    @Test func whatIsAnsweredTogetherIsJudgedOnce() async throws {
        let sender = SharingSender(alone: Self.good) { .replied($0.map(Self.good)) }
        let host = FakeHost()
        let log = try await run(sender, host: host)
        #expect(log.summary.passed == 10)
        #expect(sender.together == [10])
        #expect(sender.countAlone == 0)
        #expect(host.started.map(\.stops) == [1])
        #expect(log.summary.unreconciled == nil)
    }

    @Test func aWrongReplyIsThatCases() async throws {
        let sender = SharingSender(alone: Self.good) { calls in
            .replied(calls.indices.map { $0 == 3 ? .replied(Reply(status: 404)) : .replied(Self.reply) })
        }
        let log = try await run(sender)
        #expect(log.summary.passed == 9 && log.summary.failed == 1)
        #expect(log.lines.contains { $0.hasPrefix("Item e0: GET /t0 -> 200 [by name] failed: ") })
        #expect(sender.countAlone == 0)
    }

    @Test func aFailureIsTriedAgainAlone() async throws {
        let sender = SharingSender(alone: Self.good) { calls in
            .replied(calls.indices.map { $0 == 3 ? .replied(Reply(status: 404)) : .replied(Self.reply) })
        }
        let log = try await run(sender, retries: 2)
        #expect(log.summary.passed == 10 && log.summary.flaky == 1)
        #expect(sender.countAlone == 1)
    }

    @Test func whatIsNotAnsweredTogetherIsSentAlone() async throws {
        let sender = SharingSender(alone: Self.good) { _ in .unsent }
        let host = FakeHost()
        let log = try await run(sender, host: host)
        #expect(log.summary.passed == 10)
        #expect(sender.countAlone == 10)
        #expect(host.started.map(\.stops) == [1])
    }

    /// A server whose replies cannot be told apart is at fault, even where each comes whole alone.
    @Test(arguments: [(0, "[request]"), (4, "[by id]"), (99, "Item e1: GET /t1 -> 200 [by id]")])
    func repliesThatCannotBeToldApartAreAFailure(count: Int, name: String) async throws {
        let sender = SharingSender(alone: Self.good) { _ in .misframed(after: count) }
        let log = try await run(sender)
        #expect(log.summary.passed == 9 && log.summary.failed == 1)
        let line = try #require(log.lines.first { $0.contains(" failed: ") })
        #expect(line.contains(name))
        #expect(line.hasSuffix("malformed response where requests follow each other without waiting"))
    }

    /// Where one fails alone as well, that tells more.
    @Test func aFailureAloneStandsForTheRest() async throws {
        let sender = SharingSender(alone: { $0.target == "/t1" ? .malformed(reason: "x") : Self.good($0) }) { _ in
            .misframed(after: 2)
        }
        let log = try await run(sender)
        #expect(log.summary.failed == 5)
        #expect(log.failures.allSatisfy { $0.message.hasSuffix("malformed response: x") })
    }

    /// Its response has no body, whatever its head says.
    @Test func callsByHEADAreSentAlone() async throws {
        let sender = SharingSender(alone: Self.good) { .replied($0.map(Self.good)) }
        let log = try await run(sender, methods: ["HEAD", "GET"])
        #expect(log.summary.passed == 10)
        #expect(sender.together == [5])
        #expect(sender.countAlone == 5)
    }

    /// A page's preflight and its request, and the limit of a mock of its own.
    private static func scenarios() -> [Case] {
        var limited = MockSetup()
        limited.quota = Quota(limit: 2)
        let visit = Scenario(setups: [MockSetup()], steps: [Plans.exchange("/a"), Plans.exchange("/b")])
        let limit = Scenario(
            setups: [limited],
            steps: [
                Plans.exchange("/c"), Plans.exchange("/c"), .advance(seconds: 60), Plans.exchange("/d"),
                Plans.exchange("/e"),
            ])
        return [
            Plans.planned("visit", .run(visit)), Plans.planned("visit 2", .run(visit)),
            Plans.planned("limit", .run(limit)),
        ]
    }

    private func runScenarios(_ sender: SharingSender, host: FakeHost = FakeHost()) async throws -> RunLog {
        try await RunLog(Plans.plan([Self.scenarios()], host: host), sender: sender, options: RunOptions(jobs: 1))
    }

    @Test func stepsThatNeedNoResponseBeforeThemAreSentTogether() async throws {
        let sender = SharingSender(alone: Self.good) { .replied($0.map(Self.good)) }
        let host = FakeHost()
        let log = try await runScenarios(sender, host: host)
        #expect(log.summary.passed == 3)
        #expect(log.summary.unreconciled == nil)
        #expect(sender.together == [4, 2, 2])
        #expect(sender.countAlone == 0)
        #expect(host.started.map(\.advanced) == [0, 60])
    }

    @Test(arguments: [
        ("/b", ["visit", "visit 2"], "step 2 of 2"), ("/c", ["limit"], "step 1 of 5"), ("/e", ["limit"], "step 5 of 5"),
    ])
    func theStepThatIsBrokenIsNamed(target: String, names: [String], place: String) async throws {
        let sender = SharingSender(alone: Self.good) { calls in
            .replied(calls.map { $0.target == target ? .replied(Reply(status: 404)) : .replied(Self.reply) })
        }
        let log = try await runScenarios(sender)
        let failed = log.lines.filter { $0.contains(" failed: ") }
        #expect(failed.map { String($0.prefix { $0 != ":" }) } == names.map { "\($0) failed" })
        #expect(failed.allSatisfy { $0.contains("(\(place))") })
    }

    /// What a mock with a limit has seen cannot be taken back.
    @Test(arguments: [SharedOutcome.unsent, .misframed(after: 1)])
    func aLimitThatIsNotAnsweredTogetherIsAskedOnMocksOfItsOwn(outcome: SharedOutcome) async throws {
        let sender = SharingSender(alone: Self.good) { calls in
            calls[0].target == "/c" ? outcome : .replied(calls.map(Self.good))
        }
        let host = FakeHost()
        let log = try await runScenarios(sender, host: host)
        #expect(log.summary.passed == 3)
        #expect(sender.countAlone == 4)
        #expect(host.started.map(\.stops) == [1, 1, 1])
        #expect(host.started.map(\.advanced) == [0, 0, 60])
    }

    /// The one that has the reply which cannot be told apart, however many its scenario needs.
    @Test(arguments: [(1, "visit failed: "), (2, "visit 2 failed: "), (9, "visit 2 failed: ")])
    func theScenarioWhoseReplyCannotBeToldApartFails(count: Int, line: String) async throws {
        let sender = SharingSender(alone: Self.good) { calls in
            calls[0].target == "/a" ? .misframed(after: count) : .replied(calls.map(Self.good))
        }
        let failed = try await runScenarios(sender).lines.filter { $0.contains(" failed: ") }
        #expect(failed.count == 1)
        #expect(failed.first?.hasPrefix(line) == true)
    }
}
