/// Joins the records of a run's shards, and proves that they are all of it and nothing twice (CI-6).
package enum ShardUnion {
    /// - Parameter records: with the name of each one's file.
    /// - Throws: `RecordProblem` that names what is missing, double or from another run.
    package static func join(_ records: [(name: String, run: RecordedRun)]) throws -> RecordedRun {
        guard let first = records.first else { throw RecordProblem(description: "there is no report to merge") }
        for record in records.dropFirst() { try agree(first, record) }
        try checkShards(records)
        let results = records.flatMap(\.run.results).sorted { $0.number < $1.number }
        var digest = PlanDigest()
        var seen: [String: String] = [:]
        for record in records {
            for result in record.run.results {
                if let other = seen.updateValue(record.name, forKey: result.id) {
                    throw RecordProblem(
                        description:
                            "the case '\(result.className)/\(result.name)' is in \(other) and in \(record.name)")
                }
                digest.add(result.id)
            }
        }
        let facts = first.run.facts
        guard digest.count == facts.plannedCases, digest.text == facts.planDigest else {
            throw RecordProblem(
                description: "the shards hold \(digest.count) cases of the \(facts.plannedCases) that were planned"
                    + (digest.count == facts.plannedCases ? ", and other ones" : ""))
        }
        var joined = first.run
        joined.facts.shard = nil
        joined.facts.caseCount = digest.count
        joined.results = withWholeSuites(results)
        joined.summary = summary(of: records.map(\.run), results: joined)
        return joined
    }

    private static func agree(
        _ first: (name: String, run: RecordedRun), _ other: (name: String, run: RecordedRun)
    ) throws {
        let (left, right) = (first.run.facts, other.run.facts)
        let pairs = [
            ("version", left.version, right.version), ("seed", "\(left.seed)", "\(right.seed)"),
            ("number of planned cases", "\(left.plannedCases)", "\(right.plannedCases)"),
            ("plan", left.planDigest, right.planDigest),
        ]
        for (what, own, theirs) in pairs where own != theirs {
            throw RecordProblem(
                description: "\(first.name) and \(other.name) are not of one run: the \(what) is \(own) and \(theirs)")
        }
    }

    private static func checkShards(_ records: [(name: String, run: RecordedRun)]) throws {
        var names: [Int: String] = [:]
        var count: Int?
        for (name, run) in records {
            guard let shard = run.facts.shard.flatMap({ Shard($0) }) else {
                guard records.count == 1 else {
                    throw RecordProblem(description: "\(name) is a whole run, not a shard")
                }
                return
            }
            guard count == nil || count == shard.count else {
                throw RecordProblem(
                    description: "\(name) is shard \(shard), the others are of \(count ?? 0); they are not of one run")
            }
            count = shard.count
            if let other = names.updateValue(name, forKey: shard.index) {
                throw RecordProblem(description: "shard \(shard) is duplicated: \(other) and \(name)")
            }
            guard run.summary != nil else {
                throw RecordProblem(description: "\(name) ends early: shard \(shard) did not finish")
            }
        }
        let missing = (1...(count ?? 1)).filter { names[$0] == nil }
        guard missing.isEmpty else {
            let list = missing.map(String.init).joined(separator: ", ")
            throw RecordProblem(description: "expected \(count ?? 0) shards, got \(names.count): missing \(list)")
        }
    }

    /// Suites count the cases of the whole run again, not of a shard.
    private static func withWholeSuites(_ results: [CaseResult]) -> [CaseResult] {
        var counts: [String: Int] = [:]
        for result in results { counts[result.suite.name, default: 0] += 1 }
        return results.map { result in
            var result = result
            result.suite.caseCount = counts[result.suite.name] ?? 0
            return result
        }
    }

    private static func summary(of runs: [RecordedRun], results: RecordedRun) -> RunSummary {
        var summary = results.counted
        // The shards ran side by side.
        summary.duration = runs.compactMap(\.summary?.duration).max() ?? .zero
        summary.interruption = runs.compactMap(\.summary?.interruption).first
        summary.reachability = runs.compactMap(\.summary?.reachability).first ?? Reachability()
        return summary
    }
}
