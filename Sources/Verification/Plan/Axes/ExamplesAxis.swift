import HTTPMessage
import PostmanModel

/// Each saved example by every documented way of asking for it, and each item by its own request (B-4.E, V-2, V-4,
/// V-14).
struct ExamplesAxis: AxisPlanner {
    static let summary = "each saved example: plain, by code, by name, by id; each request as documented"

    private let context: PlanContext
    private let source: ExampleCases

    init(_ context: PlanContext) {
        self.context = context
        source = ExampleCases(context)
    }

    var verdicts: ExampleVerdicts { ExampleVerdicts(source) }

    func plan(into cases: inout CaseList) {
        cases.append(contentsOf: source.all)
        planFreshValues(into: &cases)
        guard context.options.target == nil else { return }
        for compressed in CompressedCalls(context: context).all {
            cases.append(
                context.title(compressed.rival.item, compressed.rival.example, status: compressed.rival.status),
                variant: compressed.promise.text, at: context.site(compressed.rival), axis: .examples,
                compressed.promise, work: .run(Scenario(context.setup, compressed.exchange)))
        }
    }

    // MARK: Values made anew

    /// The first example with a value that no two responses share, asked twice (B-5.19).
    private func planFreshValues(into cases: inout CaseList) {
        guard context.options.target == nil, let uuid = DynamicVariable.named("$guid")?.shape else { return }
        for inquiry in source.inquiries {
            let place = context.examples[Int(inquiry.index)]
            guard case .reached(let captures) = inquiry.outcome(.plain), let rival = place.rival.map({ Int($0) }),
                context.oracle.rivals[rival].hasTemplate, let call = context.saved(rival).call
            else {
                continue
            }
            let first = context.exchange(call, with: rival, captures, promise: .examples.freshValues)
            guard case .template(let parts) = first.expectation.body, parts.contains(.hole(uuid)) else { continue }
            var second = first
            second.expectation.isFresh = true
            let (item, example) = (context.item(of: place), context.example(at: place))
            cases.append(
                context.title(item, example, status: example.code ?? 200),
                variant: "values made anew", at: context.site(item, example), axis: .examples,
                .examples.freshValues, work: .run(Scenario(context.setup, first, second)))
            return
        }
    }
}

extension PlanContext {
    /// A call that an example wins; the clock of a mock of ours stands still until a scenario moves it.
    func exchange(_ call: Call, with rival: Int, _ captures: [Capture], promise: Promise) -> Exchange {
        let expectation = expectation(
            of: rival, captures, on: call, promise: promise, at: options.target == nil ? .start : nil)
        return Exchange(.call(authorized(call)), expectation)
    }
}
