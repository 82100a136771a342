import Verification

extension ReportOptions {
    /// The reporters of all reports; places that cannot be written to are known before the run.
    ///
    /// - Throws: `ReportFailure`.
    func reporters(paths: ReportPaths, environment: [String: String]) throws -> [any Reporter] {
        try reports.map { report -> any Reporter in
            switch report.kind {
            case .junit:
                JUnitReporter(
                    path: report.path, paths: paths, casesPerFile: report.casesPerFile, dialect: dialect)
            case .html: try HTMLReporter(path: report.path, paths: paths)
            case .json: try JSONReporter(path: report.path, paths: paths)
            case .ndjson: JournalReporter(path: report.path, paths: paths)
            case .tap: try TAPReporter(path: report.path, paths: paths)
            case .ctrf: try CTRFReporter(path: report.path, paths: paths)
            case .github:
                GitHubReporter(environment: environment, paths: paths, write: StandardOutput.write)
            case .markdown: try MarkdownReporter(path: report.path, paths: paths)
            }
        }
    }
}
