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
        cases.append(contentsOf: LintCases(context, findings).all)
    }
}

/// The cases of lint: that of the collection, then those of its requests.
private final class LintCases: CaseSource {
    private let context: PlanContext
    private let findings: LintFindings

    init(_ context: PlanContext, _ findings: LintFindings) {
        self.context = context
        self.findings = findings
    }

    var all: [Case] {
        let count = min(context.requests.count, findings.ofRequests.count)
        return (0...count).map { place in
            let site = place == 0 ? context.site : context.site(ofRequest: place - 1)
            return Case(of: self, place: place, identity: site.identity(axis, .lint.isFit, detail: ""))
        }
    }

    var axis: Axis { .lint }

    private func findings(of place: Int) -> [Diagnostic] {
        place == 0 ? findings.ofCollection : findings.ofRequests[place - 1]
    }

    func name(of place: Int) -> CaseName {
        guard place > 0 else { return CaseName("Collection", tail: Self.tail) }
        let item = context.requests[place - 1]
        let method = item.request.method.uppercased()
        return CaseName(
            "\(context.label(item)): \(method) \(PlanContext.template(item.request.url.path))", tail: Self.tail)
    }

    private static let tail = " [lint]"

    func className(of place: Int) -> String { place == 0 ? context.site.className : context.classNames[place - 1] }

    func location(of place: Int) -> SourceLocation {
        place == 0 ? context.collectionLocation : context.requests[place - 1].location
    }

    func promise(of place: Int) -> Promise { .lint.isFit }

    func notes(of place: Int) -> [String] {
        let others = findings(of: place).filter { $0.severity != .error }
        return others.isEmpty ? [] : others.sorted { $0.severity > $1.severity }.map(\.description)
    }

    func demand(of place: Int) -> Case.Demand? { nil }

    func work(of places: [Int]) -> [Case.Work] { places.map(work) }

    /// The message is the first finding whole; the rest follows as checks.
    private func work(of place: Int) -> Case.Work {
        let errors = findings(of: place).filter { $0.severity == .error }
        guard let first = errors.first else { return .pass }
        let more = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
        return .fail(
            Case.PlannedFailure(
                "\(first.location): \(first.sentence)\(more)", type: "mockcheck.LintError",
                details: errors.dropFirst().map(\.description)))
    }
}
