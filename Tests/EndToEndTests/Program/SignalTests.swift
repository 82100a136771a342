import Foundation
import Testing

/// A signal ends a verification early, with the report of what was done (product V-7, CI-3.6).
struct SignalTests {
    @Test(arguments: [(SIGINT, 130, "SIGINT"), (SIGTERM, 143, "SIGTERM"), (SIGHUP, 143, "SIGHUP")])
    func theFirstSignalWritesThePartialReport(signal: Int32, status: Int32, name: String) async throws {
        let folder = try TestFolder()
        let program = try StartedProgram(
            ["specs/", "--jobs", "1", "--verbose", "--report-dir", folder.path("r")])
        try #require(try await program.waits(for: "[plain]"))
        program.signal(signal)
        let run = try await program.finish()
        #expect(run.status == status)
        let report = try String(contentsOfFile: folder.path("r/TEST-mockcheck.xml"), encoding: .utf8)
        #expect(report.contains("not run: interrupted (\(name))"))
        #expect(report.contains("</testsuites>"))
    }
}
