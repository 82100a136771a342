/// Brings verdicts that come in any order into the order of the plan.
struct ReportOrder {
    /// What a case came to.
    struct Outcome {
        var index: Int
        var duration: Duration
        var verdict: Verdict
        /// The steps of its scenario that were judged, in the attempt that counts.
        var judgedSteps = 0
        /// Of the attempts before.
        var earlierFailures: [Failure] = []
        /// What was different and hurts nobody.
        var notes: [String] = []
        /// Of a case that passed, where somebody wants it.
        var transcript = ""
    }

    private var waiting: [Int: Outcome] = [:]
    private(set) var next = 0

    /// Keeps a verdict until its turn.
    mutating func add(_ outcome: Outcome) {
        waiting[outcome.index] = outcome
    }

    /// The verdict whose turn it is, or nil where it is not there yet.
    mutating func takeNext() -> Outcome? {
        guard let outcome = waiting.removeValue(forKey: next) else { return nil }
        next += 1
        return outcome
    }
}
