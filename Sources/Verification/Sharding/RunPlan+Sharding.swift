extension RunPlan {
    /// The plan with each case's number, and what the shards of the run agree in.
    package func numbered() -> RunPlan {
        var plan = self
        var digest = PlanDigest()
        plan.editCases { planned in
            planned.number = digest.count
            digest.add(planned.id)
            return true
        }
        plan.facts.plannedCases = digest.count
        plan.facts.planDigest = digest.text
        return plan
    }

    /// The cases that one shard runs, in plan order; suites without any stay away.
    package func shard(_ shard: Shard, durations: [String: Duration] = [:]) -> RunPlan {
        var plan = self
        let ids = mocks.flatMap(\.suites).flatMap(\.cases).map(\.id)
        let shards = ShardAssignment(count: shard.count, durations: durations).shards(of: ids)
        var position = 0
        plan.editCases { _ in
            defer { position += 1 }
            return shards[position] == shard.index
        }
        plan.facts.shard = shard.description
        return plan
    }

    /// Changes every case, and drops those for which `edit` says no.
    private mutating func editCases(_ edit: (inout Case) -> Bool) {
        var count = 0
        for mock in mocks.indices {
            for suite in mocks[mock].suites.indices {
                var kept: [Case] = []
                for var planned in mocks[mock].suites[suite].cases where edit(&planned) { kept.append(planned) }
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
