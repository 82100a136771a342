/// Turns verdicts in plan order into events: opens and closes the suites, and counts.
struct EventSequence {
    private let suites: [SuitePlan]
    private let known: KnownFailures
    private var suite = 0
    private var position = 0
    private(set) var summary = RunSummary()

    init(_ plan: RunPlan, known: KnownFailures) {
        self.known = known
        suites = plan.mocks.flatMap(\.suites)
    }

    /// Opens the first suite that has a case; suites without cases are opened and closed on the way.
    mutating func begin(emit: (Event) throws -> Void) rethrows {
        while suite < suites.count {
            if position == 0 { try emit(.suiteStarted(suites[suite].facts)) }
            guard position == suites[suite].cases.count else { return }
            try emit(.suiteFinished(suites[suite].facts))
            suite += 1
            position = 0
        }
    }

    /// Reports the next case of the plan.
    mutating func report(
        _ verdict: Verdict, duration: Duration, earlierFailures: [Failure] = [], notes: [String] = [],
        transcript: String = "", emit: (Event) throws -> Void
    ) rethrows {
        let planned = suites[suite].cases[position]
        var result = CaseResult(
            id: planned.id, suite: suites[suite].facts, number: planned.number, name: planned.name,
            className: planned.className, location: planned.location, duration: duration,
            verdict: known.judged(verdict, of: planned), earlierFailures: earlierFailures, notes: planned.notes + notes)
        result.transcript = transcript
        summary.count(result)
        try emit(.caseFinished(result))
        position += 1
        if position == suites[suite].cases.count { try begin(emit: emit) }
    }

    /// Leaves the cases that are left out of the reports, and returns how many there are.
    mutating func abandon(emit: (Event) throws -> Void) rethrows -> Int {
        guard suite < suites.count else { return 0 }
        let count = suites[suite...].map(\.cases.count).reduce(0, +) - position
        try emit(.suiteFinished(suites[suite].facts))
        suite = suites.count
        return count
    }

    /// The next case of the plan, or nil behind the last.
    var next: (planned: Case, suite: SuiteFacts)? {
        suite < suites.count ? (suites[suite].cases[position], suites[suite].facts) : nil
    }
}
