struct RateAxis {
    init(_ context: PlanContext) {}
    func plan(into cases: inout CaseList) {}
}
