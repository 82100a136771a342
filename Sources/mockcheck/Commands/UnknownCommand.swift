import ArgumentParser
import Foundation
import MockFiles
import MockcheckKit

/// A mistyped command is an unknown command with a suggestion, never a path that is not there (product section 5).
enum UnknownCommand {
    /// Why the first argument is no command; nil where it is one, an option or a path.
    static func problem(in arguments: [String], of command: any ParsableCommand.Type) -> CommandProblem? {
        guard let word = arguments.first, !word.hasPrefix("-"), !word.contains("/"), !word.contains("."),
            !FileManager.default.fileExists(atPath: word)
        else { return nil }
        let names = command.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard !names.contains(word) else { return nil }
        let near = Suggestion.nearest(to: word, in: names).map { "Did you mean '\($0)'?" }
        return .usage(
            "unknown command '\(word)'. "
                + (near ?? "There is no such file or directory either; mockcheck --help lists the commands."))
    }
}
