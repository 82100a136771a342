/// Counts a run on its way from plan to report, apart from what it reports, so that nothing passes unrun (product V-15).
struct Reconciliation: Sendable {
    private let planned: Int
    private var reported = 0
    /// The cases that passed without each of their steps having been judged.
    private var unjudged = 0
    private var firstUnjudged = ""

    init(_ plan: RunPlan) {
        planned = plan.mocks.lazy.flatMap(\.suites).reduce(0) { $0 + $1.cases.count }
    }

    mutating func add(_ event: Event) {
        if case .caseFinished = event { reported += 1 }
    }

    /// - Parameter verdict: as the case was judged, whatever a baseline makes of it.
    mutating func add(_ planned: Case, _ verdict: Verdict, judgedSteps: Int) {
        guard case .passed = verdict, let demand = planned.demand, judgedSteps < demand.judgedSteps else { return }
        unjudged += 1
        if firstUnjudged.isEmpty { firstUnjudged = "\(planned.className)/\(planned.name)" }
    }

    /// Why the report does not stand for the plan; nil where it does.
    ///
    /// - Parameter unlisted: cases that an interrupted run had no time to list, and says so.
    func difference(_ summary: RunSummary, unlisted: Int) -> String? {
        if unjudged > 0 { return "\(unjudged) cases passed that were not judged, the first is \(firstUnjudged)" }
        if planned != reported + unlisted { return "\(planned) cases were planned and \(reported) reported" }
        let counted = summary.passed + summary.skipped + summary.failed + summary.errors
        return counted == reported ? nil : "\(reported) cases were reported and \(counted) counted"
    }
}
