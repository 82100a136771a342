import PostmanModel
import SystemPackage

/// Shows a run in GitHub Actions: annotations at the lines of the collections, and a summary of the step (CI-2.3).
package struct GitHubReporter: Reporter {
    package static let kind = ReporterKind(
        "github", file: nil, "annotations and step summary; on by itself in GitHub Actions"
    ) { GitHubReporter(environment: $0.environment, paths: $0.paths, write: $0.write) }

    /// GitHub shows ten errors of a step and drops the others without a word.
    static let annotationLimit = 9

    private let environment: [String: String]
    private let paths: ReportPaths
    private let write: (String) -> Void
    private var tally = RunTally(failureLimit: MarkdownReporter.failureLimit)
    private var warnings: [Diagnostic] = []

    /// - Parameter environment: of the process; `GITHUB_STEP_SUMMARY` and what makes links are read from it.
    /// - Parameter write: puts text on standard output, where the runner looks for commands.
    package init(environment: [String: String], paths: ReportPaths, write: @escaping (String) -> Void) {
        self.environment = environment
        self.paths = paths
        self.write = write
    }

    package mutating func record(_ event: Event) {
        tally.record(event)
        if case .diagnostic(let diagnostic) = event, diagnostic.severity > .note { warnings.append(diagnostic) }
    }

    package mutating func finish() throws {
        annotate()
        guard let path = environment["GITHUB_STEP_SUMMARY"], !path.isEmpty else { return }
        var document = MarkdownDocument(tally: tally, paths: paths)
        document.source = sourceLink
        try append(document.text(limit: MarkdownReporter.byteLimit) + "\n", to: path)
    }

    private func annotate() {
        let told = tally.failures.groups.prefix(Self.annotationLimit)
        for group in told {
            let result = group.result
            let command = WorkflowCommand(
                "error", file: paths.name(of: result.location.file), line: result.location.line,
                column: result.location.column, title: result.name,
                message: [group.failure.message, group.rest].compactMap { $0 }.joined(separator: "; "))
            write(command.text)
        }
        let more = tally.failures.count - told.reduce(0) { $0 + $1.count }
        if more > 0 { write(WorkflowCommand("error", message: "and \(more) more failures, see the report").text) }
        for warning in warnings.prefix(Self.annotationLimit) {
            let help = warning.help.isEmpty ? "" : "; \(warning.help)"
            let command = WorkflowCommand(
                "warning", file: paths.name(of: warning.location.file), line: warning.location.line,
                column: warning.location.column, title: warning.rule, message: warning.message + help)
            write(command.text)
        }
    }

    /// Links to the lines as they were in the commit that was tested.
    private var sourceLink: ((String, Int) -> String)? {
        guard let server = environment["GITHUB_SERVER_URL"], let repository = environment["GITHUB_REPOSITORY"],
            let commit = environment["GITHUB_SHA"]
        else { return nil }
        return { file, line in
            let path = file.split(separator: "/").map { LinkText.pathSegment(String($0)) }.joined(separator: "/")
            return "\(server)/\(repository)/blob/\(commit)/\(path)#L\(line)"
        }
    }

    /// Other steps write to the same file: it is added to, never replaced.
    private func append(_ text: String, to path: String) throws {
        try OutputFile.run(path) {
            let file = try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.append, .create, .closeOnExec],
                permissions: FilePermissions(rawValue: 0o644))
            try file.closeAfter { _ = try file.writeAll(Array(text.utf8)) }
        }
    }
}
