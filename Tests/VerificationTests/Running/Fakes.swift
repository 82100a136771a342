import HTTPMessage
import HTTPWire
import PostmanModel
import Synchronization

@testable import Verification

/// Answers in memory, and remembers how many requests were in flight at once.
final class FakeSender: RequestSender {
    struct Sent: Sendable {
        var request: ProbeRequest
        var port: Int
        var timeout: Duration
    }

    private struct State {
        var sent: [Sent] = []
        var inFlight = 0
        var mostInFlight = 0
    }

    private let state = Mutex(State())
    private let answer: @Sendable (Sent) async -> SendOutcome

    init(_ answer: @escaping @Sendable (Sent) async -> SendOutcome) {
        self.answer = answer
    }

    /// Answers 200 to everything.
    convenience init() {
        self.init { _ in .replied(Reply(status: 200)) }
    }

    func send(_ request: ProbeRequest, to endpoint: Endpoint, timeout: Duration) async -> SendOutcome {
        let sent = Sent(request: request, port: endpoint.port, timeout: timeout)
        state.withLock { state in
            state.sent.append(sent)
            state.inFlight += 1
            state.mostInFlight = max(state.mostInFlight, state.inFlight)
        }
        defer { state.withLock { $0.inFlight -= 1 } }
        return await answer(sent)
    }

    /// Answers each request of it as one.
    func converse(_ conversation: Conversation, with endpoint: Endpoint, timeout: Duration) async -> [SendOutcome] {
        var outcomes: [SendOutcome] = []
        for _ in conversation.expectations {
            outcomes.append(await send(conversation.request, to: endpoint, timeout: timeout))
        }
        return outcomes
    }

    var sent: [Sent] { state.withLock { $0.sent } }
    var mostInFlight: Int { state.withLock { $0.mostInFlight } }
}

extension FakeSender.Sent {
    /// The target of a call, empty for raw bytes.
    var target: String {
        if case .call(let call) = request { call.target } else { "" }
    }
}

/// Starts mocks that are only port numbers: 1001, 1002 and so on.
final class FakeHost: MockHost {
    struct Refusal: Error, CustomStringConvertible {
        var description: String { "no free port" }
    }

    private struct State {
        var started: [FakeMocks] = []
        var nextPort = 1001
        var attempts = 0
    }

    private let state = Mutex(State())
    private let startTime: Duration
    private let refuses: Bool
    private let usage: Usage

    init(startTime: Duration = .zero, refuses: Bool = false, usage: Usage = Usage(limit: nil, used: 0, overage: 0)) {
        self.startTime = startTime
        self.refuses = refuses
        self.usage = usage
    }

    func start(_ setups: [MockSetup]) async throws -> any RunningMocks {
        state.withLock { $0.attempts += 1 }
        if startTime > .zero { try await Task.sleep(for: startTime) }
        if refuses { throw Refusal() }
        return state.withLock { state in
            let mocks = FakeMocks(ports: setups.indices.map { state.nextPort + $0 }, setups: setups, reported: usage)
            state.nextPort += setups.count
            state.started.append(mocks)
            return mocks
        }
    }

    var started: [FakeMocks] { state.withLock { $0.started } }
    var attempts: Int { state.withLock { $0.attempts } }
}

/// Remembers what was done to it.
final class FakeMocks: RunningMocks {
    let endpoints: [Endpoint]
    let setups: [MockSetup]
    private let reported: Usage
    private let state = Mutex((advanced: 0, stops: 0))

    init(ports: [Int], setups: [MockSetup], reported: Usage) {
        endpoints = ports.map { .loopback(port: $0) }
        self.setups = setups
        self.reported = reported
    }

    func usage() -> Usage { reported }
    func advance(seconds: Int) { state.withLock { $0.advanced += seconds } }
    func stop() async { state.withLock { $0.stops += 1 } }

    var advanced: Int { state.withLock { $0.advanced } }
    var stops: Int { state.withLock { $0.stops } }
}

/// Short ways to write plans.
enum Plans {
    static let suite = SuiteFacts(
        name: "Orders [examples]", mock: "Orders", axis: .examples, file: "specs/orders.json", caseCount: 0)
    static let ok = Verification.Expectation(promise: "plain (B-4.01)", statuses: [200])

    static let site = CaseSite(
        mock: "Orders", className: "Orders", location: SourceLocation(file: "specs/orders.json"))

    static func call(_ target: String) -> Call { Call(method: "GET", target: target) }

    static func exchange(_ target: String, _ expectation: Verification.Expectation = ok) -> Scenario.Step {
        .exchange(Exchange(.call(call(target)), expectation), mock: 0)
    }

    static func planned(_ name: String, _ work: Case.Work) -> Case {
        Case(name, at: site, axis: .examples, .examples.plain, detail: name, work: work)
    }

    /// A case that asks for its own name.
    static func exchangeCase(_ name: String, setup: MockSetup = MockSetup()) -> Case {
        planned(name, .run(Scenario(setups: [setup], steps: [exchange("/\(name)")])))
    }

    static func plan(_ suites: [[Case]], host: (any MockHost)? = FakeHost()) -> RunPlan {
        let suites = suites.enumerated().map { index, cases in
            SuitePlan(
                facts: SuiteFacts(
                    name: "suite \(index)", mock: "Orders", axis: .examples, file: "specs/orders.json",
                    caseCount: cases.count), cases: cases)
        }
        return RunPlan(facts: facts(), mocks: [MockPlan(host: host, suites: suites)])
    }

    static func facts(isReproducible: Bool = false) -> RunFacts {
        RunFacts(
            version: "0", seed: 42, startedAt: Timestamp(milliseconds: 0), isReproducible: isReproducible)
    }
}

/// What a run said, in short.
struct RunLog {
    var lines: [String] = []
    var failures: [Failure] = []
    /// Of the cases that passed.
    var transcripts: [String] = []
    var summary = RunSummary()

    init(
        _ plan: RunPlan, sender: any RequestSender, options: RunOptions = RunOptions(),
        interruption: RunInterruption = RunInterruption()
    ) async throws {
        var lines: [String] = []
        var failures: [Failure] = []
        var transcripts: [String] = []
        let runner = Runner(sender: sender, options: options, interruption: interruption)
        summary = try await runner.run(plan) { event in
            switch event {
            case .runStarted: lines.append("run")
            case .diagnostic(let diagnostic): lines.append("diagnostic \(diagnostic.rule)")
            case .example(let example): lines.append("example \(example.example)")
            case .suiteStarted(let facts): lines.append("begin \(facts.name)")
            case .suiteFinished(let facts): lines.append("end \(facts.name)")
            case .runFinished: lines.append("done")
            case .caseFinished(let result):
                switch result.verdict {
                case .passed:
                    lines.append("\(result.name) passed")
                    transcripts.append(result.transcript)
                case .skipped(let reason): lines.append("\(result.name) skipped: \(reason)")
                case .failed(let failure):
                    lines.append("\(result.name) failed: \(failure.message)")
                    failures.append(failure)
                case .error(let failure):
                    lines.append("\(result.name) error: \(failure.message)")
                    failures.append(failure)
                }
            }
        }
        self.lines = lines
        self.failures = failures
        self.transcripts = transcripts
    }
}
