import Foundation
import TestSupport
import Testing

/// Shards as a CI runs them: processes of their own, joined afterwards.
struct ShardTests {
    private let fixed = ["SOURCE_DATE_EPOCH": "1700000000"]
    private let file = "specs/orders-private.postman_collection.json"

    @Test func threeShardsJoinedAreTheWholeRunToTheByte() async throws {
        let folder = try TestFolder()
        for index in 1...3 {
            let run = try await ProgramRun(
                [file, "--shard", "\(index)/3", "--reporter", "ndjson", "--report-dir", folder.path("\(index)")],
                environment: fixed)
            #expect(run.status == 0)
        }
        let whole = try await ProgramRun(
            [file, "--report-dir", folder.path("whole"), "--reporter", "json"], environment: fixed)
        #expect(whole.status == 0)
        let journals = (1...3).map { folder.path("\($0)/mockcheck.ndjson") }
        let merged = try await ProgramRun(
            ["merge"] + journals + ["--report-dir", folder.path("merged"), "--reporter", "json"])
        #expect(merged.status == 0)
        for name in ["TEST-mockcheck.xml", "mockcheck.json"] {
            let texts = try ["whole", "merged"].map {
                try String(contentsOfFile: folder.path("\($0)/\(name)"), encoding: .utf8)
            }
            #expect(texts[0] == texts[1], "\(name)")
        }
        let gap = try await ProgramRun(["merge", journals[0], journals[2], "--report-dir", folder.path("gap")])
        #expect(gap.status == 2)
        #expect(gap.errors.contains("expected 3 shards, got 2: missing 2"))
    }

    @Test(arguments: [
        ["GITLAB_CI": "true", "CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "3"],
        ["CIRCLE_NODE_INDEX": "1", "CIRCLE_NODE_TOTAL": "3"],
        ["BUILDKITE_PARALLEL_JOB": "1", "BUILDKITE_PARALLEL_JOB_COUNT": "3"],
        ["BITBUCKET_PARALLEL_STEP": "1", "BITBUCKET_PARALLEL_STEP_COUNT": "3"],
        ["JOB_COMPLETION_INDEX": "1", "MOCKCHECK_SHARDS": "3"],
    ])
    func automaticShardsReadTheVariablesOfTheCI(variables: [String: String]) async throws {
        let byHand = try await ProgramRun([file, "--shard", "2/3", "--list"])
        let automatic = try await ProgramRun([file, "--shard", "auto", "--list"], environment: variables)
        #expect(automatic.output == byHand.output)
        #expect(!byHand.output.isEmpty)
        #expect(automatic.errors.contains("this is shard 2/3"))
    }

    @Test(arguments: ["0/2", "3/2", "auto", "x"])
    func shardsThatAreNoneAreRefused(shard: String) async throws {
        let run = try await ProgramRun([file, "--shard", shard, "--list"])
        #expect(run.status == 2)
    }
}
