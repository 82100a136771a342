/// All reports that a run can be written as, in the order of help texts and documentation.
///
/// A new reporter is its own files and one entry here; options, completions and documentation follow.
package enum ReporterCatalogue {
    package static let all: [ReporterKind] = [
        JUnitReporter.kind, HTMLReporter.kind, JSONReporter.kind, JournalReporter.kind, TAPReporter.kind,
        CTRFReporter.kind, GitHubReporter.kind, MarkdownReporter.kind,
    ]

    package static func kind(named name: String) -> ReporterKind? { all.first { $0.name == name } }
}

/// A kind of report, as `--reporter` names it, and what makes it.
package struct ReporterKind: Sendable {
    package let name: String
    /// The file's name in the report directory; nil where the report goes to no file.
    package let fileName: String?
    /// What it is, in a line.
    package let summary: String
    /// Whether it can be written as it comes, and so to standard output.
    package let canBeStandardOutput: Bool
    /// Whether it can be split into small files (`split=N`).
    package let canBeSplit: Bool
    /// Makes one; a place that cannot be written to is known then.
    ///
    /// Throws `ReportFailure`.
    package let make: @Sendable (ReportPlace) throws -> any Reporter

    init(
        _ name: String, file: String?, _ summary: String, canBeStandardOutput: Bool = true, canBeSplit: Bool = false,
        make: @escaping @Sendable (ReportPlace) throws -> any Reporter
    ) {
        self.name = name
        fileName = file
        self.summary = summary
        self.canBeStandardOutput = canBeStandardOutput
        self.canBeSplit = canBeSplit
        self.make = make
    }
}

extension ReporterKind: Equatable {
    package static func == (left: ReporterKind, right: ReporterKind) -> Bool { left.name == right.name }

    /// The report's path in a directory that ends with a slash; empty where the kind has no file.
    package func path(in folder: String) -> String { fileName.map { folder + $0 } ?? "" }
}

/// Where a report goes, and what else its reporter may want to know.
package struct ReportPlace: Sendable {
    /// `-` is standard output; empty where the kind has no file.
    package var path: String
    package var paths: ReportPaths
    /// Of the process.
    package var environment: [String: String]
    /// Puts text on standard output.
    package var write: @Sendable (String) -> Void
    /// Cases per file, where a reader wants small files.
    package var casesPerFile: Int?
    package var dialect: JUnitDialect

    package init(
        path: String, paths: ReportPaths, environment: [String: String], casesPerFile: Int? = nil,
        dialect: JUnitDialect = .portable, write: @escaping @Sendable (String) -> Void
    ) {
        self.path = path
        self.paths = paths
        self.environment = environment
        self.casesPerFile = casesPerFile
        self.dialect = dialect
        self.write = write
    }
}
