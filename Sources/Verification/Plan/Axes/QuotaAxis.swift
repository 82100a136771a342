import HTTPMessage
import PostmanModel

/// The account's monthly limit: what counts, who shares it, when it ends (B-7.19).
struct QuotaAxis: AxisPlanner {
    static let summary =
        "the limit to the call, also under a burst; what counts and what does not; two mocks of one account; overage; "
        + "the period's end"

    static let limit = 3
    private static let burstLimit = 5
    private static let burstCount = 16
    private static let longestMonth = 31 * 86_400
    static let periodSeconds = 3600

    let context: PlanContext

    init(_ context: PlanContext) {
        self.context = context
    }

    func plan(into cases: inout CaseList) {
        guard let probe = Probe(context) else {
            cases.appendUnreachable(.quota, context)
            return
        }
        guard counts(.matched) else {
            cases.append(
                "All cases", axis: .quota, .quota.counts, context,
                .skip(reason: "the manifest's quota does not count matched calls"))
            return
        }
        let scenarios = limits(probe) + kinds(probe) + periods(probe)
        for (promise, scenario) in scenarios {
            cases.append("Usage limit: \(probe.title)", axis: .quota, promise, context, .run(scenario))
        }
    }

    func counts(_ kind: CallKind) -> Bool { context.options.quotaCounts.contains(kind) }

    func setup(
        limit: Int? = QuotaAxis.limit, overage: Bool = false, resetsAt: Timestamp? = nil, isPrivate: Bool? = nil
    ) -> MockSetup {
        var setup = isPrivate ?? context.options.isPrivate ? context.privateSetup : context.publicSetup
        setup.quota = Quota(
            limit: limit, resetsAt: resetsAt, allowsOverage: overage, counts: context.options.quotaCounts)
        return setup
    }

    func passing(_ probe: Probe, _ count: Int, mock: Int = 0, _ promise: Promise) -> [Scenario.Step] {
        let exchange = probe.passes(context.authorized(probe.call), promise: promise)
        return Array(repeating: .exchange(exchange, mock: mock), count: count)
    }

    func refused(_ probe: Probe, mock: Int = 0, _ promise: Promise) -> Scenario.Step {
        .exchange(probe.fails(context.authorized(probe.call), .usageLimit, promise: promise), mock: mock)
    }

    // MARK: The limit itself

    private func limits(_ probe: Probe) -> [(Promise, Scenario)] {
        let call = context.authorized(probe.call)
        let limit = Self.limit
        func scenario(_ setup: MockSetup, _ steps: [Scenario.Step]) -> Scenario {
            Scenario(setups: [setup], steps: steps)
        }
        let reached = Promise.quota.reached
        let reads = Promise.quota.usage
        let refusedOnly = Promise.quota.refusedUncounted
        let over = Promise.quota.overage
        let none = Promise.quota.limitZero
        let unlimited = Promise.quota.unlimited
        let burst = Promise.quota.burst
        let contest = Promise.quota.contest
        let shared = Promise.quota.otherMock
        let split = Promise.quota.shared
        return [
            (reached, scenario(setup(), passing(probe, limit, reached) + [refused(probe, reached)])),
            (
                reads,
                scenario(
                    setup(),
                    [.usage(used: 0, overage: 0)]
                        + (1...limit).flatMap { used in
                            passing(probe, 1, reads) + [.usage(used: used, overage: 0)]
                        })
            ),
            (
                refusedOnly,
                scenario(
                    setup(),
                    passing(probe, limit, refusedOnly) + [refused(probe, refusedOnly), refused(probe, refusedOnly)] + [
                        .usage(used: limit, overage: 0)
                    ])
            ),
            (
                over,
                scenario(setup(overage: true), passing(probe, limit + 2, over) + [.usage(used: limit, overage: 2)])
            ),
            (none, scenario(setup(limit: 0), [refused(probe, none), .usage(used: 0, overage: 0)])),
            (
                unlimited,
                scenario(
                    setup(limit: nil), passing(probe, limit + 1, unlimited) + [.usage(used: limit + 1, overage: 0)])
            ),
            (
                burst,
                scenario(
                    setup(limit: Self.burstLimit),
                    (0..<Burst.rounds).flatMap { _ -> [Scenario.Step] in
                        [
                            .burst(
                                call, count: Self.burstCount, mock: 0,
                                passing: context.expectation(on: call, promise: burst), passes: Self.burstLimit,
                                refused: context.expectation(of: .usageLimit, on: call, promise: burst)),
                            .usage(used: Self.burstLimit, overage: 0), .advance(seconds: Self.longestMonth),
                        ]
                    })
            ),
            (
                contest,
                scenario(
                    setup(limit: 1),
                    [
                        .contest(
                            Contest(
                                call: call, sign: .usage, seconds: Self.longestMonth,
                                rounds: Contest.rounds(amongMocks: context.options.mockCount),
                                passing: context.expectation(on: call, promise: contest),
                                refused: context.expectation(of: .usageLimit, on: call, promise: contest)),
                            mock: 0)
                    ])
            ),
            (
                shared,
                Scenario(
                    setups: [setup(), setup()], steps: passing(probe, limit, shared) + [refused(probe, mock: 1, shared)]
                )
            ),
            (
                split,
                Scenario(
                    setups: [setup(), setup()],
                    steps: passing(probe, limit - 1, split) + passing(probe, 1, mock: 1, split) + [
                        refused(probe, split), refused(probe, mock: 1, split), .usage(used: limit, overage: 0),
                    ])
            ),
        ]
    }
}
