import HTTPMessage

/// Equal calls sent at once, of which so many must pass and the rest be refused.
struct Burst: Sendable {
    /// How often a limit is put to the test: over sockets a take that is not atomic shows itself in one burst of four at
    /// the most, so a contest looks for that; what connections or loops count each for themselves the first burst shows.
    static let rounds = 2

    var call: Call
    var count: Int
    var passing: Expectation
    var passes: Int
    var refused: Expectation

    /// - Returns: nil where exactly so many passed and all others were refused as promised.
    func broken(_ outcomes: [SendOutcome], mock: Int, timeout: Duration) -> BrokenStep? {
        var passed: [Reply] = []
        var turnedAway: [Reply] = []
        for outcome in outcomes {
            guard case .replied(let reply, _) = outcome else {
                return BrokenStep(
                    outcome, promise: passing.promise, request: .call(call), mock: mock, timeout: timeout)
            }
            if Self.isKept(passing, by: reply) {
                passed.append(reply)
            } else if Self.isKept(refused, by: reply) {
                turnedAway.append(reply)
            } else {
                let nearest = refused.statuses.contains(reply.status) ? refused : passing
                return BrokenStep(
                    checks: Judge.failures(of: reply, against: nearest), request: .call(call), mock: mock,
                    received: .reply(reply), expectation: nearest)
            }
        }
        guard passed.count != passes else { return nil }
        let odd = passed.count > passes ? passed.last : turnedAway.first
        let text = "expected \(passes) of \(count) concurrent requests to pass, \(passed.count) passed"
        return BrokenStep(
            checks: [CheckFailure(.quota, promise: passing.promise, text: text)], request: .call(call), mock: mock,
            received: odd.map(BrokenStep.Received.reply) ?? .nothing)
    }

    /// Most replies of a burst are refused: of those nobody wants to know in what they differ from one that passes.
    private static func isKept(_ expectation: Expectation, by reply: Reply) -> Bool {
        let mayBe = expectation.statuses.contains(reply.status) || !expectation.alternatives.isEmpty
        return mayBe && Judge.failures(of: reply, against: expectation).isEmpty
    }
}
