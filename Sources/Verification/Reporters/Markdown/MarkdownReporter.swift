/// Writes a run as Markdown, for comments and pages.
package struct MarkdownReporter: Reporter {
    package static let kind = ReporterKind(
        "markdown", file: "mockcheck.md", "for comments and pages, at most 1 MB"
    ) { try MarkdownReporter(path: $0.path, paths: $0.paths) }

    /// So many failures are told whole.
    static let failureLimit = 50
    /// What GitHub takes for one step (CI-2.3), with room to spare.
    static let byteLimit = 1_000_000

    private let output: TextOutput
    private let paths: ReportPaths
    private var tally = RunTally(failureLimit: failureLimit)

    package init(path: String, paths: ReportPaths) throws {
        output = try TextOutput(path: path)
        self.paths = paths
    }

    package mutating func record(_ event: Event) { tally.record(event) }

    package mutating func finish() throws {
        try output.write(MarkdownDocument(tally: tally, paths: paths).text(limit: Self.byteLimit))
        try output.finish()
    }
}
