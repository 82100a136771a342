import PostmanModel

/// Turns the members of `EventJSON` back into the parts of a run.
struct RecordDecoder {
    let value: JSONValue
    /// For messages.
    private let place: String

    init(_ value: JSONValue, _ place: String) {
        self.value = value
        self.place = place
    }

    func text(_ name: StaticString) throws -> String {
        guard let text = value[name]?.string else { throw problem(name, "a text") }
        return text
    }

    private func integer(_ name: StaticString) throws -> Int {
        guard let number = value[name]?.integer else { throw problem(name, "a whole number") }
        return number
    }

    private func texts(_ name: StaticString) -> [String] { value[name]?.elements.compactMap(\.string) ?? [] }

    private func problem(_ name: StaticString, _ what: String) -> RecordProblem {
        RecordProblem(description: "\(place): '\(name)' must be \(what); the report was changed or is incomplete")
    }

    func facts() throws -> RunFacts {
        let start = try text("startedAt")
        guard let startedAt = Timestamp(reportTime: start), let seed = UInt64(try text("seed")) else {
            throw problem("startedAt", "an instant, and 'seed' a number")
        }
        return RunFacts(
            version: try text("version"), seed: seed, startedAt: startedAt,
            isReproducible: value["isReproducible"]?.bool ?? false, runID: try text("runId"),
            shard: value["shard"]?.string, mockCount: try integer("mocks"), caseCount: try integer("cases"),
            plannedCases: try integer("plannedCases"), planDigest: try text("planDigest"),
            inputArguments: texts("inputArguments"), planArguments: texts("planArguments"))
    }

    func diagnostic() throws -> Diagnostic {
        guard let severity = Diagnostic.Severity(rawValue: try text("severity")) else {
            throw problem("severity", "note, warning or error")
        }
        return Diagnostic(
            rule: try text("rule"), severity: severity, message: try text("message"), help: try text("help"),
            location: try location())
    }

    func example() throws -> ExampleFacts {
        guard let reach = ExampleVerdict.Reach(rawValue: try text("reach")) else {
            throw problem("reach", "a way of asking")
        }
        return ExampleFacts(
            mock: try text("mock"), example: try text("example"), location: try location(), reach: reach,
            reason: try text("reason"), recipe: try text("recipe"))
    }

    func suite() throws -> SuiteFacts {
        guard let axis = Axis(rawValue: try text("axis")) else { throw problem("axis", "an axis") }
        return SuiteFacts(
            name: try text("name"), mock: try text("mock"), axis: axis, file: try text("file"),
            caseCount: try integer("cases"), target: value["target"]?.string)
    }

    func result(in suite: SuiteFacts) throws -> CaseResult {
        CaseResult(
            id: try text("id"), suite: suite, number: try integer("number"), name: try text("name"),
            className: try text("className"), location: try location(),
            duration: .milliseconds(try integer("milliseconds")), verdict: try verdict(),
            earlierFailures: try value["earlierFailures"]?.elements.map { try RecordDecoder($0, place).failure() }
                ?? [], notes: texts("notes"))
    }

    private func verdict() throws -> Verdict {
        switch try text("verdict") {
        case "passed": .passed
        case "skipped": .skipped(reason: try text("reason"))
        case "failed": .failed(try failure())
        case "error": .error(try failure())
        default: throw problem("verdict", "passed, skipped, failed or error")
        }
    }

    private func failure() throws -> Failure {
        var failure = Failure(
            message: try text("message"), type: try text("failureType"), checks: texts("checks"),
            difference: try text("difference"), transcript: try text("transcript"), reproduce: texts("reproduce"))
        // Reports from before failures were grouped do not say it.
        failure.promise = value["promise"]?.string ?? ""
        return failure
    }

    func summary() throws -> RunSummary {
        var summary = RunSummary()
        summary.passed = try integer("passed")
        summary.failed = try integer("failed")
        summary.errors = try integer("errors")
        summary.skipped = try integer("skipped")
        // Reports from before there were retries do not say it.
        summary.flaky = value["flaky"]?.integer ?? 0
        summary.drifted = value["drifted"]?.integer ?? 0
        summary.duration = .milliseconds(try integer("milliseconds"))
        summary.interruption = value["interruption"]?.string
        summary.reachability.requests = try integer("requests")
        summary.reachability.requestsWithoutExamples = try integer("requestsWithoutExamples")
        if let reach = value["reachability"].map({ RecordDecoder($0, place) }) {
            summary.reachability.plain = try reach.integer("plain")
            summary.reachability.byCode = try reach.integer("byCode")
            summary.reachability.byName = try reach.integer("byName")
            summary.reachability.byID = try reach.integer("byId")
            summary.reachability.unreachable = try reach.integer("unreachable")
        }
        summary.traffic = try value["traffic"].map { try RecordDecoder($0, place).traffic() }
        return summary
    }

    private func traffic() throws -> TrafficCounts {
        var counts = TrafficCounts()
        counts.calls = try integer("calls")
        counts.answered = try integer("answered")
        counts.requests = try integer("requests")
        counts.usedRequests = try integer("usedRequests")
        counts.examples = try integer("examples")
        counts.usedExamples = try integer("usedExamples")
        return counts
    }

    private func location() throws -> SourceLocation {
        SourceLocation(file: try text("file"), line: try integer("line"), column: try integer("column"))
    }
}
