import TestSupport
import Testing

/// What strangers read first: help that fits an old terminal, and what to do in a folder with and without collections.
struct HelpTests {
    static let commands = [
        [], ["verify"], ["serve"], ["run"], ["explain"], ["lint"], ["diff"], ["new"], ["report"], ["merge"],
        ["baseline"], ["mocks"], ["keys"], ["usage"], ["keys", "create"], ["keys", "list"], ["keys", "revoke"],
        ["mocks", "list"], ["mocks", "show"],
    ]

    @Test(arguments: commands, ["80", "120"])
    func helpFitsTheTerminal(command: [String], columns: String) async throws {
        let run = try await ProgramRun(command + ["--help"], environment: ["COLUMNS": columns])
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.filter { $0.count > Int(columns) ?? 0 } == [])
        var isExample = false
        for line in lines {
            if line == "EXAMPLES" || line == "AXES" || line == "REPORTERS" {
                isExample = true
            } else if line.isEmpty {
                isExample = false
            } else if isExample {
                // The parser breaks long lines without their indentation.
                #expect(line.hasPrefix("  "), "\(line)")
            }
        }
    }

    @Test func commandsAndOptionsComeInGroups() async throws {
        let help = try await ProgramRun(["--help"]).output
        for group in ["VERIFY", "SERVE", "REPORT", "RUNNING SERVER"] {
            #expect(help.contains("\n\(group) SUBCOMMANDS:\n"))
        }
        let verify = try await ProgramRun(["verify", "--help"]).output
        for group in ["INPUT", "TARGETS", "CASES", "RUN", "VERDICT", "REPORTS"] {
            #expect(verify.contains("\n\(group):\n"), "\(group)")
        }
    }

    @Test func aFolderWithoutACollectionSaysHowToGetOne() async throws {
        let folder = try TestFolder()
        for command in [[], ["serve"], ["lint"]] {
            let run = try await ProgramRun(command, in: folder.url)
            #expect(run.status == 4)
            #expect(run.errors.contains("no collection in this folder") && run.errors.contains("mockcheck new --name"))
            #expect(!run.output.contains("No problems found"))
            #expect(run.errors.split(separator: "\n").allSatisfy { $0.count < 80 })
        }
        let named = try await ProgramRun(["verify", "x"], in: folder.url)
        #expect(!named.errors.contains("mockcheck new"))
    }

    @Test func aFolderOfCollectionsSaysWhatComesNext() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let bare = try await ProgramRun([], in: folder.url)
        #expect(bare.status == 0)
        #expect(bare.output.contains("next      mockcheck serve  answers"), "\(bare.output)")
        #expect(try await !ProgramRun(["."], in: folder.url).output.contains("mockcheck serve"))
    }

    @Test func aFailureShowsItsLines() async throws {
        let folder = try TestFolder()
        try folder.write(
            """
            {"info":{"name":"B","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
             "item":[
              {
                "name":"Orders",
                "request":{"method":"GET","url":"/v2/orders"},
                "response":[{"name":"Some","originalRequest":{"method":"GET","url":"/orders"},"code":200,"body":"[]"}]
              }]}
            """, to: "B.postman_collection.json")
        let run = try await ProgramRun(["."], in: folder.url)
        #expect(run.status == 1)
        #expect(
            run.output.contains(
                """
                    B.postman_collection.json:3:3
                    3 │ {
                    4 │   "name":"Orders",
                    5 │   "request":{"method":"GET","url":"/v2/orders"},

                """), "\(run.output)")
    }
}
