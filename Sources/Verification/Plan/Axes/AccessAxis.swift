import HTTPMessage
import MockCore

/// Who may call a public and a private mock (B-3).
struct AccessAxis {
    private let context: PlanContext

    init(_ context: PlanContext) {
        self.context = context
    }

    func plan(into cases: inout CaseList) {
        guard let probe = Probe(context) else {
            cases.appendUnreachable(.access, context)
            return
        }
        planPublic(probe, into: &cases)
        planRefusals(probe, into: &cases)
        planAdmissions(probe, into: &cases)
    }

    private func planPublic(_ probe: Probe, into cases: inout CaseList) {
        let calls = [
            ("a public mock asks for no key (B-3.02)", probe.call),
            ("a public mock ignores any key (B-3.02)", probe.call.with("x-api-key", context.key("nobody"))),
            ("a public mock ignores an empty key (B-3.02)", probe.call.with("x-api-key", "")),
        ]
        for (rule, call) in calls {
            add(probe.passes(call, promise: rule), context.publicSetup, probe, rule: rule, to: &cases)
        }
    }

    private func planRefusals(_ probe: Probe, into cases: inout CaseList) {
        let call = probe.call
        let owner = context.key("owner")
        var inQuery = call
        inQuery.target += (call.target.contains("?") ? "&" : "?") + "apikey=\(owner)"
        let refused: [(String, Call)] = [
            ("no key gets 401 (B-3.07)", call),
            ("an empty key is no key (B-3.07)", call.with("x-api-key", "")),
            ("a wrong key gets 401 (B-3.08)", call.with("x-api-key", context.key("nobody"))),
            ("a revoked key gets 401 (B-3.08)", call.with("x-api-key", context.key("revoked"))),
            ("a key in the query is no key (B-3.05)", inQuery),
            ("a bearer token is no key (B-3.06)", call.with("Authorization", "Bearer \(owner)")),
            ("x-access-token is no key (B-3.06)", call.with("x-access-token", owner)),
            ("an unknown path without key gets 401 (B-3.19)", probe.unmatched),
        ]
        for (rule, call) in refused {
            add(
                probe.fails(call, .invalidCredentials, promise: rule), context.privateSetup, probe, rule: rule,
                to: &cases)
        }
        let rule = "a known person without a right gets 403 (B-3.09)"
        let stranger = call.with("x-api-key", context.key("stranger"))
        add(probe.fails(stranger, .forbidden, promise: rule), context.privateSetup, probe, rule: rule, to: &cases)
    }

    private func planAdmissions(_ probe: Probe, into cases: inout CaseList) {
        let owner = context.key("owner")
        let admitted = [
            ("the owner passes (B-3.10)", probe.call.with("x-api-key", owner)),
            ("a member with a right passes (B-3.10)", probe.call.with("x-api-key", context.key("member"))),
            ("the header may be in any case (B-3.03)", probe.call.with("X-API-KEY", owner)),
            ("an unknown path with a key gets 404 (B-3.19)", probe.unmatched.with("x-api-key", owner)),
        ]
        for (rule, call) in admitted {
            add(probe.passes(call, promise: rule), context.privateSetup, probe, rule: rule, to: &cases)
        }
        guard context.options.cors == .postman else { return }
        let rule = "a preflight needs no key (B-3.18)"
        let exchange = Exchange(.call(probe.preflight), context.preflightExpectation(promise: rule))
        add(exchange, context.privateSetup, probe, rule: rule, to: &cases)
    }

    private func add(
        _ exchange: Exchange, _ setup: MockSetup, _ probe: Probe, rule: String, to cases: inout CaseList
    ) {
        cases.append(
            "\(setup.keys == nil ? "Public" : "Private"): \(probe.title) -> \(exchange.expectation.statuses[0])",
            rule: rule, axis: .access, context, .run(Scenario(setup, exchange)))
    }
}
