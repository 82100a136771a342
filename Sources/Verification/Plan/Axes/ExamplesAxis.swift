import HTTPMessage
import PostmanModel

/// Each saved example by every documented way of asking for it (B-4.E, V-2, V-4).
struct ExamplesAxis: AxisPlanner {
    static let summary = "each saved example: plain, by code, by name, by id"

    private let context: PlanContext
    private let inquiries: [Inquiry]

    init(_ context: PlanContext) {
        self.context = context
        inquiries = context.examples.concurrentMap { Inquiry($0.item, $0.example, $0.rival, context) }
    }

    var verdicts: [ExampleVerdict] {
        inquiries.concurrentMap { inquiry in
            ExampleVerdict(
                example: context.label(inquiry.item, inquiry.example), location: inquiry.example.location,
                reach: inquiry.reach, reason: inquiry.reach == .plain ? "" : inquiry.reason(against: .plain),
                call: inquiry.cheapestCall.map(context.authorized))
        }
    }

    func plan(into cases: inout CaseList) {
        for drafts in inquiries.concurrentMap(drafts) { cases.append(contentsOf: drafts) }
    }

    private func drafts(_ inquiry: Inquiry) -> [CaseDraft] {
        let title = context.title(inquiry.item, inquiry.example, status: inquiry.example.code ?? 200)
        let site = context.site(inquiry.item, inquiry.example)
        return inquiry.outcomes.map { way, outcome in
            CaseDraft(
                title, variant: way.rawValue, at: site, axis: .examples, way.promise,
                work: work(inquiry, way, outcome))
        }
    }

    private func work(_ inquiry: Inquiry, _ way: Inquiry.Way, _ outcome: Inquiry.Outcome) -> Case.Work {
        if case .reached(let call, let win) = outcome {
            let expectation = context.expectation(of: .served(win), on: call, promise: way.promise)
            let exchange = Exchange(.call(context.authorized(call)), expectation)
            return .run(Scenario(setups: [context.setup], steps: [.exchange(exchange, mock: 0)]))
        }
        let reason = inquiry.reason(against: way)
        guard context.options.isStrict, way == .plain, inquiry.reach != .code else { return .skip(reason: reason) }
        return .fail(message: "unreachable: no plain request and no x-mock-response-code returns it", details: [reason])
    }
}
