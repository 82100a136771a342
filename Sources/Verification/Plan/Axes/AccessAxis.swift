import HTTPMessage
import PostmanModel

/// Who may call a public and a private mock (B-3).
struct AccessAxis: AxisPlanner {
    static let summary =
        "public with and without key; private with no, empty, wrong, revoked, misplaced and good keys; who shares it"

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
        let calls: [(Promise, Call)] = [
            (.access.publicWithoutKey, probe.call),
            (.access.publicAnyKey, probe.call.with("x-api-key", context.key("nobody"))),
            (.access.publicEmptyKey, probe.call.with("x-api-key", "")),
        ]
        for (promise, call) in calls {
            add(probe.passes(call, promise: promise), context.publicSetup, probe, to: &cases)
        }
    }

    private func planRefusals(_ probe: Probe, into cases: inout CaseList) {
        let call = probe.call
        let owner = context.key("owner")
        var inQuery = call
        inQuery.target += (call.target.contains("?") ? "&" : "?") + "apikey=\(owner)"
        let refused: [(Promise, Call)] = [
            (.access.noKey, call),
            (.access.emptyKey, call.with("x-api-key", "")),
            (.access.wrongKey, call.with("x-api-key", context.key("nobody"))),
            (.access.keyCase, call.with("x-api-key", owner.uppercased())),
            (.access.wholeKey, call.with("x-api-key", NearKey.key(like: owner))),
            (.access.keyDigestEnd, call.with("x-api-key", NearKey.key(endingLike: owner))),
            (.access.headNoKey, Call(method: "HEAD", target: call.target)),
            (.access.optionsNoKey, Call(method: "OPTIONS", target: call.target)),
            (.access.revokedKey, call.with("x-api-key", context.key("revoked"))),
            (.access.keyInQuery, inQuery),
            (.access.bearerToken, call.with("Authorization", "Bearer \(owner)")),
            (.access.accessToken, call.with("x-access-token", owner)),
            (.access.unknownPathNoKey, probe.unmatched),
        ]
        for (promise, call) in refused {
            add(
                probe.fails(call, .invalidCredentials, promise: promise), context.privateSetup, probe, to: &cases)
        }
    }

    private func planAdmissions(_ probe: Probe, into cases: inout CaseList) {
        let owner = context.key("owner")
        let admitted: [(Promise, Call)] = [
            (.access.owner, probe.call.with("x-api-key", owner)),
            (.access.secondKey, probe.call.with("x-api-key", context.key("owner-second"))),
            (.access.headerCase, probe.call.with("X-API-KEY", owner)),
            (.access.unknownPath, probe.unmatched.with("x-api-key", owner)),
        ]
        for (promise, call) in admitted {
            add(probe.passes(call, promise: promise), context.privateSetup, probe, to: &cases)
        }
        guard context.options.cors == .postman else { return }
        let exchange = Exchange(.call(probe.preflight), context.preflightExpectation(promise: .access.preflight))
        add(exchange, context.privateSetup, probe, to: &cases)
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
                ? probe.passes(call, promise: share.promise) : probe.fails(call, .forbidden, promise: share.promise)
            add(exchange, setup, probe, to: &cases)
        }
    }

    /// One row of the table: who calls, under which sharing, and whether that suffices.
    private struct Share {
        let promise: Promise
        let caller: String
        var team: Sharing.Permission?
        var plan = AccountPlan.paid
        let passes: Bool

        static let table = [
            Share(promise: .access.viewer, caller: "member", passes: true),
            Share(promise: .access.editor, caller: "editor", passes: true),
            Share(promise: .access.teammate, caller: "teammate", passes: false),
            Share(promise: .access.stranger, caller: "stranger", passes: false),
            Share(
                promise: .access.teamView, caller: "teammate", team: .view,
                passes: true),
            Share(
                promise: .access.teamEdit, caller: "teammate", team: .edit,
                passes: true),
            Share(
                promise: .access.otherTeam, caller: "stranger", team: .edit,
                passes: false),
            Share(promise: .access.freeOwner, caller: "owner", plan: .free, passes: true),
            Share(
                promise: .access.freeMember, caller: "editor", plan: .free,
                passes: false),
            Share(
                promise: .access.freeTeammate, caller: "teammate",
                team: .edit, plan: .free, passes: false),
        ]
    }

    private func add(
        _ exchange: Exchange, _ setup: MockSetup, _ probe: Probe, to cases: inout CaseList
    ) {
        cases.append(
            "\(setup.keys == nil ? "Public" : "Private"): \(probe.title) -> \(exchange.expectation.statuses[0])",
            axis: .access, exchange.expectation.promise, context, .run(Scenario(setup, exchange)))
    }
}
