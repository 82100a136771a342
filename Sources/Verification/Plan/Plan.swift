package import PostmanModel

/// Everything that a run of one mock will do, in the order of its report.
package struct Plan: Sendable {
    package var cases: [Case]
    /// Counts of this mock; examples that the reader left out are for the caller to add to `unreachable`.
    package var reachability: Reachability
    /// One verdict per example of the collection, in file order (V-4).
    package var verdicts: ExampleVerdicts
    /// The requests that no call can ever reach, for want of an example (V-5).
    package var requestsWithoutExamples: [RequestItem]

    package init(
        cases: [Case], reachability: Reachability, verdicts: ExampleVerdicts, requestsWithoutExamples: [RequestItem]
    ) {
        self.cases = cases
        self.reachability = reachability
        self.verdicts = verdicts
        self.requestsWithoutExamples = requestsWithoutExamples
    }

    /// Of a collection without examples: there is nothing to ask, and that is not a pass.
    init(withoutExamples requests: [RequestItem]) {
        self.init(
            cases: [], reachability: Reachability(), verdicts: ExampleVerdicts(nil), requestsWithoutExamples: requests)
        reachability.requests = requests.count
        reachability.requestsWithoutExamples = requests.count
    }
}

/// What decides a plan besides the collection and its environment.
package struct PlanOptions: Sendable {
    /// The first part of every class name: unique over the run.
    package var mockName: String
    /// What the manifest says of this mock.
    package var configuration = MockConfiguration(name: "")
    /// The selected axes; they are planned in the order of `Axis.allCases`.
    package var axes: Set<Axis> = Set(Axis.allCases)
    /// What the manifest's quota counts; the limits that are verified are the planner's own.
    package var quotaCounts = Quota().counts
    /// What `serve` does with it; nil where it is not asked behind `serve`'s listener.
    package var served: ServedFacts?
    /// The longest request body that the mock takes, in bytes (I-6).
    package var bodyLimit = 1 << 20
    /// Makes derived calls for every endpoint of a large collection instead of a spread of them.
    package var isExhaustive = false
    /// What lint says of the collection; nil where nobody asked it, and the axis `lint` has no cases.
    package var lint: LintFindings?
    /// Turns examples that are returned only by name or id into failures (V-4).
    package var isStrict = false
    /// Somebody else's server in place of mocks of our own; nil for those.
    package var target: Target?
    /// Whether a response must have nothing that nobody promised; other platforms add headers of their own (V-3).
    package var judgesWhole = true
    /// How many mocks the run has.
    package var mockCount = 1
    /// Varies made-up keys; nothing else in a plan is random.
    package var seed: UInt64 = 0

    package init(mockName: String) {
        self.mockName = mockName
    }

    var profile: Profile { configuration.profile }
    var matching: MatchSettings { configuration.matching }
    var cors: CORSMode { configuration.cors }
    /// Whether a key is needed: somebody else's server says so by having one.
    var isPrivate: Bool { target.map { $0.key != nil } ?? (configuration.access != .anyone) }
    /// The length of the rate limit's window that is verified.
    var rateWindowSeconds: Int { (configuration.rateLimit ?? RateLimit(limit: 1)).windowSeconds }
    /// Whether a missing Content-Type is expected to come from the preview language (B-5.09).
    var typesFromLanguage: Bool { configuration.typesFromLanguage }
}
