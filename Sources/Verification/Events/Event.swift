package import PostmanModel

/// What happens in a run, in the order of the plan; reporters turn it into what people and CI read.
package enum Event: Sendable {
    case runStarted(RunFacts)
    case diagnostic(Diagnostic)
    /// How one example can be asked for; all of them come before the first suite.
    case example(ExampleFacts)
    case suiteStarted(SuiteFacts)
    case caseFinished(CaseResult)
    case suiteFinished(SuiteFacts)
    case runFinished(RunSummary)
}

/// What is known before the first case.
package struct RunFacts: Sendable {
    package var version: String
    package var seed: UInt64
    /// The start, or `SOURCE_DATE_EPOCH` where that is set.
    package var startedAt: Timestamp
    /// True where times must not differ between two runs (`SOURCE_DATE_EPOCH` is set).
    package var isReproducible: Bool
    /// The same in all shards of one run: a CI's own number, else the seed in hexadecimal.
    package var runID: String
    /// `1/4` where the run is one of several shards.
    package var shard: String?
    /// How many mocks and cases are planned; 0 where that is not known.
    package var mockCount: Int
    package var caseCount: Int
    /// The cases of all shards together, and a digest of their ids: the shards of one run agree in both.
    package var plannedCases: Int
    package var planDigest: String
    /// The options that said how to read and mock the collections, for the lines that repeat a case.
    package var inputArguments: [String]
    /// Those that said which cases to make of them, for the same purpose.
    package var planArguments: [String]

    package init(
        version: String, seed: UInt64, startedAt: Timestamp, isReproducible: Bool, runID: String? = nil,
        shard: String? = nil, mockCount: Int = 0, caseCount: Int = 0, plannedCases: Int? = nil,
        planDigest: String = "", inputArguments: [String] = [], planArguments: [String] = []
    ) {
        self.version = version
        self.seed = seed
        self.startedAt = startedAt
        self.isReproducible = isReproducible
        self.runID = runID ?? String(seed, radix: 16)
        self.shard = shard
        self.mockCount = mockCount
        self.caseCount = caseCount
        self.plannedCases = plannedCases ?? caseCount
        self.planDigest = planDigest
        self.inputArguments = inputArguments
        self.planArguments = planArguments
    }
}

/// One example of one mock, and how it can be asked for.
package struct ExampleFacts: Sendable {
    package var mock: String
    /// The item's name, with the example's where that says more.
    package var example: String
    package var location: SourceLocation
    package var reach: ExampleVerdict.Reach
    /// Why not plainly; empty where it is.
    package var reason: String
    /// The cheapest call that gets it, as a command line without secrets; empty where there is none.
    package var recipe: String

    package init(
        mock: String, example: String, location: SourceLocation, reach: ExampleVerdict.Reach, reason: String = "",
        recipe: String = ""
    ) {
        self.mock = mock
        self.example = example
        self.location = location
        self.reach = reach
        self.reason = reason
        self.recipe = recipe
    }
}

/// One axis of one mock.
package struct SuiteFacts: Sendable, Hashable {
    /// `Orders [examples]`.
    package var name: String
    package var mock: String
    package var axis: Axis
    /// The collection's file.
    package var file: String
    /// How many cases follow, the skipped ones included.
    package var caseCount: Int
    /// The URL of the server that is judged, where it is somebody else's.
    package var target: String?

    package init(name: String, mock: String, axis: Axis, file: String, caseCount: Int, target: String? = nil) {
        self.name = name
        self.mock = mock
        self.axis = axis
        self.file = file
        self.caseCount = caseCount
        self.target = target
    }
}

