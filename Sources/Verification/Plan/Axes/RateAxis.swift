import HTTPMessage
import PostmanModel

/// The limit per window of one mock: its headers, its refusals, its end (B-7.C, D16).
struct RateAxis: AxisPlanner {
    static let summary = "refusal, its headers, the window's end"

    static let limit = 3
    private static let burstCount = 16
    private static let burstLimit = 5

    let context: PlanContext
    private let window: Int

    init(_ context: PlanContext) {
        self.context = context
        window = context.options.rateWindowSeconds
    }

    func plan(into cases: inout CaseList) {
        guard let probe = Probe(context) else {
            cases.appendUnreachable(.rate, context)
            return
        }
        for (promise, scenario) in limits(probe) + windows(probe) + exempt(probe) + order(probe) {
            cases.append("Rate limit: \(probe.title)", axis: .rate, promise, context, .run(scenario))
        }
    }

    func setup(limit: Int = RateAxis.limit, isPrivate: Bool? = nil) -> MockSetup {
        var setup = isPrivate ?? context.options.isPrivate ? context.privateSetup : context.publicSetup
        setup.rateLimit = RateLimit(limit: limit, windowSeconds: window)
        return setup
    }

    /// All the calls a window lets through, from first to last; `start` is seconds after the scenario's begin.
    func passing(
        _ call: Call, _ probe: Probe, windowStart start: Int = 0, count: Int = RateAxis.limit, mock: Int = 0,
        _ promise: Promise
    ) -> [Scenario.Step] {
        (0..<count).map { index in
            var exchange = probe.passes(call, promise: promise, isRateLimited: true)
            exchange.expectation.headers += headers(remaining: Self.limit - 1 - index, windowStart: start)
            return .exchange(exchange, mock: mock)
        }
    }

    /// A refusal `elapsed` seconds into the window.
    func refused(
        _ call: Call, _ probe: Probe, windowStart start: Int = 0, elapsed: Int = 0, mock: Int = 0, _ promise: Promise
    ) -> Scenario.Step {
        .exchange(refusal(call, probe, windowStart: start, elapsed: elapsed, promise), mock: mock)
    }

    private func refusal(
        _ call: Call, _ probe: Probe, limit: Int = RateAxis.limit, windowStart start: Int = 0, elapsed: Int = 0,
        _ promise: Promise
    ) -> Exchange {
        let retryAt = Scenario.clockStart.advanced(bySeconds: start + window).seconds
        var exchange = probe.fails(call, .rateLimit(retryAt: retryAt), promise: promise)
        exchange.expectation.headers += headers(remaining: 0, of: limit, windowStart: start)
        exchange.expectation.headers.append(HeaderField("Retry-After", String(window - elapsed)))
        return exchange
    }

    func headers(remaining: Int, of limit: Int = RateAxis.limit, windowStart start: Int) -> [HeaderField] {
        let reset = Scenario.clockStart.advanced(bySeconds: start + window).seconds
        return [
            HeaderField("X-RateLimit-Limit", String(limit)),
            HeaderField("X-RateLimit-Remaining", String(remaining)),
            HeaderField("X-RateLimit-Reset", String(reset)),
        ]
    }

    func scenario(_ setup: MockSetup, _ steps: [Scenario.Step]) -> Scenario {
        Scenario(setups: [setup], steps: steps)
    }

    // MARK: The limit itself

