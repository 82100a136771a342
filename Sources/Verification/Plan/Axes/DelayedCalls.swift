import HTTPMessage
import PostmanModel

/// How long an answer is held back: as configured, as a call asks, and not at all for what no example answers (B-5.22
/// to 5.24).
struct DelayedCalls {
    /// Milliseconds: long enough to be told from none, short enough to wait for.
    private static let short = 200
    /// Twice as long is told from it.
    private static let telling = 1100
    /// What must not be waited for.
    private static let long = 2500

    struct Delayed {
        let promise: Promise
        let setup: MockSetup
        let exchange: Exchange
    }

    private let call: Call
    private let context: PlanContext

    init(_ call: Call, _ context: PlanContext) {
        self.call = context.authorized(call)
        self.context = context
    }

    var all: [Delayed] {
        let asked = call.with("x-mock-response-delay", "\(Self.short)")
        let unmatched = context.authorized(Call(method: call.method, target: context.unknownPath))
        return [
            delayed(.delay.asked, nil, asked, Self.short),
            delayed(.delay.configured, Self.telling, call, Self.telling),
            delayed(.delay.askedOutranks, Self.long, asked, Self.short),
            delayed(.delay.invalid, Self.short, call.with("x-mock-response-delay", "180001"), Self.short),
            delayed(.delay.notForErrors, Self.long, unmatched, 0), serverResponse,
        ]
    }

    private var serverResponse: Delayed {
        var setup = context.setup
        setup.delayMilliseconds = Self.short
        setup.serverResponse = Maintenance.response
        var expectation = Maintenance.expectation(on: call, .delay.serverResponse, context)
        expectation.delay = .milliseconds(Self.short)
        return Delayed(promise: .delay.serverResponse, setup: setup, exchange: Exchange(.call(call), expectation))
    }

    private func delayed(_ promise: Promise, _ configured: Int?, _ call: Call, _ milliseconds: Int) -> Delayed {
        var setup = context.setup
        setup.delayMilliseconds = configured
        var expectation = context.expectation(on: call, promise: promise)
        expectation.delay = .milliseconds(milliseconds)
        return Delayed(promise: promise, setup: setup, exchange: Exchange(.call(call), expectation))
    }
}
