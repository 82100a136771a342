import ArgumentParser
import HTTPWire
import MockcheckKit
import XMLSupport

/// The program: its name, its version and its commands.
@main
struct Mockcheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mockcheck",
        abstract: "Verifies and serves API mocks kept in Postman collections.",
        discussion: """
            EXAMPLES
              mockcheck                    verify every collection in this folder
              mockcheck serve              serve the same mocks, with a web page
              mockcheck explain api.json GET '/users/1?x=1'
                                           explain why a response is what it is
              mockcheck new                create a mock without Postman
              mockcheck lint               check for mistakes and secrets
              mockcheck run -- npm test    test a client against the mocks
              mockcheck diff main          show what a change breaks for consumers

            EXIT CODES
              0 all passed    1 a case failed    2 usage or unreadable input
              3 could not do the job    4 nothing selected    130, 143 interrupted
            """,
        version: "mockcheck \(Version.current) (libxml2 \(LibXML2.version))",
        groupedSubcommands: [
            CommandGroup(
                name: "Verify",
                subcommands: [VerifyCommand.self, LintCommand.self, DiffCommand.self, BaselineCommand.self]),
            CommandGroup(
                name: "Serve",
                subcommands: [ServeCommand.self, RunCommand.self, ExplainCommand.self, NewCommand.self]),
            CommandGroup(name: "Report", subcommands: [ReportCommand.self, MergeCommand.self]),
            CommandGroup(
                name: "Running server", subcommands: [MocksCommand.self, KeysCommand.self, UsageCommand.self]),
        ],
        defaultSubcommand: VerifyCommand.self)

    /// Maps the parser's own exit codes to the promised ones (product V-7).
    static func main() async {
        _ = RunClock.began
        // First: what a command is given that this process starts.
        _ = InheritedState.atStart
        OpenFileLimit.raise()
        EventLoops.fit(processors: ProcessorAffinity.count)
        let arguments = WordsBehindDashes.completed(BareOption.completed(CommandLine.arguments.dropFirst()))
        do {
            if let problem = UnknownCommand.problem(in: arguments, of: Mockcheck.self) { throw problem }
            var command = try parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            ExitStatus.success.exit()
        } catch let status as ExitStatus {
            status.exit()
        } catch let ending as ChildEnding {
            ending.exit()
        } catch let problem as CommandProblem {
            StandardError.write(message: "mockcheck: \(problem)")
            problem.status.exit()
        } catch {
            let message = fullMessage(for: error)
            guard exitCode(for: error).isSuccess else {
                StandardError.write(message: message)
                ExitStatus.unusableInput.exit()
            }
            StandardOutput.write(message + "\n")
            ExitStatus.success.exit()
        }
    }
}

/// `--bail` and `--update-examples` may stand without a value, which argument-parser cannot express (product V-9, T-5).
enum BareOption {
    private static let values = ["--bail": "1", "--update-examples": "stable"]

    static func completed(_ arguments: some Sequence<String>) -> [String] {
        var isBehindDashes = false
        return arguments.map { argument in
            if argument == "--" { isBehindDashes = true }
            guard !isBehindDashes, let value = values[argument] else { return argument }
            return "\(argument)=\(value)"
        }
    }
}
