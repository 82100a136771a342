package import Verification

extension ReportOptions {
    /// The reporters of all reports; places that cannot be written to are known before the run.
    ///
    /// - Throws: `ReportFailure`.
    package func reporters(paths: ReportPaths, environment: [String: String]) throws -> [any Reporter] {
        try reports.map { report in
            try report.kind.make(
                ReportPlace(
                    path: report.path, paths: paths, environment: environment, casesPerFile: report.casesPerFile,
                    dialect: dialect, write: StandardOutput.write))
        }
    }
}
