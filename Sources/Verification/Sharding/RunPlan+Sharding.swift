extension RunPlan {
    /// Gives each case its number, and the run what its shards agree in.
    package mutating func number() {
        var digest = PlanDigest()
        for mock in mocks.indices {
            for suite in mocks[mock].suites.indices {
                mocks[mock].suites[suite].number(with: &digest)
            }
        }
        facts.caseCount = digest.count
        facts.plannedCases = digest.count
        facts.planDigest = digest.text
    }

    /// The cases that one shard runs, in plan order; suites without any stay away.
    ///
    /// A case may need what another one of its mock captures: such a mock is in one shard as a whole.
    package func shard(_ shard: Shard, durations: [String: Duration] = [:]) -> RunPlan {
        var plan = self
        let groups = mocks.flatMap { mock -> [[String]] in
            let ids = mock.suites.flatMap(\.cases).map(\.id)
            return mock.target?.captures.isEmpty == false ? [ids] : ids.map { [$0] }
        }
        let shards = ShardAssignment(count: shard.count, durations: durations).shards(of: groups)
        let kept = zip(groups, shards).flatMap { group, owner in group.map { _ in owner == shard.index } }
        var position = 0
        plan.keepCases {
            defer { position += 1 }
            return kept[position]
        }
        plan.facts.shard = shard.description
        return plan
    }

    /// Drops the cases for which `isKept`, asked for each in turn, says no, and the suites and mocks that it empties.
    private mutating func keepCases(_ isKept: () -> Bool) {
        var count = 0
        for mock in mocks.indices {
            for suite in mocks[mock].suites.indices {
                let kept = mocks[mock].suites[suite].cases.filter { _ in isKept() }
                mocks[mock].suites[suite].cases = kept
                mocks[mock].suites[suite].facts.caseCount = kept.count
                count += kept.count
            }
            mocks[mock].suites.removeAll { $0.cases.isEmpty }
        }
        mocks.removeAll { $0.suites.isEmpty }
        facts.caseCount = count
    }
}

extension SuitePlan {
    fileprivate mutating func number(with digest: inout PlanDigest) {
        for position in cases.indices {
            cases[position].number = digest.count
            digest.add(cases[position].identity)
        }
    }
}
