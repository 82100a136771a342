import Foundation
import TestSupport
import Testing

/// How the program behaves where a person looks on: in a pseudo-terminal, which `script` of util-linux makes (CI-3.2).
struct TerminalMannersTests {
    private static let script = "/usr/bin/script"

    /// What a terminal would have been sent.
    private static func output(_ arguments: String, _ environment: [String: String]) throws -> String {
        let folder = try TestFolder()
        let process = Process()
        process.executableURL = URL(filePath: script)
        process.arguments = [
            "-qec", "\(ProgramRun.program.path) \(arguments) --report-dir \(folder.path("r"))",
            folder.path("typescript"),
        ]
        process.currentDirectoryURL = ProgramRun.root
        let kept = ["PATH", "HOME", "TMPDIR"]
        var all = ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
        all.merge(["TERM": "xterm-256color"]) { $1 }
        all.merge(environment) { $1 }
        process.environment = all
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try String(contentsOfFile: folder.path("typescript"), encoding: .utf8)
    }

    private static let colour = "\u{1B}["
    private static let file = "specs/forms-and-documents.postman_collection.json"

    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: script), "script is not installed"),
        arguments: [
            ([:], true), (["NO_COLOR": "1"], false), (["TERM": "dumb"], false), (["CLICOLOR": "0"], false),
            (["NO_COLOR": "1", "MOCKCHECK_COLOR": "always"], true), (["MOCKCHECK_COLOR": "never"], false),
        ] as [([String: String], Bool)])
    func coloursFollowTheTerminalAndItsVariables(environment: [String: String], hasColour: Bool) throws {
        let output = try Self.output(Self.file, environment)
        #expect(output.contains("✓ PASSED") || output.contains("PASSED"))
        let verdict = try #require(output.split(separator: "\n").first { $0.contains("PASSED") })
        #expect(verdict.contains(Self.colour + "3") == hasColour || verdict.contains(Self.colour + "1;3") == hasColour)
    }

    /// The bar is for eyes, and gone when the verdict stands there; a CI's log gets none.
    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: script), "script is not installed"),
        arguments: [([:], true), (["CI": "true"], false), (["TERM": "dumb"], false)] as [([String: String], Bool)])
    func theProgressBarIsForPeople(environment: [String: String], isThere: Bool) throws {
        #expect(try Self.output("specs/", environment).contains("[#") == isThere)
    }

    /// Names of files and what is in them reach the log of a CI, which reads commands from it (CI-0.5).
    @Test(arguments: [["--list"], []])
    func whatIsSaidOfAFileIsNoCommand(options: [String]) async throws {
        let folder = try TestFolder()
        let name = "::error title=a\u{202E}::b.postman_collection.json"
        try folder.write("{\"info\": {", to: name)
        let run = try await ProgramRun([name] + options, in: folder.url)
        #expect(run.status == 2)
        let lines = (run.errors + run.output).split(separator: "\n")
        #expect(lines.contains { $0.contains("error title=a\\u{202E}") })
        #expect(!lines.contains { $0.utf8.starts(with: "::".utf8) })
    }
}
