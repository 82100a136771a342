package import PostmanModel

/// All that a run does, in the order in which it is reported.
package struct RunPlan: Sendable {
    package var facts: RunFacts
    package var diagnostics: [Diagnostic]
    package var examples: [PlannedExample]
    package var mocks: [MockPlan]
    package var reachability: Reachability
    /// Set where the cases are a client's traffic.
    package var traffic: TrafficCounts?
    /// The most bytes that an example has as its body.
    package var largestBody = 0

    package init(
        facts: RunFacts, diagnostics: [Diagnostic] = [], examples: [PlannedExample] = [], mocks: [MockPlan],
        reachability: Reachability = Reachability()
    ) {
        self.facts = facts
        self.diagnostics = diagnostics
        self.examples = examples
        self.mocks = mocks
        self.reachability = reachability
    }
}

/// How an example of one of the mocks can be asked for.
package struct PlannedExample: Sendable {
    package var mock: String
    package var verdict: ExampleVerdict

    package init(mock: String, verdict: ExampleVerdict) {
        self.mock = mock
        self.verdict = verdict
    }

    func facts(_ redactor: Redactor) -> ExampleFacts {
        ExampleFacts(
            mock: mock, example: verdict.example, location: verdict.location, reach: verdict.reach,
            reason: verdict.reason,
            recipe: verdict.call.map { ResendCommand(.call($0), redactor: redactor).text } ?? "")
    }
}

/// One collection: what starts its mocks, and the suites that ask them.
package struct MockPlan: Sendable {
    /// Nil where there is nothing to start: a collection that does not load.
    package var host: (any MockHost)?
    package var suites: [SuitePlan]
    /// The server that is judged, where it is somebody else's.
    package var target: Target?
    /// What its answers have that later requests use; nil for nothing: else its cases run one after the other.
    package let captured: CapturedValues?

    package init(host: (any MockHost)?, suites: [SuitePlan], target: Target? = nil) {
        self.host = host
        self.suites = suites
        self.target = target
        captured = target.flatMap { $0.captures.isEmpty ? nil : CapturedValues($0.captures) }
    }
}

/// One suite and its cases; `facts.caseCount` is theirs.
package struct SuitePlan: Sendable {
    package var facts: SuiteFacts
    package var cases: [Case]

    package init(facts: SuiteFacts, cases: [Case]) {
        self.facts = facts
        self.cases = cases
    }
}

/// How a run is carried out.
package struct RunOptions: Sendable {
    /// The most scenarios in flight; at least 1.
    package var jobs: Int
    /// How many more may wait for a delay.
    package var waiting: Int
    /// For one request, from its first byte to the last byte of the reply.
    package var timeout: Duration
    /// The run ends after so many failures and errors; nil for never.
    package var bail: Int?
    /// How often a case that failed is asked again, each time on a fresh mock.
    package var retries: Int
    /// What a baseline knows to fail.
    package var known: KnownFailures
    /// How long an interrupted run may take to list the cases that it did not come to: all reports are wanted soon.
    package var listing: Duration
    /// Whether a case that failed first and then passed makes the run fail.
    package var failsOnFlaky: Bool
    /// Values that no report may show: secret variables; the keys of the scenarios are added to them.
    package var secrets: [Secret]
    /// From when on the run's duration is told; nil for the beginning of its first case.
    package var began: ContinuousClock.Instant?
    /// Whether a report shows what the cases that passed have sent and got.
    package var keepsTranscripts = false

    package init(
        jobs: Int = 8, waiting: Int = 64, timeout: Duration = .seconds(10), bail: Int? = nil, retries: Int = 0,
        known: KnownFailures = KnownFailures(), listing: Duration = .seconds(1.5), failsOnFlaky: Bool = false,
        secrets: [Secret] = [], began: ContinuousClock.Instant? = nil
    ) {
        self.jobs = max(1, jobs)
        self.waiting = waiting
        self.timeout = timeout
        self.bail = bail
        self.retries = retries
        self.known = known
        self.listing = listing
        self.failsOnFlaky = failsOnFlaky
        self.secrets = secrets
        self.began = began
    }
}
