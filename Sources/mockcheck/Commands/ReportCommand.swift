import ArgumentParser
import MockcheckKit
import Verification

/// `mockcheck report`: every kind of report from the record of a run (CI-3.6).
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Creates reports from the journal or JSON report of an earlier run.",
        usage: "mockcheck report --from <from> [<options>]",
        discussion: """
            A journal is written as the run goes, so it is there even where the run was killed.

            EXAMPLES
              mockcheck specs/ --reporter ndjson
              mockcheck report --from reports/mockcheck.ndjson --reporter html
            """)

    @Option(help: "A journal (ndjson) or a JSON report.")
    var from: String

    @OptionGroup var output: ReportOutput

    func run() throws {
        let run = try RecordedRun.read(from)
        try output.write(run)
        if run.summary == nil {
            let count = "\(run.results.count) of its \(run.facts.caseCount) cases"
            StandardError.write("mockcheck: the run was cut off: \(from) holds \(count)\n")
        }
    }
}

/// `mockcheck merge`: joins the records of shards (CI-6).
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract:
            "Joins the journals or JSON reports of all shards of a run, and proves that none is missing or duplicated.",
        usage: "mockcheck merge <reports> ... [<options>]",
        discussion: """
            EXAMPLES
              mockcheck specs/ --shard 1/2 --report-dir one --reporter ndjson
              mockcheck specs/ --shard 2/2 --report-dir two --reporter ndjson
              mockcheck merge one/mockcheck.ndjson two/mockcheck.ndjson --reporter html
            """)

    @Argument(help: "Journals (ndjson) or JSON reports, one of each shard.")
    var reports: [String]

    @Flag(help: "Exit with 1 if a case failed, as the run would; otherwise 0 means that the reports were joined.")
    var exitCodeFromResults = false

    @OptionGroup var output: ReportOutput

    func run() throws {
        let records = try reports.map { (name: $0, run: try RecordedRun.read($0)) }
        let joined: RecordedRun
        do {
            joined = try ShardUnion.join(records)
        } catch let problem as RecordProblem {
            throw CommandProblem.usage("\(problem)")
        }
        try output.write(joined)
        let summary = joined.summary ?? RunSummary()
        StandardOutput.write(
            "merged \(records.count) report\(records.count == 1 ? "" : "s"): \(joined.results.count) cases, "
                + "\(summary.failed + summary.errors) failed, none missing, none duplicated\n")
        if exitCodeFromResults, summary.failed + summary.errors > 0 { throw ExitStatus.caseFailed }
    }
}
