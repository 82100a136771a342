import ArgumentParser
import Foundation
import Verification

/// Which reports to make of a recorded run, and where.
struct ReportOutput: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A report and its place: junit, html, json, ndjson, tap, ctrf, github or markdown; may be repeated.",
            valueName: "name[=path]"))
    var reporter: [String] = []

    @Option(help: ArgumentHelp("portable, jenkins, ant or surefire.", valueName: "dialect"))
    var junitDialect: String?

    @Option(help: "Where reports go; default: reports.")
    var reportDir: String?

    func write(_ run: RecordedRun) throws {
        let options = try ReportOptions(
            reporters: reporter, directory: Setting.resolve(reportDir, "MOCKCHECK_REPORT_DIR") ?? "reports",
            dialect: Setting.resolve(junitDialect, "MOCKCHECK_JUNIT_DIALECT"), isGitHub: false)
        do {
            var reporters = ReporterGroup(
                try options.reporters(
                    paths: .recorded, environment: ProcessInfo.processInfo.environment))
            try run.replay { try reporters.record($0) }
            try reporters.finish()
        } catch let failure as ReportFailure {
            throw CommandProblem.failure("\(failure)")
        }
    }
}
