import HTTPMessage

/// What was made for the case before: cases that follow each other mostly ask for one example.
struct KnownAnswers {
    private let context: PlanContext
    private var saved: (rival: Int, call: Call?)?
    private var known: Known?

    /// What an example answers whatever else a call of that method says: it has nothing that a call fills in.
    private struct Known {
        let rival: Int
        let method: String
        var expectation: Expectation
    }

    init(_ context: PlanContext) {
        self.context = context
    }

    mutating func savedCall(of rival: Int) -> Call? {
        if let saved, saved.rival == rival { return saved.call }
        let call = context.saved(rival).call
        saved = (rival, call)
        return call
    }

    /// A call that an example wins.
    mutating func run(_ call: Call, with rival: Int, _ captures: [Capture], promise: Promise) -> Case.Work {
        if let known, known.rival == rival, known.method == call.method {
            var expectation = known.expectation
            expectation.promise = promise
            return .run(scenario(Exchange(.call(context.authorized(call)), expectation)))
        }
        let exchange = context.exchange(call, with: rival, captures, promise: promise)
        if !context.oracle.rivals[rival].hasTemplate {
            known = Known(rival: rival, method: call.method, expectation: exchange.expectation)
        }
        return .run(scenario(exchange))
    }

    private func scenario(_ exchange: Exchange) -> Scenario {
        Scenario(setups: context.setups, steps: [.exchange(exchange, mock: 0)])
    }
}
