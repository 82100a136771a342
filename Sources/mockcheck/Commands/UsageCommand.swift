import ArgumentParser
import MockcheckKit
import PostmanModel

/// `mockcheck usage`: how much of the account's calls is used (B-7.16).
struct UsageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "usage",
        abstract: "Prints how many mock calls the account has used in this period.",
        usage: "mockcheck usage [<options>]",
        discussion: """
            EXAMPLES
              mockcheck usage
              mockcheck usage --state state --format json
            """)

    @OptionGroup var asking: AskingOptions

    func run() async throws {
        let usage = try await asking.account().usage()
        StandardOutput.write((asking.format == .json ? usage.json.text : usage.sentence) + "\n")
    }
}
