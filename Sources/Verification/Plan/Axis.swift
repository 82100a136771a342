/// A dimension of the request matrix; each is one JUnit suite per mock (product V-2).
///
/// A new axis is its planner's file, a name here and the planner's type below; help texts, completions, documentation
/// and reports follow.
package enum Axis: String, Sendable, Hashable, CaseIterable {
    case examples, matching, access, cors, quota, rate, errors, lint, contract, traffic

    /// Those that a verification can ask; the others judge what somebody else asked.
    package static var planned: [Axis] { allCases.filter { $0.planner != nil } }

    /// Those that need no target (product section 8).
    package static var ofOwnMocks: Set<Axis> { Set(planned).subtracting([.contract]) }

    /// Nil for what is not asked by a plan.
    var planner: (any AxisPlanner.Type)? {
        switch self {
        case .examples: ExamplesAxis.self
        case .matching: MatchingAxis.self
        case .access: AccessAxis.self
        case .cors: CORSAxis.self
        case .quota: QuotaAxis.self
        case .rate: RateAxis.self
        case .errors: ErrorsAxis.self
        case .lint: LintAxis.self
        case .contract: ContractAxis.self
        case .traffic: nil
        }
    }

    /// What it asks, in a line.
    package var summary: String { planner?.summary ?? "what a client asked of the mocks: `mockcheck run`" }
}

/// Plans the cases of one axis.
protocol AxisPlanner: Sendable {
    /// What is asked, in a line, as help texts and documentation say it.
    static var summary: String { get }

    init(_ context: PlanContext)

    func plan(into cases: inout CaseList)
}
