import MockFiles
import MockServer
import PostmanModel
package import Verification

/// Makes the plan of a run from what was loaded and selected.
package struct RunPlanner {
    package let axes: Set<Axis>
    package let isStrict: Bool
    package let isExhaustive: Bool
    package let coverage: CoverageGate
    package let seed: UInt64
    private let listeners = ListenerPool(limit: 32)

    package init(axes: Set<Axis>, isStrict: Bool, isExhaustive: Bool, coverage: CoverageGate, seed: UInt64) {
        self.axes = axes
        self.isStrict = isStrict
        self.isExhaustive = isExhaustive
        self.coverage = coverage
        self.seed = seed
    }

    package func plan(_ workload: Workload, _ selection: CaseSelection) -> RunPlan {
        var reachability = Reachability()
        var notes: [Diagnostic] = []
        var examples: [PlannedExample] = []
        var mocks = workload.brokenFiles.map(brokenFile)
        for (mock, plan) in zip(workload.mocks, plans(of: workload.mocks)) {
            reachability += plan.reachability
            reachability.unreachable += mock.collection.leftOutExampleCount
            examples += plan.verdicts.map { PlannedExample(mock: mock.name, verdict: $0) }
            notes += plan.requestsWithoutExamples.map(Self.withoutExample)
            let selected = mockPlan(of: mock, cases: selection.selected(plan.cases))
            if !selected.suites.isEmpty { mocks.append(selected) }
        }
        if let gate = coverage.plan(for: reachability) { mocks.append(gate) }
        let facts = RunFacts(
            version: Version.current, seed: seed, startedAt: RunClock.start,
            isReproducible: RunClock.isReproducible, runID: RunClock.runID, mockCount: mocks.count,
            inputArguments: workload.inputArguments, planArguments: isExhaustive ? ["--exhaustive"] : [])
        var plan = RunPlan(
            facts: facts, diagnostics: workload.diagnostics + notes, examples: examples, mocks: mocks,
            reachability: reachability)
        plan.number()
        return plan
    }

    /// The plans of all mocks, made on all processors: each depends on its own collection alone.
    private func plans(of mocks: [LoadedMock]) -> [Plan] {
        Parallel.inPieces(of: mocks.indices, length: 1) { range in
            mocks[range].map { mock in
                Planner(
                    collection: mock.collection, environment: mock.environment, options: options(for: mock)
                ).plan()
            }
        }
    }

    private static func withoutExample(_ item: RequestItem) -> Diagnostic {
        Diagnostic(
            rule: "request-without-examples", severity: .note,
            message: "'\(item.name)' has no example, so no request can reach it", help: "save a response of it",
            location: item.location)
    }

    private func options(for mock: LoadedMock) -> PlanOptions {
        var options = PlanOptions(mockName: mock.name)
        options.profile = mock.configuration.profile
        options.axes = axes
        options.matching = mock.configuration.matching
        options.cors = mock.configuration.cors
        options.isPrivate = mock.configuration.access != .anyone
        options.quotaCounts = mock.quota.counts
        if let rate = mock.configuration.rateLimit { options.rateWindowSeconds = rate.windowSeconds }
        options.isStrict = isStrict
        options.isExhaustive = isExhaustive
        options.typesFromLanguage = mock.configuration.typesFromLanguage
        options.seed = seed
        return options
    }

    private func mockPlan(of mock: LoadedMock, cases: [Case]) -> MockPlan {
        let byAxis = Dictionary(grouping: cases, by: \.axis)
        let suites = Axis.allCases.compactMap { axis in
            byAxis[axis].map { cases in
                let facts = SuiteFacts(
                    name: "\(mock.name) [\(axis.rawValue)]", mock: mock.name, axis: axis, file: mock.collection.file,
                    caseCount: cases.count)
                return SuitePlan(facts: facts, cases: cases)
            }
        }
        let host = InProcessHost(
            collection: mock.collection, environment: mock.environment, profile: mock.configuration.profile,
            seed: seed, typesFromLanguage: mock.configuration.typesFromLanguage, listeners: listeners)
        return MockPlan(host: host, suites: suites)
    }

    /// A file that cannot be used is a case of its own, so that CI shows it (product V-7).
    private func brokenFile(_ file: Workload.BrokenFile) -> MockPlan {
        let messages = file.errors.map { $0.help.isEmpty ? $0.message : "\($0.message); \($0.help)" }
        let broken = Case(
            "[collection] \(file.path)",
            at: CaseSite(
                mock: file.path, className: "mockcheck",
                location: file.errors.first?.location ?? SourceLocation(file: file.path)),
            axis: .examples, .run.isReadable,
            work: .error(
                message: messages.first ?? "the file cannot be used",
                details: file.errors.count > 1 ? file.errors.map(\.description) : []))
        let facts = SuiteFacts(
            name: "\(file.path) [collection]", mock: file.path, axis: .examples, file: file.path, caseCount: 1)
        return MockPlan(host: nil, suites: [SuitePlan(facts: facts, cases: [broken])])
    }
}

extension Reachability {
    fileprivate static func += (left: inout Reachability, right: Reachability) {
        left.plain += right.plain
        left.byCode += right.byCode
        left.byName += right.byName
        left.byID += right.byID
        left.unreachable += right.unreachable
        left.requests += right.requests
        left.requestsWithoutExamples += right.requestsWithoutExamples
    }
}
