import Foundation
import HTTPMessage
import TestSupport
import Testing

/// A command runs under `mockcheck run` as it does without it (R-1).
struct RunCommandTests {
    /// A folder with one mock, whose `GET /x` answers `hi`.
    private static func folder() throws -> TestFolder {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        return folder
    }

    private static func run(
        _ script: String, _ options: [String] = [], environment: [String: String] = [:], in folder: TestFolder
    ) async throws -> ProgramRun {
        try await ProgramRun(
            ["run", "."] + options + ["--report-dir", "r", "--", "sh", "-c", script], environment: environment,
            in: folder.url)
    }

    /// What a line prints; nobody's thread is blocked meanwhile.
    private static func shell(_ line: String, in directory: URL) async throws -> String {
        try await StartedProgram(["-c", line], of: URL(filePath: "/bin/sh"), in: directory).finish().output
    }

    private static let good = #"curl -s "$MOCKCHECK_URL/x""#

    @Test(arguments: [
        ("exit 0", 0), ("exit 7", 7), ("exit 255", 255), ("kill -9 $$", 137), ("kill -15 $$", 143),
        ("kill -10 $$", 138),
    ])
    func itsEndIsTheEnd(script: String, status: Int32) async throws {
        let folder = try Self.folder()
        let run = try await Self.run("\(Self.good); \(script)", in: folder)
        #expect(run.status == status)
        #expect(run.output == "hi")
    }

    @Test(arguments: [("./not-there", 127), ("./plain.txt", 126), (".", 126)])
    func whatCannotBeRunEndsAsInAShell(command: String, status: Int32) async throws {
        let folder = try Self.folder()
        try folder.write("", to: "plain.txt")
        let run = try await ProgramRun(["run", ".", "--report-dir", "r", "--", command], in: folder.url)
        #expect(run.status == status)
        #expect(run.errors.contains("mockcheck: cannot run \(command): "))
    }

    @Test func aCommandMustBeNamed() async throws {
        let folder = try Self.folder()
        for arguments in [["run", "."], ["run", ".", "--"]] {
            let run = try await ProgramRun(arguments, in: folder.url)
            #expect(run.status == 2)
            #expect(run.errors.contains("name a command after --"))
        }
    }

    @Test func wordsAreHandedOnAsTheyAre() async throws {
        let folder = try Self.folder()
        let words = ["a b", "", "--quiet", "--", "-x=1", "'", "ä"]
        let run = try await ProgramRun(
            ["run", ".", "--report-dir", "r", "--", "printf", "[%s]"] + words, in: folder.url)
        #expect(run.output == words.map { "[\($0)]" }.joined())
    }

    @Test func standardStreamsAreItsOwn() async throws {
        let folder = try Self.folder()
        let program = ProgramRun.program.path
        let line = "printf 'a\\nb' | '\(program)' run . --report-dir r -- sh -c 'cat; echo err >&2' 2>errors"
        #expect(try await Self.shell(line, in: folder.url) == "a\nb")
        #expect(try await Self.shell("head -n 1 errors", in: folder.url) == "err\n")
    }