/// The verdict on one case.
package struct CaseResult: Sendable {
    /// `Case.id`; a record's own names cannot make it again.
    package var id: String
    package var suite: SuiteFacts
    /// The case's place in the whole plan, from 0, whichever shard ran it.
    package var number: Int
    package var name: String
    package var className: String
    package var location: SourceLocation
    package var duration: Duration
    package var verdict: Verdict
    /// What went wrong in the attempts before the one that counts, oldest first (CI-1.5.15).
    package var earlierFailures: [Failure]
    /// What to know of it whatever its verdict: how far its promise goes, warnings of lint.
    package var notes: [String]
    /// What was sent and what came, of a case that passed, secrets redacted; empty where no report keeps it.
    package var transcript = ""

    package init(
        id: String, suite: SuiteFacts, number: Int = 0, name: String, className: String,
        location: SourceLocation, duration: Duration, verdict: Verdict, earlierFailures: [Failure] = [],
        notes: [String] = []
    ) {
        self.id = id
        self.suite = suite
        self.number = number
        self.name = name
        self.className = className
        self.location = location
        self.duration = duration
        self.verdict = verdict
        self.earlierFailures = earlierFailures
        self.notes = notes
    }

    /// How a note begins that tells of drift (product T-2).
    static let driftMark = "drift: "

    /// Whether it failed and then passed, within one run.
    package var isFlaky: Bool { if case .passed = verdict { !earlierFailures.isEmpty } else { false } }
}

package enum Verdict: Sendable {
    case passed
    case skipped(reason: String)
    /// A promise was broken.
    case failed(Failure)
    /// An error: no connection, a timeout, a collection that does not load.
    case error(Failure)
}

/// All that a person needs to see why, and to repeat it (V-8).
package struct Failure: Sendable, Hashable {
    /// The type of a file that cannot be used at all.
    package static let unusableFile = "mockcheck.CollectionError"
    /// The type of a coverage that does not suffice; its checks are a list, which is shown whole.
    package static let coverage = "mockcheck.Coverage"
    /// The types of what a collection itself is at fault for, whatever a server answers.
    package static let misread = "mockcheck.MisreadFile"
    package static let unreachable = "mockcheck.UnreachableExample"
    package static let shadowed = "mockcheck.ShadowedRequest"
    package static let unanswered = "mockcheck.UnansweredRequest"

    /// One line that names the promise, at most 300 characters.
    package var message: String
    /// What was promised and not kept, so that many failures of one promise are told once; empty where none was asked.
    package var promise = ""
    /// A dotted name such as `mockcheck.StatusMismatch`; a bare word would be type-cast by GitLab (CI-1.3).
    package var type: String
    /// One line per check that failed: `[status] expected 200 OK, got 404 Not Found`.
    package var checks: [String]
    /// A unified difference of expected and actual body, where there is one.
    package var difference: String
    /// What was sent and what came, as HTTP text with secrets redacted.
    package var transcript: String
    /// Command lines that repeat it: serve and curl, where `serve` can set the mock up so, then verify.
    package var reproduce: [String]

    package init(
        message: String, type: String, checks: [String] = [], difference: String = "", transcript: String = "",
        reproduce: [String] = []
    ) {
        self.message = message
        self.type = type
        self.checks = checks
        self.difference = difference
        self.transcript = transcript
        self.reproduce = reproduce
    }
}

/// The counts at the end.
package struct RunSummary: Sendable {
    package var passed = 0
    package var failed = 0
    package var errors = 0
    package var skipped = 0
    /// Of the passed, those that failed first.
    package var flaky = 0
    /// Of the passed, those that are different from what the examples show and hurt nobody.
    package var drifted = 0
    /// How many cases were skipped for each reason.
    package var skipReasons: [String: Int] = [:]
    package var duration: Duration = .zero
    package var reachability = Reachability()
    /// Set where a client's traffic was judged (product section 9).
    package var traffic: TrafficCounts?
    /// Whether the flaky ones make the run fail.
    package var failsOnFlaky = false
    /// Set where a signal ended the run early.
    package var interruption: String?
    /// Set where planned, judged and reported cases do not agree.
    package var unreconciled: String?

    package init() {}

    mutating func count(_ result: CaseResult) {
        switch result.verdict {
        case .passed:
            passed += 1
            if result.notes.contains(where: { $0.hasPrefix(CaseResult.driftMark) }) { drifted += 1 }
        case .skipped(let reason):
            skipped += 1
            skipReasons[reason, default: 0] += 1
        case .failed: failed += 1
        case .error: errors += 1
        }
        if result.isFlaky { flaky += 1 }
    }
}

/// How the examples of all collections can be asked for (V-4), and what has none (V-5).
package struct Reachability: Sendable, Hashable {
    package var plain = 0
    package var byCode = 0
    package var byName = 0
    package var byID = 0
    /// Loaded but never served by any call, or left out of the mock with a diagnostic.
    package var unreachable = 0
    package var requests = 0
    package var requestsWithoutExamples = 0

    package init() {}
}
