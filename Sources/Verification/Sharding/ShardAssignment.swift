/// Which shard runs which case: a function of the plan and the recorded durations alone, so that shards need not talk.
package struct ShardAssignment: Sendable {
    private let count: Int
    private let durations: [String: Duration]

    /// - Parameter durations: of earlier runs by case id; empty where there are none.
    package init(count: Int, durations: [String: Duration] = [:]) {
        self.count = count
        self.durations = durations
    }

    /// The shard of each case, from 1.
    ///
    /// Without durations the cases go round, which evens out collections and axes. With them the longest goes first, each
    /// to the shard that has the least to do.
    package func shards(of ids: [String]) -> [Int] {
        guard !durations.isEmpty, count > 1 else { return ids.indices.map { $0 % count + 1 } }
        let known = ids.compactMap { durations[$0] }.sorted()
        let usual = known.isEmpty ? .zero : known[known.count / 2]
        let costs = ids.map { durations[$0] ?? usual }
        let order = ids.indices.sorted { costs[$0] == costs[$1] ? $0 < $1 : costs[$0] > costs[$1] }
        var loads = Array(repeating: (work: Duration.zero, cases: 0), count: count)
        var shards = Array(repeating: 1, count: ids.count)
        for index in order {
            let least = loads.indices.min { loads[$0] < loads[$1] } ?? 0
            loads[least].work += costs[index]
            loads[least].cases += 1
            shards[index] = least + 1
        }
        return shards
    }
}
