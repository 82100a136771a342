import HTTPMessage
import MockCore

/// Each saved example by every documented way of asking for it (B-4.E, V-2, V-4).
struct ExamplesAxis: Sendable {
    private let context: PlanContext
    private let inquiries: [Inquiry]

    init(_ context: PlanContext) {
        self.context = context
        inquiries = context.examples.concurrentMap { Inquiry($0.item, $0.example, $0.rival, context) }
    }

    var verdicts: [ExampleVerdict] {
        inquiries.map { inquiry in
            ExampleVerdict(
                example: context.label(inquiry.item, inquiry.example), location: inquiry.example.location,
                reach: inquiry.reach, reason: inquiry.reach == .plain ? "" : inquiry.reason(against: .plain),
                call: inquiry.cheapestCall.map(context.authorized))
        }
    }

    func plan(into cases: inout CaseList) {
        let works = inquiries.concurrentMap { inquiry in Inquiry.Way.allCases.map { work(inquiry, $0) } }
        for (inquiry, works) in zip(inquiries, works) {
            let status = inquiry.example.code ?? 200
            let title = context.title(inquiry.item, inquiry.example, status: status)
            for (way, work) in zip(Inquiry.Way.allCases, works) {
                cases.append(
                    title, variant: way.rawValue, className: context.className(inquiry.item), axis: .examples,
                    location: inquiry.example.location, work: work)
            }
        }
    }

    private func work(_ inquiry: Inquiry, _ way: Inquiry.Way) -> Case.Work {
        if case .reached(let call, let win) = inquiry.outcomes[way] {
            let expectation = context.expectation(of: .served(win), on: call, promise: way.promise)
            let exchange = Exchange(.call(context.authorized(call)), expectation)
            return .run(Scenario(setups: [context.setup], steps: [.exchange(exchange, mock: 0)]))
        }
        let reason = inquiry.reason(against: way)
        guard context.options.isStrict, way == .plain, inquiry.reach != .code else { return .skip(reason: reason) }
        return .fail(message: "neither a plain call nor a code reaches the example", details: [reason])
    }
}
