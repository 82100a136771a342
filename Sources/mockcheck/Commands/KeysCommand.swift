import ArgumentParser
import MockcheckKit
import PostmanModel
import XMLSupport

/// `mockcheck keys`: API keys of the people who call private mocks (product S-10).
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Creates, lists and revokes API keys.",
        discussion: """
            A key is shown once, when it is made; only its SHA-256 is kept. A directory that no server works on needs no \
            key: whoever can write it owns it.

            EXAMPLES
              mockcheck keys create --state state --user ada --name laptop
              mockcheck keys list --state state
              mockcheck keys revoke c8351ab4d63b --state state
            """,
        subcommands: [Create.self, List.self, Revoke.self], defaultSubcommand: List.self)

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Creates a key and prints it, once.",
            usage: "mockcheck keys create [<options>]")

        @Option(help: "Whose key it is; default: yours, or the owner's.")
        var user: String?

        @Option(help: "The name of the key.")
        var name: String?

        @OptionGroup var asking: AskingOptions

        func validate() throws {
            if user?.allSatisfy(\.isWhitespace) == true { throw ValidationError("--user is empty") }
        }

        func run() async throws {
            let (person, secret) = try await asking.account(mayBeNew: true).makeKey(for: user, named: name)
            if asking.format == .json {
                let body: JSONBody = [
                    "user": .string(person), "secret": .string(secret),
                    "fingerprint": .string(KeyDigest(ofKey: secret).fingerprint),
                ]
                return StandardOutput.write(body.text + "\n")
            }
            // The key alone on the standard output, so that a script can take it.
            StandardError.write(message: "mockcheck: a key for \(person); it is not shown again")
            StandardOutput.write(secret + "\n")
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Lists key fingerprints.", usage: "mockcheck keys list [<options>]")

        @OptionGroup var asking: AskingOptions

        func run() async throws {
            let keys = try await asking.account().keys()
            if asking.format == .json {
                return StandardOutput.write(JSONBody.array(keys.map(\.json)).text + "\n")
            }
            let rows = keys.map(\.columns)
            StandardOutput.write(
                rows.isEmpty
                    ? "there is no key\n" : TextTable.text(["FINGERPRINT", "USER", "MADE", "STATE", "NAME"], rows))
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke", abstract: "Permanently revokes a key.",
            usage: "mockcheck keys revoke <fingerprint> [<options>]")

        @Argument(help: "The key's fingerprint, as keys list shows it.")
        var fingerprint: String

        @OptionGroup var asking: AskingOptions

        func run() async throws {
            try await asking.account().revokeKey(fingerprint)
            StandardOutput.write(XMLText.sanitized("the key \(fingerprint) is revoked\n"))
        }
    }
}
