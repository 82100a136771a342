import Foundation
import TestSupport
import Testing

/// What the documentation tells people to type is typed here: the `sh` blocks of each page, in their order, in an empty
/// folder that holds nothing but the collections that ship.
///
/// Two terminals are one here: a `mockcheck serve` goes to the background, and the next line waits until it listens.
@Suite(.enabled(if: PageTools.isThere), .serialized)
struct PageCommandsTests {
    private static let pages = DocumentPage.all.filter { page in
        page.blocks.contains { $0.language == "sh" && $0.reasonNotToRun == nil }
    }

    /// The ports of the pages are taken by whoever tries them beside the tests.
    private static func script(of page: DocumentPage, port: Int) -> String {
        let prelude = """
            set -euo pipefail
            servers=()
            trap 'kill ${servers[@]+"${servers[@]}"} 2>/dev/null || true' EXIT
            mockcheck() {
              if [[ $1 != serve ]]; then command mockcheck "$@"; return; fi
              command mockcheck "$@" >serve.log 2>&1 &
              servers+=($!)
              for _ in {1..200}; do
                if grep -qx ready serve.log; then return; fi
                if ! kill -0 $! 2>/dev/null; then break; fi
                sleep 0.05
              done
              cat serve.log
              return 1
            }

            """
        let blocks = page.blocks.filter { $0.language == "sh" && $0.reasonNotToRun == nil }.map { block in
            "echo \"== \(page.path):\(block.line)\"\n" + block.text.joined(separator: "\n") + "\n"
        }
        return prelude
            + blocks.joined().replacing("127.0.0.1:4010", with: "127.0.0.1:\(port)")
            .replacing("127.0.0.1:4011", with: "127.0.0.1:\(port + 1)")
    }

    @Test(arguments: pages)
    func blocksRun(page: DocumentPage) async throws {
        let folder = try TestFolder()
        let port = FreePort.take(2)
        let script = Self.script(of: page, port: port)
        if script.contains("specs") {
            try FileManager.default.copyItem(
                at: ProgramRun.root.appending(path: "specs"), to: folder.url.appending(path: "specs"))
        }
        try folder.write(script, to: "page.sh")
        let path =
            ProgramRun.program.deletingLastPathComponent().path + ":"
            + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        let run = try await StartedProgram(
            ["bash", "page.sh"], of: URL(filePath: "/usr/bin/env"),
            environment: [
                "PATH": path, "MOCKCHECK_PORT": String(port), "MOCKCHECK_ADMIN_PORT": String(port + 1),
            ], in: folder.url
        ).finish(within: 120)
        #expect(run.status == 0, "\(run.output.suffix(2000))\(run.errors.suffix(2000))")
    }

    @Test func fewBlocksAreNotRun() {
        let blocks = DocumentPage.all.flatMap(\.blocks).filter { $0.language == "sh" }
        #expect(blocks.count >= 20)
        #expect(blocks.count { $0.reasonNotToRun != nil } <= 6)
    }
}

/// What the blocks are run with.
private enum PageTools {
    static let isThere = ["bash", "curl"].allSatisfy { tool in
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)") }
    }
}
