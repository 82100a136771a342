import Foundation
import Testing

/// The page of options and the program name the same options.
struct OptionsPageTests {
    private struct Dump: Decodable {
        struct Command: Decodable {
            var commandName: String
            var subcommands: [Command]?
            var arguments: [Argument]?
        }
        struct Argument: Decodable {
            var shouldDisplay: Bool
            var names: [Name]?
        }
        struct Name: Decodable {
            var kind: String
            var name: String
        }
        var command: Command
    }

    /// Every long option of a command and of those below it.
    private func options(of command: Dump.Command) -> Set<String> {
        let own = (command.arguments ?? []).filter(\.shouldDisplay).flatMap { $0.names ?? [] }
            .filter { $0.kind == "long" && !["help", "version"].contains($0.name) }.map { "--" + $0.name }
        return (command.subcommands ?? []).reduce(Set(own)) { $0.union(options(of: $1)) }
    }

    private func dump() async throws -> Dump {
        let run = try await ProgramRun(["--experimental-dump-help"])
        return try JSONDecoder().decode(Dump.self, from: Data(run.output.utf8))
    }

    private func named(on page: String) throws -> Set<String> {
        let page = try DocumentPage(DocumentPage.catalogue + "/" + page)
        return Set(page.lines.flatMap { $0.matches(of: /--[a-z][a-z0-9-]*/).map { String($0.output) } })
    }

    @Test func thePageHasEveryOption() async throws {
        let missing = options(of: try await dump().command).subtracting(try named(on: "Options.md"))
        #expect(missing == [], "not in Options.md")
    }

    @Test func thePageHasNoOthers() async throws {
        let unknown = try named(on: "Options.md").subtracting(options(of: try await dump().command))
        #expect(unknown == [], "in Options.md, not in the program")
    }
}
