import HTTPMessage
import PostmanModel

/// The one call that the axes about access and limits repeat, with what it gets when nothing is in its way.
struct Probe {
    let rival: Rival
    let call: Call
    private let context: PlanContext

    /// Nil where no example is reached by its own saved request.
    init?(_ context: PlanContext) {
        guard let representative = context.representative, let call = context.saved(representative).call else {
            return nil
        }
        rival = context.oracle.rivals[representative]
        self.call = call
        self.context = context
    }

    /// `GET /users`, for titles.
    var title: String { "\(rival.method) \(PlanContext.template(rival.example.request.url.path))" }

    /// A call of the same kind that no example answers.
    var unmatched: Call { Call(method: call.method, target: context.unknownPath) }

    /// The question a browser asks before this call when a page adds a key.
    var preflight: Call {
        Call(
            method: "OPTIONS", target: call.target,
            headers: [
                "Accept": "*/*", "Access-Control-Request-Method": call.method,
                "Access-Control-Request-Headers": "x-api-key", "Origin": "https://app.example",
            ])
    }

    func passes(_ call: Call, promise: Promise, isRateLimited: Bool = false) -> Exchange {
        Exchange(.call(call), context.expectation(on: call, promise: promise, isRateLimited: isRateLimited))
    }

    func fails(_ call: Call, _ error: CatalogueError, promise: Promise) -> Exchange {
        Exchange(.call(call), context.expectation(of: error, on: call, promise: promise))
    }
}

extension CaseList {
    /// A case that belongs to the whole mock rather than to one example.
    mutating func append(
        _ title: String, axis: Axis, _ promise: Promise, detail: String = "", _ context: PlanContext,
        _ work: Case.Work
    ) {
        append(
            title, variant: "\(axis.rawValue): \(promise.text)", at: context.site, axis: axis, promise,
            detail: detail, work: work)
    }

    /// The whole axis needs one answered call and there is none.
    mutating func appendUnreachable(_ axis: Axis, _ context: PlanContext) {
        append(
            "All cases", axis: axis, Promise.run.hasExample, context,
            .skip(reason: "no example of the collection is reached by its own saved request"))
    }
}

extension Scenario {
    /// Exchanges in order with one mock.
    init(_ setup: MockSetup, _ exchanges: Exchange...) {
        self.init(setups: [setup], steps: exchanges.map { .exchange($0, mock: 0) })
    }
}
