import Foundation
import TestSupport
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

    @Test func aSignalBeforeThereIsAPlanWritesAReportToo() async throws {
        let folder = try TestFolder()
        let pipe = folder.path("endless.json")
        try #require(mkfifo(pipe, 0o600) == 0)
        let writer = open(pipe, O_RDWR)
        defer { close(writer) }
        let start = Array("{\"info\":".utf8)
        try #require(write(writer, start, start.count) == start.count)
        let program = try StartedProgram([pipe, "--report-dir", folder.path("r")])
        // What was written is taken away by a program that waits for more of it.
        var unread: CInt = 1
        while unread > 0 {
            try await Task.sleep(for: .milliseconds(20))
            try #require(ioctl(writer, UInt(FIONREAD), &unread) == 0)
        }
        program.signal(SIGINT)
        let run = try await program.finish()
        #expect(run.status == 130)
        #expect(run.output.contains("INTERRUPTED  SIGINT, while the collections were read"))
        let report = try String(contentsOfFile: folder.path("r/TEST-mockcheck.xml"), encoding: .utf8)
        #expect(report.contains("</testsuites>"))
    }

    /// A program of somebody else's, which takes the signals that its parent's thread takes: a thread that blocks them
    /// must not hand that on.
    @Test func aStartedProgramTakesSignalsWhateverThreadStartsIt() async throws {
        let program = try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                var all = sigset_t()
                sigfillset(&all)
                pthread_sigmask(SIG_SETMASK, &all, nil)
                continuation.resume(
                    with: Result {
                        let program = try StartedProgram(["60"], of: URL(filePath: "/bin/sleep"))
                        program.signal(SIGTERM)
                        return program
                    })
            }
        }
        #expect(try await program.finish(within: 30).status == 128 + SIGTERM)
    }
}
