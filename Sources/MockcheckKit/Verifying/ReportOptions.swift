package import Verification

/// Which reports a run writes, and where (product V-6, CI-3.3).
package struct ReportOptions {
    package struct Report {
        var kind: ReporterKind
        /// `-` is standard output; empty where the kind has no file.
        var path: String
        /// Cases per file, where a reader of JUnit wants small files.
        var casesPerFile: Int?
    }

    private(set) var reports: [Report]
    package let dialect: JUnitDialect

    /// The files that are written, for people.
    package var files: [String] { reports.map(\.path).filter { !$0.isEmpty && $0 != "-" } }

    /// Whether one of them shows what the cases that passed have sent and got.
    var showsTranscripts: Bool { reports.contains { $0.kind == HTMLReporter.kind } }

    /// Whether a report takes standard output, so that what people read must go elsewhere.
    var takesStandardOutput: Bool { reports.contains { $0.path == "-" } }

    /// - Parameter reporters: as written after `--reporter`: `junit`, `html=PATH`, `junit=PATH,split=5000`.
    /// - Parameter isGitHub: adds annotations and step summary, unless they are asked for anyway.
    package init(reporters: [String], directory: String, dialect: String?, isGitHub: Bool) throws {
        let folder = directory.hasSuffix("/") ? directory : directory + "/"
        reports = try reporters.map { try Self.report($0, folder: folder) }
        // The report that CI gates on is always written (V-6).
        if !reports.contains(where: { $0.kind == JUnitReporter.kind }) {
            reports.insert(Report(kind: JUnitReporter.kind, path: JUnitReporter.kind.path(in: folder)), at: 0)
        }
        if isGitHub, !reports.contains(where: { $0.kind == GitHubReporter.kind }) {
            reports.append(Report(kind: GitHubReporter.kind, path: ""))
        }
        guard let chosen = dialect.map(JUnitDialect.init(rawValue:)) ?? .portable else {
            let known = JUnitDialect.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandProblem.usage("unknown JUnit dialect '\(dialect ?? "")'; the dialects are \(known)")
        }
        self.dialect = chosen
        let paths = reports.map(\.path).filter { !$0.isEmpty }
        if let double = paths.first(where: { path in paths.count { $0 == path } > 1 }) {
            throw CommandProblem.usage("two reports have the same path '\(double)'; give one of them another place")
        }
    }

    private static func report(_ text: String, folder: String) throws -> Report {
        var parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let head = parts.removeFirst().split(separator: "=", maxSplits: 1).map(String.init)
        guard let kind = head.first.flatMap(ReporterCatalogue.kind) else {
            let known = ReporterCatalogue.all.map(\.name).joined(separator: ", ")
            throw CommandProblem.usage("unknown reporter '\(head.first ?? "")'; the reporters are \(known)")
        }
        var report = Report(kind: kind, path: kind.path(in: folder))
        if head.count > 1 {
            guard kind.fileName != nil else {
                throw CommandProblem.usage("the reporter \(kind.name) writes to where GitHub reads it, to no file")
            }
            report.path = head[1]
        }
        if !kind.canBeStandardOutput, report.path == "-" {
            throw CommandProblem.usage("\(kind.name) is written to a file, not to standard output; name one")
        }
        for option in parts {
            guard kind.canBeSplit, option.hasPrefix("split="), let count = Int(option.dropFirst(6)), count > 0 else {
                throw CommandProblem.usage(
                    "'\(option)' is not an option of \(kind.name); only junit takes one, split=N")
            }
            report.casesPerFile = count
        }
        return report
    }
}
