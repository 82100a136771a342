import Foundation
import TestSupport
import Testing

/// What a shell can take away from the program: room on the disk, open files, time.
struct ResourceLimitTests {
    private static let shell = URL(filePath: "/bin/sh")

    /// Runs a line of shell in which `$P` is the program.
    private func run(_ line: String, in folder: TestFolder) async throws -> ProgramRun {
        let started = try StartedProgram(
            ["-c", line], of: Self.shell, environment: ["P": ProgramRun.program.path], in: folder.url)
        return try await started.finish()
    }

    private func folder() throws -> TestFolder {
        let folder = try TestFolder()
        try folder.writeCollection("Files", body: "x")
        return folder
    }

    /// Nobody may take a report that was cut off for a whole one.
    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"),
        arguments: [
            "lint Files.postman_collection.json --format sarif > /dev/full", "verify . --list > /dev/full",
            "explain Files.postman_collection.json GET /x > /dev/full", "lint --rules > /dev/full",
            "lint Files.postman_collection.json --output /dev/full", "--help > /dev/full",
        ])
    func writeErrorsAreTold(command: String) async throws {
        let run = try await run("exec \"$P\" \(command)", in: try folder())
        #expect(run.status == 3, "\(run.errors)")
        #expect(run.errors.lowercased().contains("no space left on device"), "\(run.errors)")
    }

    @Test func aReaderThatGoesAwayIsNoError() async throws {
        let run = try await run("\"$P\" lint --rules | head -c 1; echo", in: try folder())
        #expect(run.errors == "")
    }

    @Test func fewOpenFilesMakeNoFalseVerdict() async throws {
        let run = try await run(
            "ulimit -n 256; exec \"$P\" verify Files.postman_collection.json --report-dir r", in: try folder())
        #expect(run.status == 0, "\(run.output) \(run.errors)")
        #expect(run.errors.contains("256 open files are allowed, so"))
    }

    @Test(arguments: ["verify . --report-dir r", "serve . --port 0 --admin-port 0"])
    func tooFewOpenFilesAreToldAtTheStart(command: String) async throws {
        let run = try await run("ulimit -n 48; exec \"$P\" \(command)", in: try folder())
        #expect(run.status == 3)
        #expect(run.errors.contains("48 open files are allowed, and at least"), "\(run.errors)")
    }

    @Test func anExpressionThatDoesNotEndIsEnded() async throws {
        let folder = try TestFolder()
        try folder.writeCollection(String(repeating: "a", count: 200), body: "x")
        let run = try await run("exec \"$P\" verify . --list --grep '^(a*)*(a*)*(a*)*b$'", in: folder)
        #expect(run.status == 2 || run.status == 4)
    }
}
