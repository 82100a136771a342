import HTTPMessage

/// A request and its response that need nothing else: no connection of their own, no clock, no response before them.
///
/// Those that follow each other can be sent one behind the other without waiting.
struct PlainExchange: Sendable {
    /// The most bytes of requests that are sent together; what is longer is sent alone.
    static let mostBytes = 32 << 10

    let call: Call
    let expectation: Expectation
    let mock: Int

    /// Nil where they need more.
    init?(_ step: Scenario.Step) {
        guard case .exchange(let exchange, let mock) = step, case .call(let call) = exchange.request,
            call.method != "HEAD"
        else { return nil }
        let expectation = exchange.expectation
        guard expectation.delay == nil, !expectation.closesConnection, !expectation.isFresh, !expectation.isDatedNow,
            expectation.captures.isEmpty, expectation.contract == nil
        else { return nil }
        (self.call, self.expectation, self.mock) = (call, expectation, mock)
    }

    /// About as many as are sent.
    var byteCount: Int { SavedCall.headSize(call) + call.body.count }

    /// Those with which some steps begin, as far as they ask one mock and can be sent together.
    static func first(of steps: ArraySlice<Scenario.Step>) -> [PlainExchange] {
        var exchanges: [PlainExchange] = []
        var left = mostBytes
        for step in steps {
            guard let next = PlainExchange(step), next.mock == exchanges.first?.mock ?? next.mock else { break }
            left -= next.byteCount
            guard left >= 0 else { break }
            exchanges.append(next)
        }
        return exchanges
    }
}
