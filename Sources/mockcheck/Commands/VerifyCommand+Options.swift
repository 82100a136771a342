import ArgumentParser
import MockcheckKit
import Verification

/// The options of `verify`, in the groups of its help.
extension VerifyCommand {
    /// Which cases are run.
    struct CaseOptions: ParsableArguments {
        @Option(help: "Only these axes, separated by commas.", completion: CatalogueHelp.axisNames)
        var axis: String?

        @Option(help: "Only cases whose name, or Collection.Folder/name, matches this glob; may be repeated.")
        var only: [String] = []

        @Option(help: "Exclude cases matching this glob; may be repeated.")
        var skip: [String] = []

        @Option(
            help: ArgumentHelp("Only cases whose Collection.Folder/name matches this regex.", valueName: "regex")
        )
        var grep: String?

        @Flag(help: "Only cases that failed, had an error or did not run the last time, and new ones.")
        var lastFailed = false

        @Option(
            help: ArgumentHelp(
                "Only cases that are new since a git revision, or whose request or expectation changed.",
                valueName: "rev"))
        var changedSince: String?

        @Option(
            help: ArgumentHelp(
                "Run one part of the cases: 2/4, or auto to read the variables of the CI; see mockcheck merge.",
                valueName: "i/n"))
        var shard: String?

        @Option(
            help: "A journal or JSON report of an earlier run, by whose durations shards are balanced.",
            completion: .file()
        )
        var shardTimings: String?

        @Flag(help: "Print the cases and run nothing.")
        var list = false

        func settled() throws -> VerifySettings.Cases {
            var settled = VerifySettings.Cases()
            settled.axes = try AxisSelection.parse(Setting.resolve(axis, "MOCKCHECK_AXIS"))
            settled.only = only
            settled.skip = skip
            settled.grep = grep
            settled.isLastFailed = lastFailed
            settled.changedSince = changedSince
            settled.shard = try Setting.resolve(shard, "MOCKCHECK_SHARD")
            settled.shardTimings = shardTimings
            return settled
        }
    }

    /// How the cases are run.
    struct PaceOptions: ParsableArguments {
        @Flag(help: "Run again whenever a file changes: the affected cases, and those that failed.")
        var watch = false

        @Option(help: "Maximum concurrent requests (default 16).")
        var jobs: Int?

        @Option(help: "Time limit of one request, in seconds (default 10).")
        var timeout: Double?

        @Option(
            help:
                "Time limit of the whole run, in seconds; what has not run by then is reported, and the exit code is 3."
        )
        var globalTimeout: Double?

        @Option(help: ArgumentHelp("Stop after N failures; without a number, after the first.", valueName: "n"))
        var bail: Int?

        @Option(help: ArgumentHelp("Retry a failed case up to N times, each on a fresh mock.", valueName: "n"))
        var retries: Int?

        @Option(help: "Make the run repeatable to the byte.")
        var seed: UInt64?

        @Flag(help: "Send derived requests to every endpoint of a large collection, not to a sample.")
        var exhaustive = false

        func settled() throws -> VerifySettings.Pace {
            var settled = VerifySettings.Pace()
            if let jobs = try Setting.resolve(jobs, "MOCKCHECK_JOBS") { settled.jobs = jobs }
            if let timeout = try Setting.resolve(timeout, "MOCKCHECK_TIMEOUT") { settled.timeout = .seconds(timeout) }
            settled.timeLimit = globalTimeout.map { .seconds($0) }
            settled.bail = try Setting.resolve(bail, "MOCKCHECK_BAIL")
            if let retries = try Setting.resolve(retries, "MOCKCHECK_RETRIES") { settled.retries = retries }
            if let seed = try Setting.resolve(seed, "MOCKCHECK_SEED") { settled.seed = seed }
            settled.isExhaustive = exhaustive
            settled.isWatching = watch
            return settled
        }
    }

    /// What the run fails on.
    struct GateOptions: ParsableArguments {
        @Flag(help: "Fail examples that no plain request and no x-mock-response-code returns.")
        var strict = false

        @Option(
            help: ArgumentHelp(
                "Fail where fewer requests have an example, or fewer examples can be reached: requests=80,examples=100.",
                valueName: "percent"))
        var minCoverage: String?

        @Option(
            help: ArgumentHelp(
                "Known failures; default: mockcheck.baseline.yaml above the first path.", valueName: "file"),
            completion: .file())
        var baseline: String?

        @Flag(help: "Exit with 1 if a case passed only on a retry.")
        var failOnFlaky = false

        @Flag(help: "Exit with 0 whatever the verdict, for jobs that only report.")
        var exitZero = false

        func settled() throws -> VerifySettings.Gates {
            var settled = VerifySettings.Gates()
            settled.isStrict = strict
            settled.coverage = try Setting.resolve(minCoverage, "MOCKCHECK_MIN_COVERAGE")
            settled.baseline = baseline
            settled.failsOnFlaky = failOnFlaky
            settled.endsWithZero = exitZero
            return settled
        }
    }
}
