import HTTPMessage
import MockCore

/// The account's monthly limit: what counts, who shares it, when it ends (B-7.19).
struct QuotaAxis {
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
                "All cases", rule: "needs a quota that counts", axis: .quota, context,
                .skip(reason: "the manifest's quota does not count matched calls"))
            return
        }
        let scenarios = limits(probe) + kinds(probe) + periods(probe)
        for (rule, scenario) in scenarios {
            cases.append("Usage limit: \(probe.title)", rule: rule, axis: .quota, context, .run(scenario))
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

    private func passing(_ probe: Probe, _ count: Int, mock: Int = 0, _ promise: String) -> [Scenario.Step] {
        let exchange = probe.passes(context.authorized(probe.call), promise: promise)
        return Array(repeating: .exchange(exchange, mock: mock), count: count)
    }

    private func refused(_ probe: Probe, mock: Int = 0, _ promise: String) -> Scenario.Step {
        .exchange(probe.fails(context.authorized(probe.call), .usageLimit, promise: promise), mock: mock)
    }

    // MARK: The limit itself

    private func limits(_ probe: Probe) -> [(String, Scenario)] {
        let call = context.authorized(probe.call)
        let limit = Self.limit
        func scenario(_ setup: MockSetup, _ steps: [Scenario.Step]) -> Scenario {
            Scenario(setups: [setup], steps: steps)
        }
        let reached = "the call after the limit gets 429 (B-7.09)"
        let reads = "usage reads the number of calls (B-7.16)"
        let refusedOnly = "refused calls do not count (B-7.07)"
        let over = "with overage calls go on and are counted (B-7.05)"
        let none = "limit 0 refuses the first call (B-7.04)"
        let unlimited = "without a limit all calls pass and count (B-7.16)"
        let burst = "concurrent calls: exactly as many pass as are left (B-7.04)"
        let shared = "another mock of the account is refused as well (B-7.03)"
        let split = "the mocks of an account share one limit (B-7.03)"
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

    private func kinds(_ probe: Probe) -> [(String, Scenario)] {
        var scenarios: [(String, Scenario)] = []
        let unmatched = context.authorized(probe.unmatched)
        let missing = probe.passes(unmatched, promise: "an unmatched call gets 404 (B-4.44)")
        scenarios.append(counting(.unmatched, "unmatched calls", missing, setup(), probe))
        if counts(.unmatched) {
            let rule = "at the limit an unmatched call is refused as well (B-7.19)"
            let late = probe.fails(unmatched, .usageLimit, promise: rule)
            scenarios.append(
                (
                    rule,
                    Scenario(setups: [setup()], steps: passing(probe, Self.limit, rule) + [.exchange(late, mock: 0)])
                ))
        }
        let wrong = probe.call.with("x-api-key", context.key("nobody"))
        let denied = probe.fails(wrong, .invalidCredentials, promise: "a wrong key gets 401 (B-3.08)")
        scenarios.append(counting(.unauthorized, "refused keys", denied, setup(isPrivate: true), probe))
        if context.options.cors == .postman {
            let preflight = Exchange(
                .call(probe.preflight), context.preflightExpectation(promise: "a preflight passes (B-6.08)"))
            scenarios.append(counting(.preflight, "preflights", preflight, setup(), probe))
            let rule = "a preflight passes at the end of the quota (B-7.19)"
            scenarios.append(
                (
                    rule,
                    Scenario(
                        setups: [setup()], steps: passing(probe, Self.limit, rule) + [.exchange(preflight, mock: 0)])
                ))
        }
        scenarios.append(outranking(probe))
        return scenarios
    }

    /// One call of the kind, and the usage it leaves.
    private func counting(
        _ kind: CallKind, _ calls: String, _ exchange: Exchange, _ setup: MockSetup, _ probe: Probe
    ) -> (String, Scenario) {
        let rule = counts(kind) ? "\(calls) count (B-7.07)" : "\(calls) do not count (B-7.07)"
        var exchange = exchange
        exchange.expectation.promise = rule
        let steps = Array(repeating: Scenario.Step.exchange(exchange, mock: 0), count: Self.limit)
        return (
            rule,
            Scenario(setups: [setup], steps: steps + [.usage(used: counts(kind) ? Self.limit : 0, overage: 0)])
        )
    }

    private func outranking(_ probe: Probe) -> (String, Scenario) {
        let rule = "a missing key outranks the limit (B-7.19)"
        let keyed = probe.call.with("x-api-key", context.key("owner"))
        let passing = probe.passes(keyed, promise: rule)
        return (
            rule,
            Scenario(
                setups: [setup(isPrivate: true)],
                steps: Array(repeating: .exchange(passing, mock: 0), count: Self.limit) + [
                    .exchange(probe.fails(keyed, .usageLimit, promise: rule), mock: 0),
                    .exchange(probe.fails(probe.call, .invalidCredentials, promise: rule), mock: 0),
                ])
        )
    }

    // MARK: The period's end

    private func periods(_ probe: Probe) -> [(String, Scenario)] {
        let reset = "after the period's end calls pass again (B-7.06)"
        let month = "without a date the period ends with the month (B-12.12)"
        let end = Scenario.clockStart.advanced(bySeconds: Self.periodSeconds)
        let toFebruary = 1_432_800
        func steps(_ rule: String, period: Int) -> [Scenario.Step] {
            passing(probe, Self.limit, rule) + [
                refused(probe, rule), .advance(seconds: period - 1), refused(probe, rule), .advance(seconds: 2),
                .usage(used: 0, overage: 0),
            ] + passing(probe, Self.limit, rule) + [refused(probe, rule), .usage(used: Self.limit, overage: 0)]
        }
        return [
            (reset, Scenario(setups: [setup(resetsAt: end)], steps: steps(reset, period: Self.periodSeconds))),
            (month, Scenario(setups: [setup()], steps: steps(month, period: toFebruary))),
        ]
    }
}
