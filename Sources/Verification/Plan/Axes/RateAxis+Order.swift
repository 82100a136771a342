import HTTPMessage
import PostmanModel

/// The limit per window beside everything else that can refuse a call, in the order of B-3.19.
extension RateAxis {
    func order(_ probe: Probe) -> [(Promise, Scenario)] {
        [outranked(probe), beforeUsage(probe), onUsageLimit(probe), onServerResponse(probe), head(probe)]
            + [stored].compactMap(\.self)
    }

    private func head(_ probe: Probe) -> (Promise, Scenario) {
        let promise = Promise.rate.head
        let head = context.authorized(Call(method: "HEAD", target: context.unknownPath))
        return (promise, scenario(setup(), passing(head, probe, promise) + [refused(head, probe, promise)]))
    }

    /// Of the first example that stores such a header itself; nil where none does.
    private var stored: (Promise, Scenario)? {
        let promise = Promise.rate.stored
        let storing = context.oracle.rivals.first { rival in
            context.isPlain(rival.index)
                && rival.example.headers.contains { $0.isEnabled && $0.key.lowercased().hasPrefix("x-ratelimit-") }
        }
        guard let call = storing.flatMap({ context.saved($0.index).call }).map(context.authorized) else {
            return nil
        }
        var exchange = Exchange(.call(call), context.expectation(on: call, promise: promise, isRateLimited: true))
        exchange.expectation.headers += headers(remaining: Self.limit - 1, windowStart: 0)
        return (promise, scenario(setup(), [.exchange(exchange, mock: 0)]))
    }

    private func outranked(_ probe: Probe) -> (Promise, Scenario) {
        let promise = Promise.rate.outranked
        let keyed = probe.call.with("x-api-key", context.key("owner"))
        let wrong = probe.call.with("x-api-key", context.key("nobody"))
        var refusal = probe.fails(wrong, .invalidCredentials, promise: promise)
        refusal.expectation.headers += headers(remaining: 0, windowStart: 0)
        return (
            promise,
            scenario(
                setup(isPrivate: true),
                passing(keyed, probe, promise) + [refused(keyed, probe, promise), .exchange(refusal, mock: 0)])
        )
    }

    private func beforeUsage(_ probe: Probe) -> (Promise, Scenario) {
        let promise = Promise.rate.beforeUsage
        let call = context.authorized(probe.call)
        var both = setup()
        both.quota = Quota(limit: Self.limit, counts: context.options.quotaCounts)
        return (promise, scenario(both, passing(call, probe, promise) + [refused(call, probe, promise)]))
    }

    private func onUsageLimit(_ probe: Probe) -> (Promise, Scenario) {
        let promise = Promise.rate.onUsageLimit
        let call = context.authorized(probe.call)
        var both = setup()
        both.quota = Quota(limit: 0, counts: context.options.quotaCounts)
        var refusal = probe.fails(call, .usageLimit, promise: promise)
        refusal.expectation.headers += headers(remaining: Self.limit - 1, windowStart: 0)
        var second = refusal
        second.expectation.headers = refusal.expectation.headers.map { field in
            field.name == "X-RateLimit-Remaining" ? HeaderField(field.name, String(Self.limit - 2)) : field
        }
        return (promise, scenario(both, [.exchange(refusal, mock: 0), .exchange(second, mock: 0)]))
    }

    private func onServerResponse(_ probe: Probe) -> (Promise, Scenario) {
        let promise = Promise.rate.serverResponse
        let call = context.authorized(probe.call)
        var down = setup()
        down.serverResponse = Maintenance.response
        let answers = (0..<Self.limit).map { index in
            var exchange = Exchange(.call(call), Maintenance.expectation(on: call, promise, context))
            exchange.expectation.headers += headers(remaining: Self.limit - 1 - index, windowStart: 0)
            return Scenario.Step.exchange(exchange, mock: 0)
        }
        return (promise, scenario(down, answers + [refused(call, probe, promise)]))
    }
}
