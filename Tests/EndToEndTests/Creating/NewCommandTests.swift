import Foundation
import TestSupport
import Testing

/// `mockcheck new` from scripts and at a terminal (product section 5).
struct NewCommandTests {
    @Test func whatIsMadeIsServedAndVerified() async throws {
        let folder = try TestFolder()
        let made = try await ProgramRun(
            ["new", "--name", "Orders", "--row", #"GET /orders 200 {"orders":[]}"#, "--row", "POST /orders 201"],
            in: folder.url)
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.output.contains("mockcheck serve orders.postman_collection.json"))
        #expect(made.output.contains("curl http://127.0.0.1:4010/orders"))
        let verified = try await ProgramRun(["orders.postman_collection.json"], in: folder.url)
        #expect(verified.status == 0, "\(verified.output)")
        let again = try await ProgramRun(["new", "--name", "Orders", "--row", "GET /x"], in: folder.url)
        #expect(again.status == 2)
        #expect(again.errors.contains("already"))
    }

    @Test func theKeyOfAPrivateMockIsSaidOnceAndOpensIt() async throws {
        let folder = try TestFolder()
        try folder.write("# kept\nprofile: current # too\n", to: "mockcheck.yaml")
        let made = try await ProgramRun(
            ["new", "--name", "Guarded", "--private", "--row", "GET /a 200 yes"], in: folder.url)
        let key = String(try #require(made.output.firstMatch(of: /\(shown once\): (\S+)/)).output.1)
        let manifest = try String(contentsOfFile: folder.path("mockcheck.yaml"), encoding: .utf8)
        #expect(manifest.hasPrefix("# kept\nprofile: current # too\n"))
        #expect(!manifest.contains(key))
        let program = try StartedProgram(
            [
                "serve", "guarded.postman_collection.json", "--port", "0", "--admin-port", "off", "--ready-file",
                "ready.json",
            ], in: folder.url)
        #expect(try await program.waits(for: "ready\n"))
        let ready = try String(contentsOfFile: folder.path("ready.json"), encoding: .utf8)
        let url = String(try #require(ready.firstMatch(of: /"url":"([^"]+)"/)).output.1)
        // The line that was printed, at the port that was free.
        let line = try #require(made.output.split(separator: "\n").first { $0.contains("curl ") })
        let curl = line.replacing("http://127.0.0.1:4010", with: url) + " -s -o answer.txt -w '%{http_code}'"
        #expect(try Shell.output(String(curl), in: folder.url) == "200")
        #expect(try String(contentsOfFile: folder.path("answer.txt"), encoding: .utf8) == "yes")
        #expect(try Shell.output("curl -s -o refused.txt -w '%{http_code}' \(url)/a", in: folder.url) == "401")
        program.signal(SIGTERM)
        #expect(try await program.finish().status == 0)
    }

    @Test func anExistingCollectionIsMockedWhereItIs() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        let first = try await ProgramRun(
            ["new", "--collection", "Good.postman_collection.json", "--dir", "."], in: folder.url)
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("curl http://127.0.0.1:4010/x"))
        let second = try await ProgramRun(
            ["new", "--collection", "Good.postman_collection.json", "--name", "Yes: no #1"], in: folder.url)
        #expect(second.output.contains("http://127.0.0.1:4010/yes-no-1/x"))
        let listed = try await ProgramRun([".", "--list"], in: folder.url)
        #expect(listed.output.contains("Yes: no #1"))
    }

    @Test(
        arguments: [
            (["--row", "GET /a"], "--name"), (["--name", "A"], "--row"),
            (["--name", "A", "--row", "GET a"], "begin with /"),
            (["--collection", "none.json"], "none.json"), (["--name", " ", "--row", "GET /a"], "--name is empty"),
            (["--name", "A", "--row", "GET /a 200 @none.txt"], "none.txt"),
            (["--name", "A", "--row", "GET /a", "--environment", "none.json"], "none.json"),
        ])
    func badOptionsLeaveNothingBehind(arguments: [String], reason: String) async throws {
        let folder = try TestFolder()
        let run = try await ProgramRun(["new"] + arguments, in: folder.url)
        #expect(run.status == 2)
        #expect(run.errors.contains(reason), "\(run.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    }

    @Test(.enabled(if: Shell.has("script"), "script(1) is not installed"))
    func atATerminalItAsks() async throws {
        let folder = try TestFolder()
        let answers = "1\\n\\nGET orders\\nGET /orders 200 [1]\\n\\n\\nOrders\\n\\nn\\n"
        let output = try Shell.output(
            "printf '\(answers)' | script -qec '\(ProgramRun.program.path) new' /dev/null", in: folder.url)
        #expect(output.contains("What does it mock?"))
        #expect(output.contains("must begin with /"))
        #expect(output.contains("Next steps"), "\(output)")
        let manifest = try String(contentsOfFile: folder.path("mockcheck.yaml"), encoding: .utf8)
        #expect(manifest.contains("name: Orders"))
    }
}

/// Command lines as a person types them.
enum Shell {
    static func has(_ program: String) -> Bool {
        ["/usr/bin/", "/bin/", "/usr/local/bin/"].contains {
            FileManager.default.isExecutableFile(atPath: $0 + program)
        }
    }

    static func output(_ line: String, in directory: URL) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = directory
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
