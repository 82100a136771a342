import PostmanModel

/// Writes the Common Test Report Format; all times are whole milliseconds (CI-2.5).
package struct CTRFReporter: Reporter {
    package static let kind = ReporterKind("ctrf", file: "mockcheck-ctrf.json", "Common Test Report Format") {
        try CTRFReporter(path: $0.path, paths: $0.paths)
    }

    private let output: TextOutput
    private let paths: ReportPaths
    private var facts: RunFacts?
    private var isFirst = true

    package init(path: String, paths: ReportPaths) throws {
        output = try TextOutput(path: path)
        self.paths = paths
    }

    package mutating func record(_ event: Event) throws {
        switch event {
        case .runStarted(let facts):
            self.facts = facts
            let tool: JSONBody = ["name": "mockcheck", "version": .string(facts.version)]
            try output.write(
                "{\"reportFormat\":\"CTRF\",\"specVersion\":\"0.0.0\",\"results\":{\"tool\":\(tool.text),\"tests\":[")
        case .caseFinished(let result):
            var bytes = Array((isFirst ? "\n" : ",\n").utf8)
            JSONBody.append(members(result), to: &bytes)
            try output.write(bytes)
            isFirst = false
        case .runFinished(let summary): try output.write("],\n\"summary\":\(text(summary))}}\n")
        case .diagnostic, .example, .suiteStarted, .suiteFinished: break
        }
    }

    private func members(_ result: CaseResult) -> [JSONBody.Member] {
        var members: [JSONBody.Member] = [
            .init("name", .string(ReportText.oneLine(result.name, limit: 400))),
            .init("duration", .integer(milliseconds(result.duration))),
            .init("suite", .array([.string(ReportText.oneLine(result.suite.name, limit: 400))])),
            .init("filePath", .string(ReportText.oneLine(paths.name(of: result.location.file), limit: 4096))),
            .init("line", .integer(max(1, result.location.line))),
            .init("tags", .array([.string(result.suite.axis.rawValue)])),
            .init(
                "extra",
                [
                    "mockcheck.id": .string(result.id),
                    "mockcheck.className": .string(ReportText.oneLine(result.className, limit: 400)),
                ]),
        ]
        if !result.earlierFailures.isEmpty {
            members.append(.init("retries", .integer(result.earlierFailures.count)))
            members.append(.init("flaky", .bool(result.isFlaky)))
        }
        if !result.notes.isEmpty {
            members.append(.init("stdout", .array(result.notes.map { .string(ReportText.oneLine($0, limit: 2000)) })))
        }
        switch result.verdict {
        case .passed: members.insert(.init("status", "passed"), at: 1)
        case .skipped(let reason):
            members.insert(.init("status", "skipped"), at: 1)
            members.append(.init("message", .string(ReportText.oneLine(reason, limit: 1000))))
        case .failed(let failure): members = failed(members, failure, raw: "failed")
        case .error(let failure): members = failed(members, failure, raw: "error")
        }
        return members
    }

    /// CTRF has no status for errors; the raw one tells.
    private func failed(_ members: [JSONBody.Member], _ failure: Failure, raw: String) -> [JSONBody.Member] {
        var members = members
        members.insert(.init("status", "failed"), at: 1)
        members.append(.init("rawStatus", .string(raw)))
        members.append(.init("message", .string(ReportText.oneLine(failure.message, limit: JUnitCase.messageLimit))))
        let trace = failure.checks + [failure.difference, failure.transcript] + failure.reproduce
        let text = trace.filter { !$0.isEmpty }.joined(separator: "\n\n")
        if !text.isEmpty { members.append(.init("trace", .string(ReportText.block(text, limit: JUnitCase.textLimit)))) }
        return members
    }

    private func text(_ summary: RunSummary) -> String {
        let start = Int(facts?.startedAt.milliseconds ?? 0)
        let tests = summary.passed + summary.failed + summary.errors + summary.skipped
        let body: JSONBody = [
            "tests": .integer(tests), "passed": .integer(summary.passed),
            "failed": .integer(summary.failed + summary.errors), "pending": 0, "skipped": .integer(summary.skipped),
            "other": 0, "start": .integer(start), "stop": .integer(start + milliseconds(summary.duration)),
        ]
        return body.text
    }

    private func milliseconds(_ duration: Duration) -> Int {
        facts?.isReproducible == true ? 0 : Int(max(0, duration.milliseconds))
    }

    package mutating func finish() throws { try output.finish() }
}
