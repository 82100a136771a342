import ArgumentParser
import MockcheckKit

/// `mockcheck mocks`: what is served, or was made in a state directory.
struct MocksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mocks",
        abstract: "Lists the mocks of a server, or shows one.",
        discussion: """
            EXAMPLES
              mockcheck mocks list
              mockcheck mocks show 6fa756bf-980b-4a71-afe7-b8161cc3e887 --state state
            """,
        subcommands: [List.self, Show.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Lists all mocks.", usage: "mockcheck mocks list [<options>]")

        @OptionGroup var asking: AskingOptions

        func run() async throws {
            let mocks = try await asking.account().mocks()
            if asking.format == .json { return StandardOutput.write(mocks.json + "\n") }
            StandardOutput.write(
                mocks.rows.isEmpty
                    ? "there is no mock\n" : TextTable.text(["ID", "ACCESS", "URL", "NAME"], mocks.rows))
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Shows one mock, as Postman's API does.",
            usage: "mockcheck mocks show <mock> [<options>]")

        @Argument(help: "The mock's id, or its slug.")
        var mock: String

        @OptionGroup var asking: AskingOptions

        func run() async throws {
            StandardOutput.write(try await asking.account().mock(mock) + "\n")
        }
    }
}
