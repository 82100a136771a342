package import PostmanModel

/// Turns a collection into the cases of its run: a pure function, the same for every call (V-2, V-11).
package struct Planner {
    private let collection: PostmanModel.Collection
    private let environment: Environment?
    private let options: PlanOptions

    package init(collection: PostmanModel.Collection, environment: Environment? = nil, options: PlanOptions) {
        self.collection = collection
        self.environment = environment
        self.options = options
    }

    /// The mock as it is asked where a case wants nothing else.
    package var setup: MockSetup {
        PlanContext(collection.withoutRequests, environment: environment, options: options).setup
    }

    /// Whether there is anything to serve, an example that cannot be served included: that one is a failure (V-4).
    package static func hasExamples(_ collection: PostmanModel.Collection) -> Bool {
        collection.leftOutExampleCount > 0 || collection.requests.contains { !$0.examples.isEmpty }
    }

    package func plan() -> Plan {
        guard Self.hasExamples(collection) else { return Plan(withoutExamples: collection.requests) }
        let context = PlanContext(collection, environment: environment, options: options)
        let examples = ExamplesAxis(context)
        let axes = Axis.planned.filter(options.axes.contains)
        // The largest, and first in every plan. It spreads over the processors itself, which work inside other
        // parallel work cannot.
        var ofExamples = CaseList()
        let plainRules = options.target?.kind == .mock(.plain) ? PlainRules(context: context) : nil
        if axes.contains(.examples), plainRules == nil { examples.plan(into: &ofExamples) }
        let rest = plainRules == nil ? axes.filter { $0 != .examples } : axes
        let others = rest.concurrentMap(pieceLength: 1) { axis in
            var cases = CaseList()
            if let plainRules {
                plainRules.plan(axis, into: &cases)
            } else {
                axis.planner?.init(context).plan(into: &cases)
            }
            return cases
        }
        var ofServed = CaseList()
        if axes.contains(.examples) { ServedRequests(context)?.plan(into: &ofServed) }
        let verdicts = examples.verdicts
        var reachability = Reachability()
        for verdict in verdicts {
            switch verdict.reach {
            case .plain: reachability.plain += 1
            case .code: reachability.byCode += 1
            case .name: reachability.byName += 1
            case .id: reachability.byID += 1
            case .unreachable: reachability.unreachable += 1
            }
        }
        let withoutExamples = collection.requests.filter(\.examples.isEmpty)
        reachability.requests = collection.requests.count
        reachability.requestsWithoutExamples = withoutExamples.count
        return Plan(
            cases: CaseList.named([ofExamples, ofServed] + others), reachability: reachability, verdicts: verdicts,
            requestsWithoutExamples: withoutExamples)
    }
}

extension PostmanModel.Collection {
    /// Enough to ask for what does not depend on examples.
    fileprivate var withoutRequests: PostmanModel.Collection {
        var collection = self
        collection.requests = []
        return collection
    }
}
