import Foundation
import PostmanModel
import Synchronization
import Testing
import Verification

@testable import MockcheckKit
@testable import mockcheck

/// The verifier must be able to fail: each lie turns at least one case of the right axis red.
struct LyingMockTests {
    @Test func theTruthPasses() async throws {
        let results = try await run(lie: nil)
        for result in results {
            switch result.verdict {
            case .failed(let failure), .error(let failure): Issue.record("\(result.name): \(failure.message)")
            case .passed, .skipped: break
            }
        }
        #expect(results.count > 100)
        // What lint finds is the collection's matter: no mock can lie about it.
        #expect(Set(results.map(\.suite.axis)) == Axis.ofOwnMocks.subtracting([.lint]))
    }

    @Test(arguments: Lie.catalogue)
    func aLieIsCaught(lie: Lie) async throws {
        let failures = try await run(lie: lie).compactMap { result -> (CaseResult, Failure)? in
            guard case .failed(let failure) = result.verdict, result.suite.axis == lie.axis else { return nil }
            return (result, failure)
        }
        #expect(!failures.isEmpty, "no case of axis \(lie.axis) failed")
        let naming = failures.first { result, failure in
            ([result.name, failure.message] + failure.checks).joined(separator: "\n")
                .localizedCaseInsensitiveContains(lie.names)
        }
        let said = failures.prefix(3).map { "\($0.0.name): \($0.1.message)" }.joined(separator: "\n")
        #expect(naming != nil, "no message names '\(lie.names)':\n\(said)")
        if ProcessEnvironment.value(of: "MOCKCHECK_PRINT_LIES") == "1", let naming {
            print("| \(lie.name) | \(lie.axis) | \(naming.0.name) |")
        }
    }

    private func run(lie: Lie?) async throws -> [CaseResult] {
        let collection = try HonestCollection.load()
        var options = PlanOptions(mockName: "Honest")
        if let lie { options.axes = [lie.axis] }
        let cases = Planner(collection: collection, options: options).plan().cases
        let suites = Dictionary(grouping: cases, by: \.axis).map { axis, cases in
            SuitePlan(
                facts: SuiteFacts(
                    name: "Honest [\(axis)]", mock: "Honest", axis: axis, file: "honest.json", caseCount: cases.count),
                cases: cases)
        }
        let plan = RunPlan(
            facts: RunFacts(
                version: "test", seed: 1, startedAt: Timestamp(milliseconds: 0), isReproducible: true),
            mocks: [MockPlan(host: LyingHost(collection: collection, lie: lie), suites: suites)])
        // A lie about time is only seen by waiting; all others answer at once.
        let timeout = lie?.wire == .drip ? Duration.seconds(2) : .seconds(10)
        let results = Mutex<[CaseResult]>([])
        _ = try await Runner(
            sender: WireSender(connectionsPerEndpoint: 64),
            options: RunOptions(jobs: 8, timeout: timeout)
        ).run(plan) { event in
            if case .caseFinished(let result) = event { results.withLock { $0.append(result) } }
        }
        return results.withLock { $0 }
    }
}
