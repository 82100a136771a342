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
        planShares(probe, into: &cases)
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
    }

    private func planAdmissions(_ probe: Probe, into cases: inout CaseList) {
        let owner = context.key("owner")
        let admitted = [
            ("the owner passes (B-3.10)", probe.call.with("x-api-key", owner)),
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

    // MARK: Sharing

    /// Who may call depends on with whom the collection is shared, and on the plan (B-3.09 to 3.11).
    private func planShares(_ probe: Probe, into cases: inout CaseList) {
        for share in Share.table {
            var setup = context.privateSetup
            setup.sharing.team = share.team
            setup.plan = share.plan
            let call = probe.call.with("x-api-key", context.key(share.caller))
            let exchange =
                share.passes
                ? probe.passes(call, promise: share.rule) : probe.fails(call, .forbidden, promise: share.rule)
            add(exchange, setup, probe, rule: share.rule, to: &cases)
        }
    }

    /// One row of the table: who calls, under which sharing, and whether that suffices.
    private struct Share {
        let rule: String
        let caller: String
        var team: Sharing.Permission?
        var plan = AccountPlan.paid
        let passes: Bool

        static let table = [
            Share(rule: "a member who may view passes (B-3.10)", caller: "member", passes: true),
            Share(rule: "a member who may edit passes (B-3.10)", caller: "editor", passes: true),
            Share(rule: "a team member without a share gets 403 (B-3.09)", caller: "teammate", passes: false),
            Share(rule: "a stranger gets 403 (B-3.09)", caller: "stranger", passes: false),
            Share(
                rule: "shared with the team to view: a team member passes (B-3.11)", caller: "teammate", team: .view,
                passes: true),
            Share(
                rule: "shared with the team to edit: a team member passes (B-3.11)", caller: "teammate", team: .edit,
                passes: true),
            Share(
                rule: "shared with the team: another team gets 403 (B-3.09)", caller: "stranger", team: .edit,
                passes: false),
            Share(rule: "free plan: the owner passes (B-3.13)", caller: "owner", plan: .free, passes: true),
            Share(
                rule: "free plan: a member gets 403, whatever is shared (B-3.10)", caller: "editor", plan: .free,
                passes: false),
            Share(
                rule: "free plan: a team member gets 403, whatever is shared (B-3.10)", caller: "teammate",
                team: .edit, plan: .free, passes: false),
        ]
    }

    private func add(
        _ exchange: Exchange, _ setup: MockSetup, _ probe: Probe, rule: String, to cases: inout CaseList
    ) {
        cases.append(
            "\(setup.keys == nil ? "Public" : "Private"): \(probe.title) -> \(exchange.expectation.statuses[0])",
            rule: rule, axis: .access, context, .run(Scenario(setup, exchange)))
    }
}