    private func limits(_ probe: Probe) -> [(Promise, Scenario)] {
        let call = context.authorized(probe.call)
        let unmatched = context.authorized(probe.unmatched)
        let reached = Promise.rate.reached
        let missing = Promise.rate.unmatched
        let burst = Promise.rate.burst
        let contest = Promise.rate.contest
        let perMock = Promise.rate.perMock
        let noQuota = Promise.rate.noUsage
        var both = setup()
        both.quota = Quota(limit: 100, counts: context.options.quotaCounts)
        return [
            (reached, scenario(setup(), passing(call, probe, reached) + [refused(call, probe, reached)])),
            (missing, scenario(setup(), passing(unmatched, probe, missing) + [refused(unmatched, probe, missing)])),
            (
                burst,
                scenario(
                    setup(limit: Self.burstLimit),
                    (0..<Burst.rounds).flatMap { round -> [Scenario.Step] in
                        let refused = refusal(
                            call, probe, limit: Self.burstLimit, windowStart: round * window, burst)
                        return [
                            .burst(
                                call, count: Self.burstCount, mock: 0,
                                passing: context.expectation(on: call, promise: burst, isRateLimited: true),
                                passes: Self.burstLimit, refused: refused.expectation), .advance(seconds: window),
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
                                call: call, sign: .header("X-RateLimit-Reset"), seconds: window,
                                rounds: Contest.rounds(amongMocks: context.options.mockCount),
                                passing: context.expectation(on: call, promise: contest, isRateLimited: true),
                                refused: refusal(call, probe, limit: 1, contest).expectation), mock: 0)
                    ])
            ),
            (
                perMock,
                Scenario(
                    setups: [setup(), setup()],
                    steps: passing(call, probe, perMock) + [refused(call, probe, perMock)]
                        + passing(call, probe, mock: 1, perMock))
            ),
            (
                noQuota,
                scenario(
                    both,
                    passing(call, probe, noQuota) + [
                        refused(call, probe, noQuota),
                        .usage(used: context.options.quotaCounts.contains(.matched) ? Self.limit : 0, overage: 0),
                    ])
            ),
        ]
    }

    // MARK: The window

    private func windows(_ probe: Probe) -> [(Promise, Scenario)] {
        let call = context.authorized(probe.call)
        let ends = Promise.rate.ends
        let begins = Promise.rate.begins
        let fixed = Promise.rate.isFixed
        let still = Promise.rate.isStill
        let within = passing(call, probe, still)
        return [
            (
                still,
                scenario(
                    setup(),
                    within.prefix(1) + [.advance(seconds: window / 2)] + within.dropFirst()
                        + [refused(call, probe, elapsed: window / 2, still)])
            ),
            (
                ends,
                scenario(
                    setup(),
                    passing(call, probe, ends) + [
                        .advance(seconds: window - 1), refused(call, probe, elapsed: window - 1, ends),
                        .advance(seconds: 1),
                    ] + passing(call, probe, windowStart: window, ends)
                        + [refused(call, probe, windowStart: window, ends)])
            ),
            (
                begins,
                scenario(
                    setup(),
                    [.advance(seconds: 45)] + passing(call, probe, windowStart: 45, begins)
                        + [refused(call, probe, windowStart: 45, begins)])
            ),
            (
                fixed,
                scenario(
                    setup(),
                    passing(call, probe, fixed) + [
                        .advance(seconds: window / 2), refused(call, probe, elapsed: window / 2, fixed),
                        refused(call, probe, elapsed: window / 2, fixed), .advance(seconds: window - window / 2),
                    ] + passing(call, probe, windowStart: window, fixed))
            ),
        ]
    }

    // MARK: What does not count

    private func exempt(_ probe: Probe) -> [(Promise, Scenario)] {
        let keyed = probe.call.with("x-api-key", context.key("owner"))
        let wrong = probe.call.with("x-api-key", context.key("nobody"))
        let denied = Promise.rate.denied
        var refusal = probe.fails(wrong, .invalidCredentials, promise: denied)
        refusal.expectation.headers += headers(remaining: Self.limit, windowStart: 0)
        var scenarios = [
            (
                denied,
                scenario(
                    setup(isPrivate: true),
                    Array(repeating: .exchange(refusal, mock: 0), count: Self.limit + 1)
                        + passing(keyed, probe, denied) + [refused(keyed, probe, denied)])
            )
        ]
        guard context.options.cors == .postman else { return scenarios }
        let asked = Promise.rate.preflight
        var preflight = Exchange(.call(probe.preflight), context.preflightExpectation(promise: asked))
        preflight.expectation.absentHeaders += ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"]
        let call = context.authorized(probe.call)
        scenarios.append(
            (
                asked,
                scenario(
                    setup(),
                    Array(repeating: .exchange(preflight, mock: 0), count: Self.limit + 1)
                        + passing(call, probe, asked) + [
                            refused(call, probe, asked), .exchange(preflight, mock: 0),
                        ])
            ))
        return scenarios
    }
}
