import PostmanModel

/// What lint finds is part of the verdict: one case per request and one for the collection (V-12).
struct LintAxis: AxisPlanner {
    static let summary = "what lint finds: a case per request and one per collection"

    private let context: PlanContext

    init(_ context: PlanContext) {
        self.context = context
    }

    func plan(into cases: inout CaseList) {
        guard let findings = context.options.lint else { return }
        cases.append(draft("Collection", context.site, findings.ofCollection))
        for (item, found) in zip(context.requests, findings.ofRequests) {
            let title =
                "\(context.label(item)): \(item.request.method.uppercased()) "
                + PlanContext.template(item.request.url.path)
            cases.append(draft(title, context.site(item), found))
        }
    }

    private func draft(_ title: String, _ site: CaseSite, _ findings: [Diagnostic]) -> CaseDraft {
        let errors = findings.filter { $0.severity == .error }
        let others = findings.filter { $0.severity != .error }
        return CaseDraft(
            title, variant: "lint", at: site, axis: .lint, .lint.isFit, work: work(errors),
            notes: others.sorted { $0.severity > $1.severity }.map(\.description))
    }

    /// The message is the first finding whole; the rest follows as checks.
    private func work(_ errors: [Diagnostic]) -> Case.Work {
        guard let first = errors.first else { return .pass }
        let more = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
        return .fail(
            Case.PlannedFailure(
                "\(first.location): \(first.sentence)\(more)", type: "mockcheck.LintError",
                details: errors.dropFirst().map(\.description)))
    }
}
