import HTTPWire
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
    /// The fingerprints of the findings of lint that the baseline knows.
    package let knownFindings: Set<String>
    private let listeners = ListenerPool(limit: OpenFileLimit.idleListeners)

    package init(
        axes: Set<Axis>, isStrict: Bool, isExhaustive: Bool, coverage: CoverageGate, seed: UInt64,
        knownFindings: Set<String> = []
    ) {
        self.axes = axes
        self.isStrict = isStrict
        self.isExhaustive = isExhaustive
        self.coverage = coverage
        self.seed = seed
        self.knownFindings = knownFindings
    }

    package func plan(_ workload: Workload, _ selection: CaseSelection) -> RunPlan {
        var reachability = Reachability()
        var diagnostics: [Diagnostic] = []
        var examples: [PlannedExample] = []
        var gate = coverage
        var linted: Set<Diagnostic> = []
        var mocks = workload.brokenFiles.map(Self.brokenFile)
        let compiled = workload.mocks.map { _ in CompiledMocks() }
        let together = ServedTogether.all(of: workload, compiled, seed: seed, listeners: listeners)
        for (place, (mock, planned)) in zip(workload.mocks, plans(of: workload)).enumerated() {
            let plan = planned.plan
            reachability += plan.reachability
            reachability.unreachable += mock.collection.leftOutExampleCount
            examples += plan.verdicts.map { PlannedExample(mock: mock.name, verdict: $0) }
            gate.add(plan)
            if plan.cases.isEmpty, plan.requestsWithoutExamples.count == mock.collection.requests.count {
                diagnostics.append(Self.nothingToServe(mock))
                mocks.append(emptyPlan(of: mock))
                continue
            }
            if let lint = planned.lint {
                // Errors are cases.
                diagnostics += lint.all.filter { $0.severity < .error }
                linted.formUnion(mock.reading)
            } else {
                diagnostics += plan.requestsWithoutExamples.map(Self.withoutExample)
            }
            let selected = mockPlan(
                of: mock, workload.target(of: mock), cases: selection.selected(plan.cases),
                together[mock.account.manifest], compiled[place])
            if !selected.suites.isEmpty { mocks.append(selected) }
        }
        if let gate = gate.plan(for: reachability) { mocks.append(gate) }
        let facts = RunFacts(
            version: Version.current, seed: seed, startedAt: RunClock.start,
            isReproducible: RunClock.isReproducible, runID: RunClock.runID, mockCount: mocks.count,
            inputArguments: workload.inputArguments,
            planArguments: (isExhaustive ? ["--exhaustive"] : []) + (isStrict ? ["--strict"] : []))
        var plan = RunPlan(
            facts: facts, diagnostics: workload.diagnostics.filter { !linted.contains($0) } + diagnostics,
            examples: examples, mocks: mocks,
            reachability: reachability)
        plan.largestBody =
            workload.mocks.lazy.flatMap(\.collection.requests).flatMap(\.examples).map(\.body.count).max() ?? 0
        plan.number()
        return plan.withinCallLimits()
    }

    private struct Planned {
        var plan: Plan
        /// Nil where the axis is not asked for, or where there is nothing to serve.
        var lint: LintFindings?
    }

    /// The plans of all mocks, made on all processors: each depends on its own collection alone.
    private func plans(of workload: Workload) -> [Planned] {
        let mocks = workload.mocks
        let findings = MockFindings(known: knownFindings)
        let served = ServedTogether.facts(of: workload)
        return Parallel.inPieces(of: mocks.indices, length: 1) { range in
            range.map { index in
                let mock = mocks[index]
                let target = workload.target(of: mock)
                var options = options(for: mock, target)
                options.mockCount = mocks.count
                options.served = served[index]
                var environment = mock.environment
                if let captures = target?.captures, !captures.isEmpty {
                    environment = environment ?? Environment(file: "", name: "captures", variables: [])
                    environment?.variables += captures.map { Variable($0.variable, $0.placeholder) }
                }
                // One mock's plan leaves processors idle now and then.
                let content =
                    mocks.count == 1 && axes.contains(.examples) ? Parallel.Ahead { ContentCase.of(mock) } : nil
                if axes.contains(.lint), Planner.hasExamples(mock.collection) {
                    options.lint = findings.plan(of: mock)
                    // Lint has had the whole text; the plan and the run need less, in other pieces.
                    if mock.collection.requests.count > Parallel.worthwhile { Allocator.trim() }
                }
                var plan = Planner(
                    collection: mock.collection, environment: environment, options: options
                ).plan()
                if axes.contains(.examples), !plan.cases.isEmpty,
                    let content = content == nil ? ContentCase.of(mock) : content?.take() ?? nil
                {
                    plan.cases.append(content)
                }
                return Planned(plan: plan, lint: options.lint)
            }
        }
    }

    private static func nothingToServe(_ mock: LoadedMock) -> Diagnostic {
        Diagnostic(
            rule: "no-examples", severity: .warning,
            message: "'\(mock.collection.name)' has no example: there is nothing to serve or to verify",
            help: "save a response of each request", location: SourceLocation(file: mock.collection.file))
    }

    private static func withoutExample(_ item: RequestItem) -> Diagnostic {
        Diagnostic(
            rule: "request-without-examples", severity: .note,
            message: "'\(item.name)' has no example, so no request can reach it", help: "save a response of it",
            location: item.location)
    }

    private func options(for mock: LoadedMock, _ target: Target?) -> PlanOptions {
        var options = PlanOptions(mockName: mock.name)
        options.configuration = mock.configuration
        options.axes = axes.intersection(target?.axes ?? Axis.ofOwnMocks)
        options.target = target
        options.quotaCounts = mock.account.quota.counts
        options.isStrict = isStrict
        options.isExhaustive = isExhaustive
        options.seed = seed
        return options
    }

    private func mockPlan(
        of mock: LoadedMock, _ target: Target?, cases: [Case], _ together: ServedTogether?, _ compiled: CompiledMocks
    ) -> MockPlan {
        let byAxis = Dictionary(grouping: cases, by: \.axis)
        let suites = Axis.allCases.compactMap { axis in
            byAxis[axis].map { cases in
                let facts = SuiteFacts(
                    name: "\(mock.name) [\(axis.rawValue)]", mock: mock.name, axis: axis, file: mock.collection.file,
                    caseCount: cases.count, target: target?.endpoint.url)
                return SuitePlan(facts: facts, cases: cases)
            }
        }
        if let target { return targetPlan(of: mock, target, suites) }
        let host = InProcessHost(
            definition: mock.definition, seed: seed, listeners: listeners, together: together, compiled: compiled)
        return MockPlan(host: host, suites: suites)
    }

    /// What somebody else's server cannot be made to do is skipped.
    private func targetPlan(of mock: LoadedMock, _ target: Target, _ suites: [SuitePlan]) -> MockPlan {
        let own = Planner(collection: mock.collection, options: options(for: mock, target)).setup
        let host = TargetHost(target, own: own)
        let adapted = suites.map { suite in
            SuitePlan(
                facts: suite.facts, cases: suite.cases.map { $0.adapted(to: host).addressed(to: target.endpoint) })
        }
        return MockPlan(host: host, suites: adapted, target: target)
    }

    /// A collection without examples is listed, with nothing to ask.
    private func emptyPlan(of mock: LoadedMock) -> MockPlan {
        let facts = SuiteFacts(
            name: "\(mock.name) [examples]", mock: mock.name, axis: .examples, file: mock.collection.file, caseCount: 0)
        return MockPlan(host: nil, suites: [SuitePlan(facts: facts, cases: [])])
    }

    /// A file that cannot be used is a case of its own, so that CI shows it (product V-7).
    static func brokenFile(_ file: Project.BrokenFile) -> MockPlan {
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

extension RunPlan {
    /// Whether a file cannot be used and no baseline says that this is known.
    package func hasBrokenFile(of workload: Workload, beyond known: KnownFailures) -> Bool {
        let unusable = mocks.lazy.flatMap(\.suites).flatMap(\.cases).filter { $0.promise == .run.isReadable }
        return workload.brokenFiles.count > unusable.count { known.contains($0.id) }
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
