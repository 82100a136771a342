import MockServer
package import PostmanModel

/// When the run began, as its reports say it; `SOURCE_DATE_EPOCH` makes that repeatable (product V-11).
package enum RunClock {
    static let isReproducible = fixedStart != nil
    package static let start = fixedStart ?? SystemTime().now()

    /// The same by the clock that durations are told by: the user's time begins here. Asked first in the program.
    package static let began = ContinuousClock.now

    private static let fixedStart = ProcessEnvironment.value(of: "SOURCE_DATE_EPOCH").flatMap(Int64.init).map {
        Timestamp(milliseconds: $0 * 1000)
    }

    /// The same for all shards of a CI run, else derived from the start.
    static let runID: String = {
        for name in ["GITHUB_RUN_ID", "CI_PIPELINE_ID", "BUILDKITE_BUILD_ID", "BUILD_ID", "CIRCLE_WORKFLOW_ID"] {
            if let id = ProcessEnvironment.value(of: name), !id.isEmpty { return id }
        }
        return String(start.milliseconds, radix: 16)
    }()
}
