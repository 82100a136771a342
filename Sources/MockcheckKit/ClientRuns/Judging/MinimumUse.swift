import MockFiles
import PostmanModel
import Verification

/// `--min-use requests=80,examples=50`: what part of the mocks a client must ask for, in percent.
package struct MinimumUse: Sendable {
    private enum Measure: String, Sendable {
        /// Requests that have an example.
        case requests
        case examples
    }

    private let least: [LeastShare<Measure>]

    /// - Throws: `CommandProblem`.
    package init(_ text: String?) throws {
        least = try LeastShare.parse(text, noun: "use")
    }

    /// One case per gate; nil where nothing was asked for.
    func plan(for mocks: [JudgedMock]) -> MockPlan? {
        guard !least.isEmpty else { return nil }
        let cases = least.map { gate in
            let offers = offers(gate.measure, mocks)
            let used = offers.count(where: \.isUsed)
            let percent = LeastShare<Measure>.percent(used, of: offers.count)
            return Case(
                "Use: at least \(gate.percent.percentText) % of \(gate.measure)",
                at: CaseSite(mock: "", className: "mockcheck", location: SourceLocation(file: ".")),
                axis: .traffic, .client.uses, detail: "\(gate.measure)=\(gate.percent.percentText)",
                work: percent >= gate.percent
                    ? .pass
                    : .judged(
                        Failure(
                            message: "\(used) of \(offers.count) \(gate.measure) were requested, "
                                + "\(percent.percentText) % where \(gate.percent.percentText) % are wanted",
                            type: Failure.coverage, checks: offers.filter { !$0.isUsed }.map(\.sentence))))
        }
        let facts = SuiteFacts(
            name: "mockcheck [use]", mock: "Use", axis: .traffic, file: ".", caseCount: cases.count)
        return MockPlan(host: nil, suites: [SuitePlan(facts: facts, cases: cases)])
    }

    /// Something that a mock offers.
    private struct Offer {
        let isUsed: Bool
        /// That it was not asked for, with its place.
        let sentence: String
    }

    private func offers(_ measure: Measure, _ mocks: [JudgedMock]) -> [Offer] {
        mocks.flatMap { mock in
            zip(mock.loaded.collection.requests, mock.traffic.examples).flatMap { item, counts -> [Offer] in
                let path = (item.folders + [item.name]).joined(separator: "/")
                switch measure {
                case .requests where counts.isEmpty: return []
                case .requests:
                    return [
                        Offer(
                            isUsed: counts.contains { $0 > 0 },
                            sentence: "\(item.location): '\(path)' was never requested")
                    ]
                case .examples:
                    return zip(item.examples, counts).map { example, count in
                        Offer(
                            isUsed: count > 0,
                            sentence: "\(example.location): '\(example.name)' of '\(path)' was never returned")
                    }
                }
            }
        }
    }
}
