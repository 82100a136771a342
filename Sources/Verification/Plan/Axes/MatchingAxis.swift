import HTTPMessage
import PostmanModel

/// Calls derived from the saved ones, each expected to get what the oracle says (V-2, B-4.D).
struct MatchingAxis: AxisPlanner {
    static let summary =
        "trailing slash, other case, other wildcard and id values, dropped and added parameters, body and header "
        + "matching, unknown path and method, selectors that match nothing"

    /// With some twenty calls each, large collections stay in the thousands.
    private static let mostShapes = 120

    private let context: PlanContext

    init(_ context: PlanContext) {
        self.context = context
    }

    func plan(into cases: inout CaseList) {
        let (shapes, omitted) = Shapes(context).spread(
            atMost: context.options.isExhaustive ? .max : Self.mostShapes)
        for shape in shapes {
            guard let call = context.saved(shape).call else { continue }
            let rival = context.oracle.rivals[shape]
            for derived in DerivedCalls(rival, call, context).all { add(derived, rival, to: &cases) }
        }
        if omitted > 0 {
            cases.append(
                "\(omitted) more endpoints", variant: "matching: derived calls", at: context.site, axis: .matching,
                .matching.spread,
                work: .skip(
                    reason:
                        "derived requests are sent to \(Self.mostShapes) endpoints, spread evenly over the collection; "
                        + "--exhaustive sends them to all"
                ))
        }
        planCollectionWide(into: &cases)
    }

    /// What needs to be asked once per collection, of one example.
    private func planCollectionWide(into cases: inout CaseList) {
        let methods = Set(context.oracle.rivals.map(\.method)).filter(HTTPText.isToken)
        for method in methods.sorted().prefix(20) {
            add(
                Call(method: method, target: context.unknownPath), "unknown path: \(method)",
                .matching.unknownPath, to: &cases)
        }
        guard let representative = context.representative, let call = context.saved(representative).call else {
            cases.append(
                "Selectors and configured matching", variant: "matching", at: context.site, axis: .matching,
                .run.hasExample,
                work: .skip(reason: "no example of the collection is reached by its own saved request"))
            return
        }
        let rival = context.oracle.rivals[representative]
        for derived in SelectorCalls(rival, call, context).all + SelectorPairs(rival, call, context).all {
            add(derived, rival, to: &cases)
        }
        for delayed in DelayedCalls(call, context).all {
            cases.append(
                context.title(rival.item, rival.example, status: delayed.exchange.expectation.statuses[0]),
                variant: "matching: \(delayed.promise.text)", at: context.site(rival), axis: .matching, delayed.promise,
                work: .run(Scenario(delayed.setup, delayed.exchange)))
        }
        for derived in ConfiguredCalls(context).all {
            add(derived, context.oracle.rivals[derived.rival ?? representative], to: &cases)
        }
    }

    private func add(_ derived: DerivedCall, _ rival: Rival, to cases: inout CaseList) {
        // Filled wildcards can make a long path too long to be sent.
        guard SavedCall.headSize(derived.call) <= SavedCall.headLimit else { return }
        let settings = derived.settings ?? context.options.matching
        let ruling = context.oracle.ruling(on: derived.call, settings)
        var expectation = context.expectation(of: ruling, on: derived.call, promise: derived.promise)
        var isFuzzy = false
        if case .served(let win) = ruling, case .score(_, .fuzzy) = win.choice { isFuzzy = true }
        if isFuzzy { expectation.promise = derived.promise.and(.matching.fuzzy) }
        var setup = context.setup
        if let settings = derived.settings { setup.matching = settings }
        let exchange = Exchange(.call(context.authorized(derived.call)), expectation)
        cases.append(
            context.title(rival.item, rival.example, status: expectation.statuses[0]),
            variant: "matching: \(expectation.promise.text)", at: context.site(rival), axis: .matching, derived.promise,
            work: .run(Scenario(setups: [setup], steps: [.exchange(exchange, mock: 0)])))
    }

    private func add(_ call: Call, _ title: String, _ promise: Promise, to cases: inout CaseList) {
        let expectation = context.expectation(on: call, promise: promise)
        cases.append(
            "\(title) -> \(expectation.statuses[0])", variant: "matching: \(promise.text)", at: context.site,
            axis: .matching, promise, detail: call.method,
            work: .run(
                Scenario(
                    setups: [context.setup],
                    steps: [.exchange(Exchange(.call(context.authorized(call)), expectation), mock: 0)])))
    }
}

/// A call made from a saved one, and the promise that it puts to the test.
struct DerivedCall {
    var promise: Promise
    var call: Call
    /// The configuration it is asked under; nil for the mock's own.
    var settings: MatchSettings?
    /// The example it comes from, where that is not the one at hand.
    var rival: Int?

    init(_ promise: Promise, _ call: Call, settings: MatchSettings? = nil, rival: Int? = nil) {
        self.promise = promise
        self.call = call
        self.settings = settings
        self.rival = rival
    }
}
