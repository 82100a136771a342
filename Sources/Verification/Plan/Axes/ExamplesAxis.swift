import HTTPMessage
import PostmanModel

/// Each saved example by every documented way of asking for it, and each item by its own request (B-4.E, V-2, V-4,
/// V-14).
struct ExamplesAxis: AxisPlanner {
    static let summary = "each saved example: plain, by code, by name, by id; each request as documented"

    private let context: PlanContext
    private let inquiries: [Inquiry]
    /// The item's own request in front of its examples.
    private let items: [(request: RequestInquiry?, examples: Range<Int>)]

    init(_ context: PlanContext) {
        self.context = context
        let inquiries = context.examples.concurrentMap { Inquiry($0.item, $0.example, $0.rival, context) }
        self.inquiries = inquiries
        let runs = Self.runs(context)
        let owned = runs.concurrentMap { range in
            let item = context.examples[range.lowerBound].item
            let examples = context.examples[range].compactMap { $0.rival.map { context.oracle.rivals[$0] } }
            let request = examples.isEmpty ? nil : DocumentedCalls.request(of: item, examples: examples)
            return (item: item, request: request, examples: examples)
        }
        let basePaths = BasePaths(owned)
        items = runs.indices.map { $0 }.concurrentMap { index in
            let (item, documented, examples) = owned[index]
            let request = RequestInquiry(
                item, documented, examples: examples, basePath: basePaths.path(of: item), context)
            return (request, runs[index])
        }
    }

