import PostmanModel

/// What a page about a run says first: counts by collection and axis, and the failures, as many as are shown.
struct RunTally {
    struct Counts: Equatable {
        var passed = 0
        var failed = 0
        var errors = 0
        var skipped = 0

        var all: Int { passed + failed + errors + skipped }

        mutating func add(_ verdict: Verdict) {
            switch verdict {
            case .passed: passed += 1
            case .failed: failed += 1
            case .error: errors += 1
            case .skipped: skipped += 1
            }
        }
    }

    /// One collection, axis by axis.
    struct Row {
        var mock: String
        var counts: [Axis: Counts] = [:]
    }

    private let failureLimit: Int
    private(set) var facts: RunFacts?
    private(set) var summary: RunSummary?
    private(set) var rows: [Row] = []
    private(set) var failures: FailureGroups
    /// Whose matter the failures are (V-13).
    private(set) var matters = MatterCounts()
    /// At targets: how many cases were skipped for each reason.
    private(set) var skipReasons: [String: Int] = [:]
    /// What passed only when it was asked again, as many as are shown.
    private(set) var flaky: [CaseResult] = []
    /// - Parameter failureLimit: so many failures are kept whole.
    init(failureLimit: Int) {
        self.failureLimit = failureLimit
        failures = FailureGroups(limit: failureLimit)
    }

    mutating func record(_ event: Event) {
        switch event {
        case .runStarted(let facts): self.facts = facts
        case .suiteStarted(let suite): if rows.last?.mock != suite.mock { rows.append(Row(mock: suite.mock)) }
        case .caseFinished(let result):
            if rows.last?.mock != result.suite.mock { rows.append(Row(mock: result.suite.mock)) }
            rows[rows.count - 1].counts[result.suite.axis, default: Counts()].add(result.verdict)
            if result.isFlaky, flaky.count < failureLimit { flaky.append(result) }
            if case .skipped(let reason) = result.verdict, result.suite.target != nil {
                skipReasons[reason, default: 0] += 1
            }
            guard let failure = result.failure else { return }
            failures.add(result, failure)
            matters.add(result)
        case .runFinished(let summary): self.summary = summary
        case .diagnostic, .example, .suiteFinished: break
        }
    }

    private static let mostReasons = 20

    /// What a target could not be asked, the most frequent reason first; the rest as one.
    var skips: [(count: Int, reason: String)] {
        let sorted = skipReasons.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        let rest = sorted.dropFirst(Self.mostReasons).reduce(0) { $0 + $1.value }
        return sorted.prefix(Self.mostReasons).map { ($0.value, $0.key) } + (rest > 0 ? [(rest, "other reasons")] : [])
    }

    /// The axes that any collection has cases of.
    var axes: [Axis] { Axis.allCases.filter { axis in rows.contains { $0.counts[axis] != nil } } }

    /// `FAILED`, `PASSED`, or why neither.
    var verdict: String {
        guard let summary else { return "CUT OFF" }
        switch summary.verdict {
        case .unreconciled(let difference): return "NOT RELIABLE (\(difference))"
        case .interrupted(let reason): return "INTERRUPTED (\(reason))"
        case .failed: return "FAILED"
        case .nothingSelected: return "NOTHING RAN"
        case .passed: return "PASSED"
        }
    }

    var isPassed: Bool { verdict == "PASSED" }
}

extension Verdict {
    /// What went wrong, whether the promise was broken or there was an error.
    var failure: Failure? {
        switch self {
        case .failed(let failure), .error(let failure): failure
        case .passed, .skipped: nil
        }
    }
}

extension CaseResult {
    var failure: Failure? { verdict.failure }
}
