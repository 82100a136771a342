import Testing

@testable import Verification

struct ShardUnionTests {
    private static let all = (0..<10).map { number in
        var result = ReportSamples.result("Case \(number)")
        result.number = number
        return result
    }

    private func shard(_ index: Int, of count: Int, seed: UInt64 = 1, _ results: [CaseResult]? = nil) -> (
        name: String, run: RecordedRun
    ) {
        let facts = RunFacts(
            version: "1", seed: seed, startedAt: ReportSamples.startedAt, isReproducible: true, runID: "r",
            shard: "\(index)/\(count)", plannedCases: Self.all.count, planDigest: PlanDigest(Self.all.map(\.id)).text)
        let own = Self.all.filter { $0.number % count == index - 1 }
        return ("s\(index)", RecordedRun(facts: facts, results: results ?? own, summary: RunSummary()))
    }

    @Test(arguments: 1...16)
    func allShardsMakeTheWholeRun(count: Int) throws {
        let joined = try ShardUnion.join((1...count).reversed().map { shard($0, of: count) })
        #expect(joined.results.map(\.name) == Self.all.map(\.name))
        #expect(joined.summary?.passed == 10)
        #expect(joined.facts.shard == nil)
    }

    private func problem(_ records: [(name: String, run: RecordedRun)]) -> String? {
        do {
            _ = try ShardUnion.join(records)
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test func gapsAndDoublesAreNamed() {
        #expect(problem([shard(1, of: 4), shard(3, of: 4), shard(4, of: 4)]) == "expected 4 shards, got 3: missing 2")
        #expect(problem([shard(1, of: 2), shard(1, of: 2)])?.contains("shard 1/2 is duplicated") == true)
        #expect(problem([shard(1, of: 2), shard(2, of: 2, Self.all)])?.contains("is in s1 and in s2") == true)
        #expect(
            problem([shard(1, of: 2), shard(2, of: 2, [])])
                == "the shards hold 5 cases of the 10 that were planned")
        #expect(problem([shard(1, of: 2), shard(2, of: 2, seed: 2)])?.contains("the seed is 1 and 2") == true)
        #expect(problem([]) == "there is no report to merge")
        var unfinished = shard(2, of: 2)
        unfinished.run.summary = nil
        #expect(problem([shard(1, of: 2), unfinished]) == "s2 ends early: shard 2/2 did not finish")
    }
}
