import HTTPMessage
import PostmanModel

/// The account's monthly limit: what counts, who shares it, when it ends (B-7.19).
struct QuotaAxis: AxisPlanner {
    static let summary =
        "the limit to the call, also under a burst; what counts and what does not; two mocks of one account; overage; "
        + "the period's end"

    private static let limit = 3
    private static let burstLimit = 10
    private static let burstCount = 32
    private static let periodSeconds = 3600

    private let context: PlanContext

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

    private func counts(_ kind: CallKind) -> Bool { context.options.quotaCounts.contains(kind) }

    private func setup(
        limit: Int? = QuotaAxis.limit, overage: Bool = false, resetsAt: Timestamp? = nil, isPrivate: Bool? = nil
    ) -> MockSetup {
        var setup = isPrivate ?? context.options.isPrivate ? context.privateSetup : context.publicSetup
        setup.quota = Quota(
            limit: limit, resetsAt: resetsAt, allowsOverage: overage, counts: context.options.quotaCounts)
        return setup
    }

    private func passing(_ probe: Probe, _ count: Int, mock: Int = 0, _ promise: Promise) -> [Scenario.Step] {
        let exchange = probe.passes(context.authorized(probe.call), promise: promise)
        return Array(repeating: .exchange(exchange, mock: mock), count: count)
    }

    private func refused(_ probe: Probe, mock: Int = 0, _ promise: Promise) -> Scenario.Step {
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
                    [
                        .burst(
                            call, count: Self.burstCount, mock: 0,
                            passing: context.expectation(on: call, promise: burst), passes: Self.burstLimit,
                            refused: context.expectation(of: .usageLimit, on: call, promise: burst)),
                        .usage(used: Self.burstLimit, overage: 0),
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

    // MARK: What counts

    private func kinds(_ probe: Probe) -> [(Promise, Scenario)] {
        var scenarios: [(Promise, Scenario)] = []
        let unmatched = context.authorized(probe.unmatched)
        let missing = probe.passes(unmatched, promise: .matching.unknownPath)
        scenarios.append(counting(.unmatched, .quota.unmatchedCounted, .quota.unmatchedUncounted, missing, setup()))
        if counts(.unmatched) {
            let promise = Promise.quota.unmatchedRefused
            let late = probe.fails(unmatched, .usageLimit, promise: promise)
            scenarios.append(
                (
                    promise,
                    Scenario(setups: [setup()], steps: passing(probe, Self.limit, promise) + [.exchange(late, mock: 0)])
                ))
        }
        let wrong = probe.call.with("x-api-key", context.key("nobody"))
        let denied = probe.fails(wrong, .invalidCredentials, promise: .access.wrongKey)
        scenarios.append(
            counting(
                .unauthorized, .quota.deniedCounted, .quota.deniedUncounted, denied, setup(isPrivate: true)))
        if context.options.cors == .postman {
            let preflight = Exchange(
                .call(probe.preflight), context.preflightExpectation(promise: .quota.preflightPasses))
            scenarios.append(
                counting(.preflight, .quota.preflightCounted, .quota.preflightUncounted, preflight, setup()))
            let promise = Promise.quota.preflightPasses
            scenarios.append(
                (
                    promise,
                    Scenario(
                        setups: [setup()], steps: passing(probe, Self.limit, promise) + [.exchange(preflight, mock: 0)])
                ))
        }
        scenarios.append(outranking(probe))
        return scenarios
    }

    /// One call of the kind, and the usage it leaves.
    private func counting(
        _ kind: CallKind, _ counted: Promise, _ uncounted: Promise, _ exchange: Exchange, _ setup: MockSetup
    ) -> (Promise, Scenario) {
        let promise = counts(kind) ? counted : uncounted
        var exchange = exchange
        exchange.expectation.promise = promise
        let steps = Array(repeating: Scenario.Step.exchange(exchange, mock: 0), count: Self.limit)
        return (
            promise,
            Scenario(setups: [setup], steps: steps + [.usage(used: counts(kind) ? Self.limit : 0, overage: 0)])
        )
    }

    private func outranking(_ probe: Probe) -> (Promise, Scenario) {
        let promise = Promise.quota.missingKey
        let keyed = probe.call.with("x-api-key", context.key("owner"))
        let passing = probe.passes(keyed, promise: promise)
        return (
            promise,
            Scenario(
                setups: [setup(isPrivate: true)],
                steps: Array(repeating: .exchange(passing, mock: 0), count: Self.limit) + [
                    .exchange(probe.fails(keyed, .usageLimit, promise: promise), mock: 0),
                    .exchange(probe.fails(probe.call, .invalidCredentials, promise: promise), mock: 0),
                ])
        )
    }

    // MARK: The period's end

    private func periods(_ probe: Probe) -> [(Promise, Scenario)] {
        let reset = Promise.quota.period
        let month = Promise.quota.month
        let end = Scenario.clockStart.advanced(bySeconds: Self.periodSeconds)
        let toFebruary = 1_432_800
        func steps(_ promise: Promise, period: Int) -> [Scenario.Step] {
            passing(probe, Self.limit, promise) + [
                refused(probe, promise), .advance(seconds: period - 1), refused(probe, promise), .advance(seconds: 2),
                .usage(used: 0, overage: 0),
            ] + passing(probe, Self.limit, promise) + [refused(probe, promise), .usage(used: Self.limit, overage: 0)]
        }
        return [
            (reset, Scenario(setups: [setup(resetsAt: end)], steps: steps(reset, period: Self.periodSeconds))),
            (month, Scenario(setups: [setup()], steps: steps(month, period: toFebruary))),
        ]
    }
}
