/// Writes the whole run as one JSON document for programs (CI-2.8).
package struct JSONReporter: Reporter {
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
