/// Writes the whole run as one JSON document for programs (CI-2.8).
package struct JSONReporter: Reporter {
    package static let kind = ReporterKind("json", file: "mockcheck.json", "the whole run for programs") {
        try JSONReporter(path: $0.path, paths: $0.paths)
    }

    private let output: TextOutput
    private var writer: JSONReportWriter

    package init(path: String, paths: ReportPaths) throws {
        let output = try TextOutput(path: path)
        self.output = output
        writer = JSONReportWriter(encoding: EventJSON(paths: paths)) { try output.write($0) }
    }

    package mutating func record(_ event: Event) throws { try writer.record(event) }
    package mutating func finish() throws { try output.finish() }
}
