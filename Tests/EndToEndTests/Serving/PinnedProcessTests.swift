import Foundation
import TestSupport
import Testing

/// A process that is pinned to one processor runs one event loop, not one for each processor of the machine.
struct PinnedProcessTests {
    private static let taskset = "/usr/bin/taskset"

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: taskset), "there is no taskset"))
    func runsOneLoop() async throws {
        let folder = try TestFolder()
        let served = try StartedProgram(
            [
                "-c", "0", ProgramRun.program.path, "serve", ProgramRun.root.appending(path: "specs/trial").path,
                "--port", "0",
            ], of: URL(filePath: Self.taskset), in: folder.url)
        try #require(try await served.waits(for: "ready\n"), "\(served.outputSoFar) \(served.errorsSoFar)")
        let threads = "/proc/\(served.identifier)/task"
        let names = try FileManager.default.contentsOfDirectory(atPath: threads).map {
            try String(contentsOfFile: "\(threads)/\($0)/comm", encoding: .utf8)
        }
        #expect(names.count { $0.hasPrefix("mockcheck-epoll") } == 1)
    }
}
