import Foundation
import TestSupport
import Testing

/// The promised exit codes (product V-7), and what is said with them.
struct ExitCodeTests {
    private func verify(_ arguments: [String], in folder: TestFolder) async throws -> ProgramRun {
        try await ProgramRun(arguments + ["--report-dir", folder.path("reports")], in: folder.url)
    }

    @Test func passingCollectionsExitWithZero() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let run = try await verify(["."], in: folder)
        #expect(run.status == 0)
        #expect(run.output.contains("PASSED"))
        #expect(FileManager.default.fileExists(atPath: folder.path("reports/TEST-mockcheck.xml")))
    }

    @Test func aBrokenCollectionAmongGoodOnesExitsWithTwo() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        try folder.write("{\"info\":{\"_postman_id\":\"1\"},\n \"item\": [}", to: "Bad.postman_collection.json")
        let run = try await verify(["."], in: folder)
        #expect(run.status == 2)
        #expect((run.output + run.errors).contains("Bad.postman_collection.json:2:11: error:"))
        let report = try String(contentsOfFile: folder.path("reports/TEST-mockcheck.xml"), encoding: .utf8)
        #expect(report.contains("<error "))
        #expect(report.contains("Get x"))
    }

    @Test func aFailedCaseExitsWithOneAndExitZeroForgivesIt() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let gate = ["verify", ".", "--min-coverage", "examples=100"]
        #expect(try await verify(gate, in: folder).status == 0)
        try folder.write(
            """
            {"info":{"name":"B","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
             "item":[{"name":"Bare","request":{"method":"GET","url":"/bare"}}]}
            """, to: "B.postman_collection.json")
        let failing = ["verify", ".", "--min-coverage", "requests=100"]
        #expect(try await verify(failing, in: folder).status == 1)
        #expect(try await verify(failing + ["--exit-zero"], in: folder).status == 0)
    }

    @Test(arguments: [
        (["--no-such-option", "."], "no-such-option"),
        (["verfy", "."], "unknown command 'verfy'. Did you mean 'verify'?"),
        (["nonsense"], "unknown command 'nonsense'"),
        (["verify", ".", "--axis", "speed"], "unknown axis 'speed'"),
        (["verify", "missing.json"], "missing.json"), (["verify", ".", "--profile", "1999"], "profile"),
        (["serve", ".", "--private"], "--api-key"), (["verify", ".", "-e", "nope.json"], "nope.json"),
    ])
    func usageExitsWithTwo(arguments: [String], said: String) async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let run = try await ProgramRun(arguments, in: folder.url)
        #expect(run.status == 2)
        #expect((run.errors + run.output).contains(said))
    }

    @Test func unwritableReportsExitWithThree() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        try folder.write("in the way", to: "reports")
        let run = try await ProgramRun(["."], in: folder.url)
        #expect(run.status == 3)
        #expect(run.errors.contains("reports"))
    }

    @Test func nothingSelectedExitsWithFour() async throws {
        let folder = try TestFolder()
        #expect(try await verify(["."], in: folder).status == 4)
        try folder.writeCollection("Good")
        #expect(try await verify([".", "--only", "no such case"], in: folder).status == 4)
    }

    @Test func helpAndVersionExitWithZero() async throws {
        let help = try await ProgramRun(["--help"])
        #expect(help.status == 0)
        #expect(help.output.contains("EXAMPLES"))
        let version = try await ProgramRun(["--version"])
        #expect(version.status == 0)
        #expect(version.output.contains("libxml2"))
    }
}
