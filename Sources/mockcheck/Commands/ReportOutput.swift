import ArgumentParser
import Foundation
import MockcheckKit
import Verification

/// Which reports to make, and where.
struct ReportOutput: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A report and its place: \(CatalogueHelp.reporterList); may be repeated.", valueName: "name[=path]"),
        completion: CatalogueHelp.reporterNames)
    var reporter: [String] = []

    @Option(
        help: ArgumentHelp("\(CatalogueHelp.dialectList).", valueName: "dialect"),
        completion: CatalogueHelp.dialectNames)
    var junitDialect: String?

    @Option(help: "Where reports go; default: reports.", completion: .directory)
    var reportDir: String?

    func directory() throws -> String {
        try Setting.resolve(reportDir, "MOCKCHECK_REPORT_DIR") ?? "reports"
    }

    /// - Parameter isGitHub: whether annotations and step summary are wanted.
    func options(isGitHub: Bool) throws -> ReportOptions {
        try ReportOptions(
            reporters: reporter, directory: directory(),
            dialect: Setting.resolve(junitDialect, "MOCKCHECK_JUNIT_DIALECT"), isGitHub: isGitHub)
    }

    func write(_ run: RecordedRun) throws {
        let options = try options(isGitHub: false)
        do {
            var reporters = ReporterGroup(
                try options.reporters(
                    paths: .recorded, environment: ProcessInfo.processInfo.environment))
            try run.replay { try reporters.record($0) }
            try reporters.finish()
            for file in options.files { StandardError.write("mockcheck: wrote \(file)\n") }
        } catch let failure as ReportFailure {
            throw CommandProblem.failure("\(failure)")
        }
    }
}
