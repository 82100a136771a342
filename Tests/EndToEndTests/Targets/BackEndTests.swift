import Foundation
import Testing

/// Back ends in Python: labelled mutations of collections' answers, and a server that does its worst.
@Suite(
    .serialized,
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "needs /usr/bin/python3"))
struct BackEndTests {
    private func run(_ script: String, _ arguments: [String]) async throws -> ProgramRun {
        let path = ProgramRun.root.appending(path: "Tests/EndToEndTests/Targets/\(script)").path
        let started = try StartedProgram(
            [path, ProgramRun.program.path] + arguments, of: URL(filePath: "/usr/bin/python3"))
        return try await started.finish(within: 300)
    }

    /// No broken answer is green and no harmless one is red (product T-2).
    @Test func tellsWhatHurtsFromWhatDoesNot() async throws {
        let specs = ["bookshop", "forms-and-documents", "orders-private"].map {
            ProgramRun.root.appending(path: "specs/\($0).postman_collection.json").path
        }
        let corpus = ProgramRun.root.deletingLastPathComponent().appending(path: "shared/corpus")
        let real = [
            "PoliceScorecard__api__api.postman_collection.json", "Adyen__adyen-postman__ManagementService-v3.json",
            "microcks__microcks-quickstarters__Openbanking.org.uk Account and Transaction API - v3.1.0"
                + ".postman_collection.json",
        ].map { corpus.appending(path: $0).path }.filter(FileManager.default.fileExists)
        if real.isEmpty { print("skipped: the real collections are not there") }
        let run = try await run("mutations.py", specs + real)
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        print(run.output.split(separator: "\n").suffix(2).joined(separator: "\n"))
    }

    @Test func survivesAServerThatDoesItsWorst() async throws {
        let run = try await run("hostile.py", [])
        #expect(run.status == 0, "\(run.output)\(run.errors)")
    }
}
