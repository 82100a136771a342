import HTTPMessage
import PostmanModel

/// Writes TAP version 14: a test point for each case as it comes, the plan at the end (CI-2.1).
package struct TAPReporter: Reporter {
    package static let kind = ReporterKind("tap", file: "mockcheck.tap", "TAP version 14") {
        try TAPReporter(path: $0.path, paths: $0.paths)
    }

    private let output: TextOutput
    private let paths: ReportPaths
    private var count = 0
    private var isReproducible = false

    package init(path: String, paths: ReportPaths) throws {
        output = try TextOutput(path: path)
        self.paths = paths
    }

    package mutating func record(_ event: Event) throws {
        switch event {
        case .runStarted(let facts):
            isReproducible = facts.isReproducible
            try output.write("TAP version 14\n# mockcheck \(TAPText.escaped(facts.version)), seed \(facts.seed)\n")
        case .suiteStarted(let suite): try output.write("# \(TAPText.escaped(suite.name))\n")
        case .caseFinished(let result): try write(result)
        case .runFinished(let summary):
            if let reason = summary.interruption {
                try output.write("Bail out! \(TAPText.escaped(reason))\n")
            } else {
                try output.write("1..\(count)\(count == 0 ? " # no case was selected" : "")\n")
            }
        case .diagnostic, .example, .suiteFinished: break
        }
    }

    private mutating func write(_ result: CaseResult) throws {
        count += 1
        let name = "\(count) - \(TAPText.escaped("\(result.className)/\(result.name)"))"
        switch result.verdict {
        case .passed:
            let note = result.isFlaky ? "# flaky: passed at attempt \(result.earlierFailures.count + 1)\n" : ""
            try output.write("ok \(name)\n" + note)
        case .skipped(let reason): try output.write("ok \(name) # SKIP \(TAPText.escaped(reason))\n")
        case .failed(let failure): try output.write("not ok \(name)\n" + block(result, failure, severity: "fail"))
        case .error(let failure): try output.write("not ok \(name)\n" + block(result, failure, severity: "error"))
        }
        for note in result.notes { try output.write("# \(TAPText.escaped(note))\n") }
    }

    /// The diagnostics of a failed point: YAML whose strings are JSON's, which YAML reads alike.
    private func block(_ result: CaseResult, _ failure: Failure, severity: String) -> String {
        var lines = [
            "message: \(quoted(failure.message, limit: JUnitCase.messageLimit))", "severity: \(severity)",
            "type: \(ReportText.dottedType(failure.type))", "at:",
            "  file: \(quoted(paths.name(of: result.location.file), limit: 4096))",
            "  line: \(max(1, result.location.line))",
            "duration_ms: \(isReproducible ? 0 : max(0, result.duration.milliseconds))",
        ]
        for (name, texts) in [("checks", failure.checks), ("reproduce", failure.reproduce)] where !texts.isEmpty {
            lines.append("\(name):")
            lines += texts.map { "  - \(quoted($0, limit: 8192))" }
        }
        if !failure.difference.isEmpty { lines.append("difference: \(quoted(failure.difference, limit: 12 * 1024))") }
        return (["---"] + lines + ["..."]).map { "  \($0)\n" }.joined()
    }

    private func quoted(_ text: String, limit: Int) -> String { JSONText.quoted(ReportText.block(text, limit: limit)) }

    package mutating func finish() throws { try output.finish() }
}

/// Text in a line of TAP.
enum TAPText {
    /// One line in which nothing begins a directive.
    static func escaped(_ text: String) -> String {
        let line = ReportText.oneLine(text, limit: 1000)
        guard line.contains(byte: UInt8(ascii: "\\")) || line.contains(byte: UInt8(ascii: "#")) else { return line }
        return line.replacing("\\", with: "\\\\").replacing("#", with: "\\#")
    }
}
