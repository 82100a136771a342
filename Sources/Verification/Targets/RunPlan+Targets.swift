import HTTPMessage
import HTTPWire

extension RunPlan {
    /// The plan with no more requests to strangers than their limits allow; the cases beyond are skipped with that reason
    /// (product T-3).
    package func withinCallLimits() -> RunPlan {
        var plan = self
        var sent = 0
        for mock in plan.mocks.indices {
            guard let target = plan.mocks[mock].target, !target.endpoint.isLoopback else { continue }
            for suite in plan.mocks[mock].suites.indices {
                for position in plan.mocks[mock].suites[suite].cases.indices {
                    guard case .run(let scenario) = plan.mocks[mock].suites[suite].cases[position].work else {
                        continue
                    }
                    if sent + scenario.steps.count > target.limits.calls {
                        plan.mocks[mock].suites[suite].cases[position].work = .skip(
                            reason: "over the limit of \(target.limits.calls) requests to a target; see --max-calls")
                    } else {
                        sent += scenario.steps.count
                    }
                }
            }
        }
        return plan
    }

    /// How many requests go to each target, in the order of the plan.
    package var targetCalls: [(target: Target, count: Int)] {
        mocks.compactMap { mock in
            guard let target = mock.target else { return nil }
            let count = mock.suites.flatMap(\.cases).reduce(0) { sum, planned in
                if case .run(let scenario) = planned.work { sum + scenario.steps.count } else { sum }
            }
            return (target, count)
        }
    }
}

extension Case {
    /// `GET https://api.example.com/users/1`: what a case sends to a target, a line for each request, secrets hidden.
    package func requests(to target: Target, secrets: [Secret]) -> [String] {
        guard case .run(let scenario) = work else { return [] }
        let redactor = Redactor(secrets: secrets)
        return scenario.steps.compactMap { step in
            guard case .exchange(let exchange, _) = step else { return nil }
            switch exchange.request {
            case .call(let call): return redactor.redact("\(call.method) \(target.endpoint.url)\(call.target)")
            case .bytes(_, let summary): return "(\(summary)) \(target.endpoint.url)"
            }
        }
    }
}
