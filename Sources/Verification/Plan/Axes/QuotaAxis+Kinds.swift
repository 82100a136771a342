import HTTPMessage
import PostmanModel

/// What the account's limit counts, and what it does not (B-7.07, 7.19).
extension QuotaAxis {
    func kinds(_ probe: Probe) -> [(Promise, Scenario)] {
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
        return scenarios + others(probe)
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

    /// The kinds that are easily forgotten: a key without a right, HEAD, a server response.
    private func others(_ probe: Probe) -> [(Promise, Scenario)] {
        let stranger = probe.call.with("x-api-key", context.key("stranger"))
        let head = context.authorized(Call(method: "HEAD", target: context.unknownPath))
        var down = setup()
        down.serverResponse = Maintenance.response
        let options = context.authorized(Call(method: "OPTIONS", target: context.unknownPath))
        var matchedOnly = setup()
        matchedOnly.quota?.counts = [.matched]
        let missing = probe.passes(context.authorized(probe.unmatched), promise: .quota.configuredKinds)
        let call = context.authorized(probe.call)
        var downAtLimit = setup(limit: 0)
        downAtLimit.serverResponse = Maintenance.response
        return [
            counting(
                .unauthorized, .quota.forbiddenCounted, .quota.forbiddenUncounted,
                probe.fails(stranger, .forbidden, promise: .access.stranger), setup(isPrivate: true)),
            counting(
                .unmatched, .quota.headCounted, .quota.headUncounted,
                probe.passes(head, promise: .matching.unknownPath), setup()),
            counting(
                .unmatched, .quota.optionsCounted, .quota.optionsUncounted,
                probe.passes(options, promise: .matching.unknownPath), setup()),
            (
                .quota.configuredKinds,
                Scenario(
                    setups: [matchedOnly],
                    steps: Array(repeating: .exchange(missing, mock: 0), count: Self.limit + 1)
                        + passing(probe, 1, .quota.configuredKinds) + [.usage(used: 1, overage: 0)])
            ),
            counting(
                .serverResponse, .quota.serverResponseCounted, .quota.serverResponseUncounted,
                Exchange(.call(call), Maintenance.expectation(on: call, .errors.serverResponse, context)), down),
            (
                .quota.serverResponseRefused,
                Scenario(setups: [downAtLimit], steps: [refused(probe, .quota.serverResponseRefused)])
            ),
        ]
    }
}