    /// The examples of each item, as ranges.
    private static func runs(_ context: PlanContext) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var next = 0
        while next < context.examples.count {
            let count = context.examples[next].item.examples.count
            runs.append(next..<(next + count))
            next += count
        }
        return runs
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
        for drafts in items.concurrentMap(drafts) { cases.append(contentsOf: drafts) }
        planFreshValues(into: &cases)
        guard context.options.target == nil else { return }
        for compressed in CompressedCalls(context: context).all {
            cases.append(
                context.title(compressed.rival.item, compressed.rival.example, status: compressed.rival.status),
                variant: compressed.promise.text, at: context.site(compressed.rival), axis: .examples,
                compressed.promise, work: .run(Scenario(context.setup, compressed.exchange)))
        }
    }

    private func drafts(_ item: (request: RequestInquiry?, examples: Range<Int>)) -> [CaseDraft] {
        var known: KnownAnswer?
        let advice = inquiries[item.examples.lowerBound].advice
        var all = item.request.map { [draft($0, advice: advice, &known)] } ?? []
        for inquiry in inquiries[item.examples] { all += drafts(inquiry, &known) }
        return all
    }

    // MARK: Examples

    private func drafts(_ inquiry: Inquiry, _ known: inout KnownAnswer?) -> [CaseDraft] {
        let title = context.title(inquiry.item, inquiry.example, status: inquiry.example.code ?? 200)
        let site = context.site(inquiry.item, inquiry.example)
        return inquiry.outcomes.map { way, outcome in
            CaseDraft(
                title, variant: way.rawValue, at: site, axis: .examples, way.promise,
                work: work(inquiry, way, outcome, &known), notes: notes(inquiry, outcome))
        }
    }

    private func notes(_ inquiry: Inquiry, _ outcome: Inquiry.Outcome) -> [String] {
        guard case .reached = outcome, let reason = inquiry.standIn else { return [] }
        return ["sent with a stand-in body: \(reason)"]
    }

    private func work(
        _ inquiry: Inquiry, _ way: Inquiry.Way, _ outcome: Inquiry.Outcome, _ known: inout KnownAnswer?
    ) -> Case.Work {
        if case .reached(let call, let win) = outcome {
            return run(call, win, promise: way.promise, &known)
        }
        let reason = inquiry.reason(against: way)
        guard way == .plain, let message = brokenPromise(of: inquiry) else { return .skip(reason: reason) }
        return .fail(
            Case.PlannedFailure(
                "\(message): \(reason)", type: Failure.unreachable, details: [reason],
                call: inquiry.savedCall.map(context.authorized), setup: context.setup))
    }

    /// What no run may pass over (V-4); nil where the example can be had.
    private func brokenPromise(of inquiry: Inquiry) -> String? {
        switch inquiry.reach {
        case .unreachable: "unreachable example"
        case .name, .id: context.options.isStrict ? "no plain request and no x-mock-response-code returns it" : nil
        case .plain, .code: nil
        }
    }

    /// What an example answers whatever else a call of that method says: it has nothing that a call fills in.
    private struct KnownAnswer {
        let rival: Int
        let method: String
        let expectation: Expectation
    }

    private func run(
        _ call: Call, _ win: Oracle.Win, promise: Promise, _ known: inout KnownAnswer?
    ) -> Case.Work {
        if let known, known.rival == win.rival, known.method == call.method {
            var expectation = known.expectation
            expectation.promise = promise
            return .run(Scenario(context.setup, Exchange(.call(context.authorized(call)), expectation)))
        }
        let exchange = exchange(call, win, promise: promise)
        if !context.oracle.rivals[win.rival].hasTemplate {
            known = KnownAnswer(rival: win.rival, method: call.method, expectation: exchange.expectation)
        }
        return .run(Scenario(context.setup, exchange))
    }

    /// The clock of a mock of ours stands still until a scenario moves it.
    private func exchange(_ call: Call, _ win: Oracle.Win, promise: Promise) -> Exchange {
        let expectation = context.expectation(
            of: .served(win), on: call, promise: promise, at: context.options.target == nil ? .start : nil)
        return Exchange(.call(context.authorized(call)), expectation)
    }

    // MARK: Values made anew

    /// The first example with a value that no two responses share, asked twice (B-5.19).
    private func planFreshValues(into cases: inout CaseList) {
        guard context.options.target == nil, let uuid = DynamicVariable.named("$guid")?.shape else { return }
        for inquiry in inquiries {
            guard case .reached(let call, let win)? = inquiry.outcomes.first(where: { $0.way == .plain })?.outcome,
                context.oracle.rivals[win.rival].hasTemplate
            else {
                continue
            }
            let first = exchange(call, win, promise: .examples.freshValues)
            guard case .template(let parts) = first.expectation.body, parts.contains(.hole(uuid)) else { continue }
            var second = first
            second.expectation.isFresh = true
            cases.append(
                context.title(inquiry.item, inquiry.example, status: inquiry.example.code ?? 200),
                variant: "values made anew", at: context.site(inquiry.item, inquiry.example), axis: .examples,
                .examples.freshValues, work: .run(Scenario(context.setup, first, second)))
            return
        }
    }

    // MARK: Requests

    /// - Parameter advice: how to get the item's first example.
    private func draft(_ inquiry: RequestInquiry, advice: String, _ known: inout KnownAnswer?) -> CaseDraft {
        let request = inquiry.documented.request
        var notes: [String] = []
        if case .answered(_, _, let note?) = inquiry.outcome { notes = [note] }
        return CaseDraft(
            "\(context.label(inquiry.item)): \(request.method) \(PlanContext.template(inquiry.item.request.url.path))",
            variant: "request", at: context.site(inquiry.item), axis: .examples, .examples.request,
            work: work(inquiry, advice, &known), notes: notes)
    }

    private func work(_ inquiry: RequestInquiry, _ advice: String, _ known: inout KnownAnswer?) -> Case.Work {
        switch inquiry.outcome {
        case .answered(let call, let win, _):
            return run(call, win, promise: .examples.request, &known)
        case .shadowed(let call, let win):
            let reason = "\(context.shadow(win)), which has the same method and path; \(advice)"
            guard context.options.isStrict else { return .skip(reason: reason) }
            return .fail(
                Case.PlannedFailure(
                    "the documented request gets another request's example: \(reason)",
                    type: Failure.shadowed, details: [reason], call: context.authorized(call),
                    setup: context.setup))
        case .missed(let call, let ruling):
            return .fail(inquiry.failure(call, ruling, context))
        case .unknown(let reason):
            return .skip(reason: "\(reason), and the mock compares bodies")
        case .unsendable(let reason):
            return .fail(
                Case.PlannedFailure(
                    "nobody can send the documented request: \(reason)", type: Failure.unanswered,
                    details: [reason]))
        }
    }
}