    @Test func theURLsAreInItsEnvironment() async throws {
        let folder = try Self.folder()
        let script = "env | grep '^MOCKCHECK_' | sort"
        let stale = ["MOCKCHECK_URL": "http://old", "MOCKCHECK_KEY": "old"]
        let one = try await Self.run(script, environment: stale, in: folder)
        #expect(
            one.output.wholeMatch(
                of: /MOCKCHECK_URL=http:..127\.0\.0\.1:(\d+)\nMOCKCHECK_URL_GOOD=http:..127\.0\.0\.1:\1\n/) != nil,
            "\(one.output)")
        try folder.writeCollection("Other & more")
        let two = try await Self.run(script, environment: stale, in: folder)
        let names = two.output.split(separator: "\n").map { $0.prefix { $0 != "=" } }
        #expect(names == ["MOCKCHECK_URL_GOOD", "MOCKCHECK_URL_OTHER_MORE"])
        #expect(Set(two.output.split(separator: "\n").map { $0.split(separator: "=")[1] }).count == 2)
    }

    @Test func aPrivateMockComesWithAKey() async throws {
        let folder = try Self.folder()
        try folder.write(
            """
            users: [{ name: ada, keySHA256: \(String(repeating: "0", count: 64)) }]
            mocks:
              - { name: Good, collection: Good.postman_collection.json, private: true, owner: ada }
            """, to: "mockcheck.yaml")
        let good = try await Self.run(
            #"curl -s -H "x-api-key: $MOCKCHECK_KEY" "$MOCKCHECK_URL/x"; test "${MOCKCHECK_KEY#mck_}" != "$MOCKCHECK_KEY""#,
            ["--reporter", "json"], in: folder)
        #expect(good.status == 0)
        #expect(good.output == "hi")
        let bad = try await Self.run(Self.good, ["--reporter", "json"], in: folder)
        #expect(bad.status == 1)
        #expect(bad.errors.contains("GET /x is refused: no x-api-key"))
        let wrong = try await Self.run(
            #"curl -s -H "x-api-key: none" "$MOCKCHECK_URL/x"; curl -s "$MOCKCHECK_URL/x?a=$MOCKCHECK_KEY" "#,
            ["--reporter", "json"], in: folder)
        #expect(wrong.errors.contains("GET /x is refused: another x-api-key"))
        // The key of each run is in none of its reports.
        let key = "mck_"
        for name in ["TEST-mockcheck.xml", "mockcheck.json"] {
            #expect(try !String(contentsOfFile: folder.path("r/\(name)"), encoding: .utf8).contains(key))
        }
        #expect(!wrong.errors.contains(key))
    }

    /// What a program can find out of how it was started.
    private static let selfPortrait = """
        import os, resource, signal, sys
        print(os.getcwd(), os.getpgrp() == os.getpgid(os.getppid()), resource.getrlimit(resource.RLIMIT_NOFILE))
        # Higher ones come from the tests that run beside this one.
        print([f for f in range(10) if os.path.exists('/proc/self/fd/%d' % f)])
        print(os.environ.get('UNUSUAL'), sys.stdin.isatty())
        """

    /// What the kernel knows of its signals; the two of the C library's own, which it ignores in every child, left out.
    private static let signals =
        #"sed -n 's/^Sig\(Blk\|Ign\):.*\(.\)\(.......\)$/\1 \3/p' /proc/self/status"#

    @Test(.enabled(if: Shell.has("python3") && FileManager.default.fileExists(atPath: "/proc/self/fd")))
    func itIsGivenWhatTheParentGave() async throws {
        let folder = try Self.folder()
        try folder.write(Self.selfPortrait, to: "self.py")
        try folder.write("python3 -S self.py\n\(Self.signals)\n", to: "self.sh")
        // A file that the caller keeps open, a limit of its own, a signal that is ignored.
        let line = "exec 7</dev/null; ulimit -Sn 256; trap \"\" USR2; UNUSUAL=1"
        let shell = "env --default-signal=PIPE sh -c"
        let plain = try await Self.shell("\(shell) '\(line) sh self.sh'", in: folder.url)
        #expect(plain.contains("7") && plain.contains("256") && plain.contains("Ign"))
        let program = "\"\(ProgramRun.program.path)\" run . --report-dir r --"
        let under = try await Self.shell("\(shell) '\(line) \(program) sh self.sh'", in: folder.url)
        #expect(under == plain)
    }

    @Test func whatIsSentToTheProgramReachesIt() async throws {
        for (number, name) in [(SIGTERM, "TERM"), (SIGINT, "INT"), (SIGHUP, "HUP"), (SIGUSR1, "USR1")] {
            let folder = try Self.folder()
            let script = "trap 'echo got \(name); exit 9' \(name); echo go; while :; do sleep 0.05; done"
            let program = try StartedProgram(
                ["run", ".", "--report-dir", "r", "--", "sh", "-c", script], in: folder.url)
            try #require(try await program.waits(for: "go\n"))
            program.signal(number)
            let run = try await program.finish()
            #expect(run.status == 9, "\(name)")
            #expect(run.output == "go\ngot \(name)\n")
            #expect(FileManager.default.fileExists(atPath: folder.path("r/TEST-mockcheck.xml")))
        }
    }

    @Test func aCommandThatTakesASignalWellIsStillInterrupted() async throws {
        let folder = try Self.folder()
        let script = "trap 'exit 0' TERM; \(Self.good); echo go; while :; do sleep 0.05; done"
        let program = try StartedProgram(["run", ".", "--report-dir", "r", "--", "sh", "-c", script], in: folder.url)
        try #require(try await program.waits(for: "go\n"))
        program.signal(SIGTERM)
        #expect(try await program.finish().status == 143)
    }

    /// The terminal sends its signals to the whole group: the command must not get them a second time from us.
    @Test(.enabled(if: Shell.has("python3")))
    func theTerminalIsItsOwn() async throws {
        let folder = try Self.folder()
        try folder.write(
            """
            import os, signal, sys, time
            count = 0
            def take(*_):
                global count
                count += 1
            signal.signal(signal.SIGINT, take)
            print('size', os.get_terminal_size(), sys.stdin.isatty(), os.tcgetpgrp(0) == os.getpgrp(), flush=True)
            print('go', flush=True)
            end = time.time() + 20
            while count == 0 and time.time() < end: time.sleep(0.02)
            time.sleep(0.5)
            print('count', count, flush=True)
            sys.exit(5)
            """, to: "child.py")
        try folder.write(
            """
            import fcntl, os, pty, struct, sys, termios
            pid, master = pty.fork()
            if pid == 0: os.execv(sys.argv[1], sys.argv[1:])
            fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack('HHHH', 33, 77, 0, 0))
            seen, sent = b'', False
            while True:
                try: piece = os.read(master, 4096)
                except OSError: break
                if not piece: break
                seen += piece
                if b'go' in seen and not sent:
                    os.write(master, b'\\x03')
                    sent = True
            print(seen.decode())
            print('status', os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
            """, to: "terminal.py")
        let seen = try await Self.shell(
            "python3 terminal.py '\(ProgramRun.program.path)' run . --report-dir r -- python3 child.py", in: folder.url)
        #expect(seen.contains("os.terminal_size(columns=77, lines=33) True True"), "\(seen)")
        #expect(seen.contains("count 1"), "\(seen)")
        #expect(seen.contains("status 5"), "\(seen)")
    }
}
