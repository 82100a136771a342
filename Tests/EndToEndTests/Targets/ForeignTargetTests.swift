import ForeignTools
import Foundation
import Testing

/// Servers that others wrote: what each deviates in is the table of the page about targets.
struct ForeignTargetTests {
    private static let java = ["/usr/bin/java", "/usr/local/bin/java", "/opt/homebrew/opt/openjdk/bin/java"]

    @Test(
        .enabled(if: Python.hasServers, "\(Python.remedy)"),
        .enabled(if: java.contains(where: FileManager.default.isExecutableFile), "there is no java: '.ci/install java'")
    )
    func theTableSaysWhatTheyDeviateIn() async throws {
        let root = ProgramRun.root
        let script = root.appending(path: "Tests/EndToEndTests/Targets/foreign.py").path
        let corpus = root.deletingLastPathComponent().appending(path: "shared/corpus").path
        let started = try StartedProgram(
            [script, ProgramRun.program.path, Python.interpreter, corpus, root.appending(path: "specs").path],
            of: URL(filePath: Python.interpreter))
        let run = try await started.finish(within: 300)
        try #require(run.status == 0, "\(run.output)\(run.errors)")
        let page = try String(
            contentsOf: root.appending(path: "Sources/mockcheck/Documentation.docc/Targets.md"), encoding: .utf8)
        let rows = run.output.split(separator: "\n")
        #expect(rows.count >= 6)
        for row in rows { #expect(page.contains(row), "the page lacks: \(row)") }
    }
}
