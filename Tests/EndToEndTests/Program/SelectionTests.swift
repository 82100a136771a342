import Foundation
import TestSupport
import Testing

/// Which cases a run takes up: by pattern, by what became of them the last time, by what a revision had (product V-9).
struct SelectionTests {
    /// Two examples that no call tells apart but by id: with `--strict` one of them fails.
    private static func twins(_ bodies: [String]) -> String {
        let examples = bodies.enumerated().map { index, body in
            """
            {"id":"\(index)","name":"\(body)","originalRequest":{"method":"GET","url":"{{u}}/x"},"code":200,
             "header":[{"key":"Content-Type","value":"text/plain"}],"body":"\(body)"}
            """
        }
        return """
            {"info":{"name":"Twins","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
             "item":[{"name":"Get x","request":{"method":"GET","url":"{{u}}/x"},
              "response":[\(examples.joined(separator: ","))]}]}
            """
    }

    private static let gitPath = ["/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    private static func git(_ arguments: [String], in folder: TestFolder) throws {
        let process = Process()
        process.executableURL = URL(filePath: try #require(gitPath))
        process.arguments = ["-C", folder.url.path] + arguments
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    private static let file = "twins.postman_collection.json"

    private func list(_ arguments: [String], in folder: TestFolder) async throws -> [String] {
        let run = try await ProgramRun(arguments + ["--list"], in: folder.url)
        #expect([0, 4].contains(run.status), "\(run.errors)")
        return run.output.split(separator: "\n").map(String.init)
    }

    @Test func lastFailedTakesUpWhatFailedUntilItPasses() async throws {
        let folder = try TestFolder()
        try folder.write(Self.twins(["one", "two"]), to: Self.file)
        let arguments = [Self.file, "--axis", "examples"]
        let none = try await ProgramRun(arguments + ["--last-failed"], in: folder.url)
        #expect(none.status == 2)
        #expect(none.errors.contains("run once without it"))
        let failing = try await ProgramRun(arguments + ["--strict"], in: folder.url)
        #expect(failing.status == 1)
        let failed = try await list(arguments + ["--last-failed", "--strict"], in: folder)
        #expect(failed.count == 1)
        #expect(failed.count < (try await list(arguments, in: folder)).count)
        #expect(try await ProgramRun(arguments + ["--last-failed"], in: folder.url).status == 0)
        let again = try await ProgramRun(arguments + ["--last-failed"], in: folder.url)
        #expect(again.status == 0)
        #expect(again.errors.contains("no case is new, changed or failed"))
    }

    /// Also where all reports lie elsewhere, and none had to make the directory.
    @Test func whatFailedIsKnownWhereverTheReportsAre() async throws {
        let folder = try TestFolder()
        try folder.write(Self.twins(["one", "two"]), to: Self.file)
        let arguments = [Self.file, "--axis", "examples", "--reporter", "junit=out.xml"]
        #expect(try await ProgramRun(arguments + ["--strict"], in: folder.url).status == 1)
        #expect(try await list(arguments + ["--last-failed", "--strict"], in: folder).count == 1)
        #expect(try await ProgramRun(arguments, in: folder.url).status == 0)
    }

    @Test func grepSearchesTheWholeName() async throws {
        let folder = try TestFolder()
        try folder.write(Self.twins(["one", "two"]), to: Self.file)
        let all = try await list([Self.file], in: folder)
        let found = try await list([Self.file, "--grep", "^Twins.*\\[plain\\]$"], in: folder)
        #expect(!found.isEmpty)
        #expect(found == all.filter { $0.hasSuffix("[plain]") })
        let broken = try await ProgramRun([Self.file, "--grep", "("], in: folder.url)
        #expect(broken.status == 2)
        #expect(broken.errors.contains("is not a valid regular expression"))
    }

    @Test func theGlobalTimeoutEndsTheRunWithItsReport() async throws {
        let folder = try TestFolder()
        let run = try await ProgramRun(
            ["specs/", "--jobs", "1", "--global-timeout", "0.001", "--report-dir", folder.path("r")])
        #expect(run.status == 3)
        let report = try String(contentsOfFile: folder.path("r/TEST-mockcheck.xml"), encoding: .utf8)
        #expect(report.contains("not run: interrupted (the global timeout of 0.001 seconds is over)"))
    }

    @Test(.enabled(if: gitPath != nil, "git is not installed"))
    func changedSinceTakesUpWhatAsksOrExpectsSomethingElse() async throws {
        let folder = try TestFolder()
        try folder.write(Self.twins(["one", "two"]), to: Self.file)
        try folder.writeCollection("still")
        try Self.git(["init", "-q"], in: folder)
        try Self.git(["add", "."], in: folder)
        try Self.git(["-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "a"], in: folder)
        let since = [".", "--axis", "examples", "--changed-since", "HEAD"]
        #expect(try await list(since, in: folder).isEmpty)
        // The rival that answered plain calls is gone, so another example answers them: its own lines are the same.
        try folder.write(Self.twins(["two"]), to: Self.file)
        let changed = try await list(since, in: folder)
        #expect(!changed.isEmpty)
        #expect(changed.allSatisfy { $0.contains("Twins") })
        try folder.writeCollection("fresh")
        #expect(try await list(since, in: folder).contains { $0.hasPrefix("fresh") })
        let unknown = try await ProgramRun([".", "--changed-since", "nowhere"], in: folder.url)
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("git knows no revision 'nowhere'"))
        let outside = try await ProgramRun(["/etc/hostname", "--changed-since", "HEAD"], in: folder.url)
        #expect(outside.status == 2)
    }

    @Test func watchRunsAgainWhatAChangeTouches() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("one")
        try folder.writeCollection("two")
        let program = try StartedProgram([".", "--watch", "--axis", "examples"], in: folder.url)
        #expect(try await program.waits(for: "in 2 collections"))
        try await Task.sleep(for: .milliseconds(400))
        try folder.writeCollection("two", body: "changed")
        #expect(try await program.waits(for: "in 1 collection "), "\(program.outputSoFar) \(program.errorsSoFar)")
        try folder.write("{", to: "one.postman_collection.json")
        #expect(try await program.waits(for: "✗ FAILED"), "\(program.outputSoFar) \(program.errorsSoFar)")
        program.signal(SIGINT)
        let run = try await program.finish()
        #expect(run.status == 130)
    }
}
