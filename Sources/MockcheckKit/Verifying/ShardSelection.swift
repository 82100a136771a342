import Foundation
package import Verification

/// `--shard 2/4`, or `--shard auto` for what the CI's own variables say (CI-3.4).
package struct ShardSelection {
    package let shard: Shard
    /// Whether the variables decided, so that it is worth saying.
    package let isAutomatic: Bool

    package init(_ text: String, environment: [String: String]) throws {
        guard text == "auto" else {
            guard let shard = Shard(text) else {
                throw CommandProblem.usage(
                    "'\(text)' is not a valid shard; write 1/4 to 4/4, or auto in a CI that numbers its jobs")
            }
            self.shard = shard
            isAutomatic = false
            return
        }
        for variables in Self.variables {
            guard let index = environment[variables.index].flatMap({ Int($0) }),
                variables.onlyWith.map({ environment[$0] != nil }) ?? true
            else { continue }
            guard let count = environment[variables.count].flatMap({ Int($0) }) else {
                throw CommandProblem.usage(
                    "\(variables.index) is set and \(variables.count) is not; set it to the number of jobs")
            }
            guard let shard = Shard(index: index + 1 - variables.base, count: count) else {
                throw CommandProblem.usage(
                    "\(variables.index)=\(index) and \(variables.count)=\(count) name no shard; write --shard 1/4")
            }
            self.shard = shard
            isAutomatic = true
            return
        }
        throw CommandProblem.usage(
            "--shard auto finds no variables of a CI that numbers its jobs; write --shard 1/4 to --shard 4/4")
    }

    private struct Variables {
        let index: String
        let count: String
        /// The number of the first job.
        let base: Int
        /// A variable that must be set too: others use the same names differently.
        var onlyWith: String?
    }

    private static let variables = [
        Variables(index: "CI_NODE_INDEX", count: "CI_NODE_TOTAL", base: 1, onlyWith: "GITLAB_CI"),
        Variables(index: "CIRCLE_NODE_INDEX", count: "CIRCLE_NODE_TOTAL", base: 0),
        Variables(index: "BUILDKITE_PARALLEL_JOB", count: "BUILDKITE_PARALLEL_JOB_COUNT", base: 0),
        Variables(index: "BITBUCKET_PARALLEL_STEP", count: "BITBUCKET_PARALLEL_STEP_COUNT", base: 0),
        Variables(index: "SYSTEM_JOBPOSITIONINPHASE", count: "SYSTEM_TOTALJOBSINPHASE", base: 1),
        Variables(index: "SEMAPHORE_JOB_INDEX", count: "SEMAPHORE_JOB_COUNT", base: 1),
        // Kubernetes numbers the pods of an Indexed Job, but does not tell them how many there are.
        Variables(index: "JOB_COMPLETION_INDEX", count: "MOCKCHECK_SHARDS", base: 0),
    ]

    /// The durations that an earlier run's journal or JSON report recorded, by case id.
    package static func durations(from path: String) throws -> [String: Duration] {
        let run = try RecordedRun.read(path)
        return Dictionary(run.results.map { ($0.id, $0.duration) }) { first, _ in first }
    }
}

extension RecordedRun {
    /// - Throws: `CommandProblem` that says what is wrong with the file.
    package static func read(_ path: String) throws -> RecordedRun {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw CommandProblem.usage("cannot read \(path): \(error.reason)")
        }
        do {
            return try RecordReader.read(Array(data), name: path)
        } catch let problem as RecordProblem {
            throw CommandProblem.usage("\(problem)")
        }
    }
}
