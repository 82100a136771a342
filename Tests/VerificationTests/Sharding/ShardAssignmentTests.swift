import Testing

@testable import Verification

struct ShardAssignmentTests {
    private static let ids = (0..<101).map { StableHash.text(of: StableHash("case \($0)").value) }

    @Test(arguments: 1...16)
    func everyCaseIsInOneShardAndShardsAreEven(count: Int) {
        let shards = ShardAssignment(count: count).shards(of: Self.ids.map { [$0] })
        #expect(shards.count == Self.ids.count)
        let sizes = (1...count).map { shard in shards.count { $0 == shard } }
        #expect(sizes.reduce(0, +) == Self.ids.count)
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    }

    @Test(arguments: [2, 3, 7])
    func durationsEvenOutTheWork(count: Int) {
        let durations = Dictionary(
            uniqueKeysWithValues: Self.ids.enumerated().map { ($1, Duration.milliseconds($0 % 10 == 0 ? 500 : 5)) })
        let shards = ShardAssignment(count: count, durations: durations).shards(of: Self.ids.map { [$0] })
        let loads = (1...count).map { shard in
            zip(Self.ids, shards).reduce(Duration.zero) { $1.1 == shard ? $0 + (durations[$1.0] ?? .zero) : $0 }
        }
        let (most, least) = (loads.max() ?? .zero, loads.min() ?? .zero)
        #expect(most - least <= .milliseconds(500))
    }

    /// A group stays whole, and the shards are as even as it lets them be.
    @Test(arguments: [2, 3, 7])
    func groupsStayTogether(count: Int) {
        let groups = [Array(Self.ids[..<40])] + Self.ids[40...].map { [$0] }
        let shards = ShardAssignment(count: count).shards(of: groups)
        var sizes = Array(repeating: 0, count: count)
        for (group, shard) in zip(groups, shards) { sizes[shard - 1] += group.count }
        let largest = max(40, (Self.ids.count + count - 1) / count)
        #expect(sizes.max() == largest)
        #expect((sizes.min() ?? 0) >= (Self.ids.count - largest) / (count - 1))
    }

    @Test func theOrderOfIdsDoesNotChangeADigest() {
        #expect(PlanDigest(Self.ids).text == PlanDigest(Self.ids.shuffled()).text)
        #expect(PlanDigest(Self.ids).text != PlanDigest(Self.ids.dropLast()).text)
        #expect(PlanDigest(Self.ids.dropLast() + [Self.ids[0]]).text != PlanDigest(Self.ids).text)
    }

    @Test(arguments: ["0/2", "3/2", "1/0", "a/b", "1", "1/2/3", "-1/2", ""])
    func wrongShardsAreNone(text: String) {
        #expect(Shard(text) == nil)
    }
}
