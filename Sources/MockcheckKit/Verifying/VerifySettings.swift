package import Verification

/// What `verify` is to do, once options and variables are settled.
package struct VerifySettings {
    /// Which cases are run.
    package struct Cases {
        package var axes = Set(Axis.planned)
        /// Globs.
        package var only: [String] = []
        package var skip: [String] = []
        /// A regular expression.
        package var grep: String?
        package var isLastFailed = false
        /// A git revision.
        package var changedSince: String?
        /// `2/4`, or `auto`.
        package var shard: String?
        /// The path of an earlier run's record, by whose durations shards are balanced.
        package var shardTimings: String?

        package init() {}

        /// Whether cases are left out, so that an absent one need not be gone.
        var selectsSome: Bool {
            axes != Set(Axis.planned) || !only.isEmpty || !skip.isEmpty || grep != nil || selectsByPast
        }

        /// Whether what happened earlier decides, so that nothing may be left.
        var selectsByPast: Bool { isLastFailed || changedSince != nil }
    }

    /// How they are run.
    package struct Pace {
        /// The requests in flight at the most; nil for the usual number, beside which others may wait for a delay.
        package var jobs: Int?
        package var timeout = Duration.seconds(10)
        /// Nil for as long as it takes.
        package var timeLimit: Duration?
        package var bail: Int?
        package var retries = 0
        package var seed: UInt64 = 1
        package var isExhaustive = false
        package var isWatching = false

        var usedJobs: Int { jobs ?? 16 }

        package init() {}
    }

    /// What the run fails on.
    package struct Gates {
        package var isStrict = false
        /// `requests=80,examples=100`.
        package var coverage: String?
        /// The path of the known failures; nil takes the one that applies to the first path.
        package var baseline: String?
        package var failsOnFlaky = false
        /// Whether the exit code is 0 whatever the verdict.
        package var endsWithZero = false

        package init() {}
    }

    /// What is written into the examples that a back end has drifted from.
    package struct Update {
        package var extent: ExampleUpdate.Extent
        /// Whether it is shown and nothing is written.
        package var isDryRun: Bool

        package init(extent: ExampleUpdate.Extent, isDryRun: Bool) {
            self.extent = extent
            self.isDryRun = isDryRun
        }
    }

    package var paths: [String]
    package var input: InputSettings
    package var targeting: Targeting
    package var cases = Cases()
    package var pace = Pace()
    package var gates = Gates()
    package var update: Update?
    package var reports: ReportOptions
    /// Where reports lie, and what became of each case.
    package var reportDirectory: String
    package var terminal: TerminalOptions

    package init(
        paths: [String], input: InputSettings, targeting: Targeting, reports: ReportOptions, reportDirectory: String,
        terminal: TerminalOptions
    ) {
        self.paths = paths
        self.input = input
        self.targeting = targeting
        self.reports = reports
        self.reportDirectory = reportDirectory
        self.terminal = terminal
    }
}
