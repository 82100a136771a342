import Foundation
import HTTPMessage
import MockCore
import PostmanModel
import Testing

@testable import Verification

/// The server's index and the oracle, which compares a call with every example in turn, agree on generated calls.
///
/// `MOCKCHECK_AGREEMENT_CALLS=1000000 swift test --filter AgreementTests` asks so many; `MOCKCHECK_FUZZ_SEED` begins
/// elsewhere.
struct AgreementTests {
    private static let callsPerCollection = 250
    private static let quickCount = 3000

    @Test func indexAndOracleAgreeOnEveryCall() async {
        let environment = ProcessInfo.processInfo.environment
        let wanted = environment["MOCKCHECK_AGREEMENT_CALLS"].flatMap(Int.init)
        let first = environment["MOCKCHECK_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
        let collections = ((wanted ?? Self.quickCount) + Self.callsPerCollection - 1) / Self.callsPerCollection
        let tally = await tally(first..<(first + UInt64(collections)))
        for disagreement in tally.disagreements.prefix(10) { Issue.record("\(disagreement)") }
        #expect(tally.matched > tally.calls / 4)
        #expect(tally.matched < tally.calls)
        if wanted != nil {
            print(
                "agreement: \(tally.calls) calls of \(collections) collections from seed \(first), ",
                "\(tally.matched) answered by an example, \(tally.disagreements.count) disagreements")
        }
    }

    private func tally(_ seeds: Range<UInt64>) async -> Tally {
        await withTaskGroup(of: Tally.self) { group in
            let lanes = UInt64(max(1, ProcessInfo.processInfo.activeProcessorCount))
            for lane in 0..<lanes {
                group.addTask { @concurrent in
                    var tally = Tally()
                    for seed in seeds where seed % lanes == lane { tally.add(Self.tally(ofSeed: seed)) }
                    return tally
                }
            }
            return await group.reduce(into: Tally()) { $0.add($1) }
        }
    }

    private struct Tally: Sendable {
        var calls = 0
        var matched = 0
        var disagreements: [String] = []

        mutating func add(_ other: Tally) {
            calls += other.calls
            matched += other.matched
            disagreements += other.disagreements
        }
    }

    /// Asks one generated collection.
    private static func tally(ofSeed seed: UInt64) -> Tally {
        var sample = AgreementSample(seed: seed)
        let collection = sample.collection()
        let options = sample.options()
        let context = PlanContext(collection, environment: nil, options: options)
        var configuration = MockConfiguration(name: collection.name)
        configuration.profile = options.profile
        configuration.matching = options.matching
        let mock = Mock(collection: collection, configuration: configuration)
        var random = SplitMix64(seed: seed)
        var tally = Tally()
        for _ in 0..<callsPerCollection {
            let call = sample.call(of: collection)
            let answer = mock.answer(call, at: Timestamp(milliseconds: 0), using: &random)
            let failures = Judge.failures(
                of: answer.reply.dated, against: context.expectation(on: call, promise: "agreement"))
            tally.calls += 1
            if case .matched = answer.outcome { tally.matched += 1 }
            if let first = failures.first {
                tally.disagreements.append("seed \(seed), \(options.profile): \(call)\n\(first)\n\(answer.outcome)")
            }
        }
        return tally
    }
}
