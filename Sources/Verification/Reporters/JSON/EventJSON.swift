import PostmanModel

/// The parts of a run as JSON, alike in the journal, the JSON report and the HTML report's data (CI-2.8).
///
/// Names are stable: a member may be added within a version of the schema, none is renamed or removed.
struct EventJSON {
    static let version = 1

    let paths: ReportPaths

    func run(_ facts: RunFacts) -> [JSONBody.Member] {
        [
            .init("version", .string(facts.version)), .init("seed", .string(String(facts.seed))),
            .init("startedAt", .string(ReportTime.exactTimestamp(facts.startedAt))),
            .init("isReproducible", .bool(facts.isReproducible)), .init("runId", .string(facts.runID)),
            .init("shard", .optional(facts.shard)), .init("mocks", .integer(facts.mockCount)),
            .init("cases", .integer(facts.caseCount)), .init("plannedCases", .integer(facts.plannedCases)),
            .init("planDigest", .string(facts.planDigest)),
            .init("inputArguments", .array(facts.inputArguments.map(JSONBody.string))),
            .init("planArguments", .array(facts.planArguments.map(JSONBody.string))),
        ]
    }

    func diagnostic(_ diagnostic: Diagnostic) -> [JSONBody.Member] {
        [
            .init("rule", .string(diagnostic.rule)), .init("severity", .string(diagnostic.severity.rawValue)),
            .init("message", .string(ReportText.oneLine(diagnostic.message, limit: 1000))),
            .init("help", .string(ReportText.oneLine(diagnostic.help, limit: 1000))),
        ] + location(diagnostic.location)
    }

    func example(_ example: ExampleFacts) -> [JSONBody.Member] {
        [
            .init("mock", .string(ReportText.oneLine(example.mock, limit: 400))),
            .init("example", .string(ReportText.oneLine(example.example, limit: 400))),
            .init("reach", .string(example.reach.rawValue)),
            .init("reason", .string(ReportText.oneLine(example.reason, limit: 1000))),
            .init("recipe", .string(ReportText.block(example.recipe, limit: 4096))),
        ] + location(example.location)
    }

    func suiteName(_ suite: SuiteFacts) -> [JSONBody.Member] {
        [.init("name", .string(ReportText.oneLine(suite.name, limit: 400)))]
    }

    func suite(_ suite: SuiteFacts) -> [JSONBody.Member] {
        suiteName(suite) + [
            .init("mock", .string(ReportText.oneLine(suite.mock, limit: 400))),
            .init("axis", .string(suite.axis.rawValue)), .init("file", .string(file(suite.file))),
            .init("cases", .integer(suite.caseCount)),
        ] + (suite.target.map { [.init("target", .string(ReportText.oneLine($0, limit: 400)))] } ?? [])
    }

    func result(_ result: CaseResult, isReproducible: Bool) -> [JSONBody.Member] {
        let common: [JSONBody.Member] =
            [
                .init("id", .string(result.id)), .init("number", .integer(result.number)),
                .init("name", .string(ReportText.oneLine(result.name, limit: 400))),
                .init("className", .string(ReportText.oneLine(result.className, limit: 400))),
                .init("milliseconds", .integer(isReproducible ? 0 : Int(max(0, result.duration.milliseconds)))),
            ] + location(result.location)
            + (result.earlierFailures.isEmpty
                ? [] : [.init("earlierFailures", .array(result.earlierFailures.map { .object(members($0)) }))])
            + (result.notes.isEmpty
                ? []
                : [.init("notes", .array(result.notes.map { .string(ReportText.oneLine($0, limit: 2000)) }))])
        switch result.verdict {
        case .passed: return common + [.init("verdict", "passed")]
        case .skipped(let reason):
            return common + [
                .init("verdict", "skipped"), .init("reason", .string(ReportText.oneLine(reason, limit: 1000))),
            ]
        case .failed(let failure): return common + [.init("verdict", "failed")] + members(failure)
        case .error(let failure): return common + [.init("verdict", "error")] + members(failure)
        }
    }

    private func members(_ failure: Failure) -> [JSONBody.Member] {
        [
            .init("message", .string(ReportText.oneLine(failure.message, limit: JUnitCase.messageLimit))),
            .init("promise", .string(ReportText.oneLine(failure.promise, limit: 400))),
            // In the journal `type` is the event's.
            .init("failureType", .string(ReportText.dottedType(failure.type))),
            .init("checks", .array(failure.checks.map { .string(ReportText.block($0, limit: 2000)) })),
            .init("difference", .string(ReportText.block(failure.difference, limit: JUnitCase.textLimit))),
            .init("transcript", .string(ReportText.block(failure.transcript, limit: JUnitCase.transcriptLimit))),
            .init("reproduce", .array(failure.reproduce.map { .string(ReportText.block($0, limit: 8192)) })),
        ]
    }

    func summary(_ summary: RunSummary, isReproducible: Bool) -> [JSONBody.Member] {
        let reach = summary.reachability
        return [
            .init("passed", .integer(summary.passed)), .init("failed", .integer(summary.failed)),
            .init("errors", .integer(summary.errors)), .init("skipped", .integer(summary.skipped)),
            .init("flaky", .integer(summary.flaky)), .init("drifted", .integer(summary.drifted)),
            .init("milliseconds", .integer(isReproducible ? 0 : Int(max(0, summary.duration.milliseconds)))),
            .init("interruption", .optional(summary.interruption)),
            .init(
                "reachability",
                [
                    "plain": .integer(reach.plain), "byCode": .integer(reach.byCode),
                    "byName": .integer(reach.byName), "byId": .integer(reach.byID),
                    "unreachable": .integer(reach.unreachable),
                ]),
            .init("requests", .integer(reach.requests)),
            .init("requestsWithoutExamples", .integer(reach.requestsWithoutExamples)),
        ] + (summary.traffic.map { [.init("traffic", traffic($0))] } ?? [])
    }

    private func traffic(_ counts: TrafficCounts) -> JSONBody {
        [
            "calls": .integer(counts.calls), "answered": .integer(counts.answered),
            "requests": .integer(counts.requests), "usedRequests": .integer(counts.usedRequests),
            "examples": .integer(counts.examples), "usedExamples": .integer(counts.usedExamples),
        ]
    }

    private func location(_ location: SourceLocation) -> [JSONBody.Member] {
        [
            .init("file", .string(file(location.file))), .init("line", .integer(max(1, location.line))),
            .init("column", .integer(max(1, location.column))),
        ]
    }

    private func file(_ path: String) -> String { ReportText.oneLine(paths.name(of: path), limit: 4096) }
}
