/// Which shard runs which case: a function of the plan and the recorded durations alone, so that shards need not talk.
package struct ShardAssignment: Sendable {
    private let count: Int
    private let durations: [String: Duration]

    /// - Parameter durations: of earlier runs by case id; empty where there are none.
    package init(count: Int, durations: [String: Duration] = [:]) {
        self.count = count
        self.durations = durations
    }

    /// The shard of each group of cases, which stay together, from 1.
    ///
    /// Without durations single cases go round, which evens out collections and axes. With them, or with larger groups, the
    /// longest goes first, each to the shard that has the least to do.
    package func shards(of groups: [[String]]) -> [Int] {
        guard count > 1, !durations.isEmpty || groups.contains(where: { $0.count > 1 }) else {
            return groups.indices.map { $0 % count + 1 }
        }
        let known = groups.joined().compactMap { durations[$0] }.sorted()
        let usual = known.isEmpty ? .milliseconds(1) : known[known.count / 2]
        let costs = groups.map { $0.reduce(Duration.zero) { $0 + (durations[$1] ?? usual) } }
        let order = groups.indices.sorted { costs[$0] == costs[$1] ? $0 < $1 : costs[$0] > costs[$1] }
        var loads = Array(repeating: (work: Duration.zero, cases: 0), count: count)
        var shards = Array(repeating: 1, count: groups.count)
        for index in order {
            let least = loads.indices.min { loads[$0] < loads[$1] } ?? 0
            loads[least].work += costs[index]
            loads[least].cases += groups[index].count
            shards[index] = least + 1
        }
        return shards
    }
}
