package import XMLSupport

/// A report that could not be written; the run's exit code is 3 then (CI-3.1).
package enum ReportFailure: Error, Hashable, CustomStringConvertible {
    /// The operating system refused.
    case cannotWrite(path: String, reason: String)
    /// A directory stands where the report belongs.
    case isDirectory(path: String)
    /// A device or a pipe stands where the report belongs.
    case isNoFile(path: String)
    /// The report has another number of cases than the run.
    case incomplete(path: String, cases: Int, of: Int)
    /// The report broke the schema; it was kept under `path` for a look at it.
    case invalid(path: String, problem: XMLProblem)

    package var description: String {
        switch self {
        case .cannotWrite(let path, let reason):
            "cannot write the report \(path): \(reason); choose another place with --report-dir"
        case .isDirectory(let path):
            "cannot write the report \(path): a directory of that name is in the way; remove it or choose another name"
        case .isNoFile(let path):
            "cannot write the report \(path): this is not an ordinary file; a report is checked before it is put in place, "
                + "so name a file and read that"
        case .incomplete(let path, let cases, let all):
            "the report \(path) has \(cases) of the run's \(all) cases; this is a bug in mockcheck"
        case .invalid(let path, let problem):
            "the report is not valid against mockcheck's own schema: \(path):\(problem.line): \(problem.message); "
                + "this is a bug in mockcheck, the file was kept for the bug report"
        }
    }
}
