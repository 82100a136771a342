import ArgumentParser
import MockcheckKit
import Verification

/// `mockcheck run`: gives a client's tests the mocks and reports what they asked of them (product section 9).
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs a client's tests against the mocks and reports what they asked of them.",
        usage: "mockcheck run [<options>] [<paths> ...] -- <command> ...",
        discussion: """
            The command finds the mocks in its environment: MOCKCHECK_URL where there is one, MOCKCHECK_URL_NAME for \
            each, and MOCKCHECK_KEY, a key for the private ones. Standard input and output are the command's; the report \
            goes to standard error. The exit code is the command's unless that is 0.

            EXAMPLES
              mockcheck run specs/ -- npm test
              mockcheck run api.json --min-use requests=80 -- pytest -q
              mockcheck run specs/ --har traffic.har --base https://api.example.com/v1
              mockcheck run api.json -- sh -c 'curl "$MOCKCHECK_URL/users/1"'
              mockcheck run api.json --save-missing missing.json -- npm test
            """)

    @OptionGroup var input: InputOptions

    @Option(name: .customLong(WordsBehindDashes.option), help: .hidden)
    var wordsBehindDashes: [String] = []

    private var command: [String] { wordsBehindDashes.map(WordsBehindDashes.word) }

    @Option(
        help: ArgumentHelp(
            "Judge the traffic of an HTTP archive (HAR 1.2) instead of a command's; may be repeated.",
            valueName: "file"), completion: .file())
    var har: [String] = []

    @Option(
        help: ArgumentHelp(
            "Judge a call log: the directory of serve --state, or a file of it; may be repeated.", valueName: "path"),
        completion: .file())
    var callLog: [String] = []

    @Option(
        help: ArgumentHelp(
            "With --har: the URL that a mock stands for, with its name before it where there are several; may be repeated.",
            valueName: "[name=]url"))
    var base: [String] = []

    @Option(help: ArgumentHelp("Paths that no example need match; may be repeated.", valueName: "glob"))
    var allowUnmatched: [String] = []

    @Option(
        help: ArgumentHelp(
            "Fail where the client asks for fewer requests or examples: requests=80,examples=50.",
            valueName: "percent"))
    var minUse: String?

    @Option(
        help: ArgumentHelp(
            "Write drafts of the examples that were missing to this file (for collections v3: folder), as a collection.",
            valueName: "path"),
        completion: .file())
    var saveMissing: String?

    @Option(help: "Make random values repeatable.")
    var seed: UInt64?

    @OptionGroup(title: "Reports") var output: ReportOutput

    @OptionGroup(title: "Reports") var shown: ShownOptions

    func validate() throws {
        if !recorded.isEmpty, !command.isEmpty {
            throw ValidationError("a command cannot be combined with --har or --call-log")
        }
        if har.isEmpty, !base.isEmpty { throw ValidationError("--base needs --har") }
        if command.isEmpty, recorded.isEmpty {
            throw ValidationError("name a command after --, for example: mockcheck run specs/ -- npm test")
        }
    }

    private var recorded: RecordedTraffic { RecordedTraffic(archives: har, callLogs: callLog, bases: base) }

    func run() async throws {
        let reports = try output.options(isGitHub: shown.isGitHub)
        var workload = try Workload.load(input.paths, input.settings)
        workload.keepOneAccount(command: "mockcheck run")
        try workload.requireMocks(of: input.paths)
        let client = try ClientRun(
            workload: workload, allowed: allowUnmatched,
            minimum: try MinimumUse(Setting.resolve(minUse, "MOCKCHECK_MIN_USE")), savesMissingTo: saveMissing,
            inputs: input.paths, seed: try Setting.resolve(seed, "MOCKCHECK_SEED"))
        let terminal = try shown.terminal(takesOutput: !recorded.isEmpty)
        if recorded.isEmpty {
            try await client.run(command, reports, terminal)
        } else {
            try await client.judge(recorded, reports, terminal)
        }
    }
}

/// The words after `--` are a command of their own, which argument-parser cannot tell from a list of paths.
enum WordsBehindDashes {
    static let option = "command-word"

    static func completed(_ arguments: [String]) -> [String] {
        guard arguments.first == RunCommand.configuration.commandName, let dashes = arguments.firstIndex(of: "--")
        else { return arguments }
        // With a sign before it, for an option must have a value, and a word may be empty.
        return arguments[..<dashes] + arguments[(dashes + 1)...].map { "--\(option)==\($0)" }
    }

    /// A word as it was before it became the value of the option.
    static func word(_ value: String) -> String { String(value.dropFirst()) }
}
