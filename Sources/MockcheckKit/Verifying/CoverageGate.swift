import PostmanModel
package import Verification

/// `--min-coverage requests=80,examples=100`: what part must be covered, in percent (product V-5).
package struct CoverageGate {
    private enum Measure: String {
        /// Requests that have an example.
        case requests
        /// Examples that some documented call reaches.
        case examples
    }

    private let least: [LeastShare<Measure>]
    /// What lacks each, a line with its place.
    private var lacking: [Measure: [String]] = [:]

    package init(_ text: String?) throws {
        least = try LeastShare.parse(text, noun: "coverage")
    }

    /// Notes what a mock's plan leaves uncovered.
    package mutating func add(_ plan: Plan) {
        lacking[.requests, default: []] += plan.requestsWithoutExamples.map { item in
            let request = "\(item.request.method.uppercased()) \(item.request.url.path)"
            return
                "\(item.location): '\((item.folders + [item.name]).joined(separator: "/"))' (\(request)) has no example"
        }
        lacking[.examples, default: []] += plan.verdicts.filter { $0.reach == .unreachable }.map {
            "\($0.location): '\($0.example)' cannot be reached: \($0.reason)"
        }
    }

    /// One case per gate, so that CI shows it; nil where nothing was asked for.
    package func plan(for reach: Reachability) -> MockPlan? {
        guard !least.isEmpty else { return nil }
        let cases = least.map { gate in
            let (covered, all) = Self.counts(gate.measure, reach)
            let percent = LeastShare<Measure>.percent(covered, of: all)
            return Case(
                "Coverage: at least \(gate.percent.percentText) % of \(gate.measure)",
                at: CaseSite(mock: "", className: "mockcheck", location: SourceLocation(file: ".")),
                axis: .examples, .run.covers, detail: "\(gate.measure)=\(gate.percent.percentText)",
                work: percent >= gate.percent
                    ? .pass
                    : .fail(
                        Case.PlannedFailure(
                            "\(covered) of \(all) \(gate.measure) are covered, "
                                + "\(percent.percentText) % where \(gate.percent.percentText) % are wanted",
                            type: Failure.coverage, details: lacking[gate.measure] ?? [])))
        }
        let facts = SuiteFacts(
            name: "mockcheck [coverage]", mock: "Coverage", axis: .examples, file: ".", caseCount: cases.count)
        return MockPlan(host: nil, suites: [SuitePlan(facts: facts, cases: cases)])
    }

    private static func counts(_ measure: Measure, _ reach: Reachability) -> (covered: Int, all: Int) {
        switch measure {
        case .requests: return (reach.requests - reach.requestsWithoutExamples, reach.requests)
        case .examples:
            let reached = reach.plain + reach.byCode + reach.byName + reach.byID
            return (reached, reached + reach.unreachable)
        }
    }
}
