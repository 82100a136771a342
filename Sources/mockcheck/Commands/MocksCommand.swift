import ArgumentParser
import HTTPMessage
import MockcheckKit
import PostmanModel
import XMLSupport

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
            let rows: [[String]]
            switch try asking.place() {
            case .server(let client):
                let root = try await client.send("GET", "/mocks?workspace=all")
                if asking.format == .json {
                    return StandardOutput.write(String(decoding: root.sourceBytes, as: UTF8.self) + "\n")
                }
                rows = (root["mocks"]?.elements.map { $0 } ?? []).map { mock in
                    [
                        mock["id"]?.string ?? "", mock["mockcheck"]?["private"]?.bool == true ? "private" : "public",
                        mock["mockUrl"]?.string ?? "", mock["name"]?.string ?? "",
                    ].map { XMLText.sanitized($0) }
                }
            case .directory(let path):
                let mocks = try StoppedLibrary(path: path).content().mocks
                if asking.format == .json {
                    let body = JSONBody.array(
                        mocks.map { ["id": .string($0.id), "name": .string($0.name), "private": .bool($0.isPrivate)] })
                    return StandardOutput.write(body.text + "\n")
                }
                rows = mocks.map { [$0.id, $0.isPrivate ? "private" : "public", "-", XMLText.sanitized($0.name)] }
            }
            StandardOutput.write(
                rows.isEmpty ? "there is no mock\n" : TextTable.text(["ID", "ACCESS", "URL", "NAME"], rows))
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
            switch try asking.place() {
            case .server(let client):
                let root = try await client.send("GET", "/mocks/" + PercentCoding.encodePathSegment(mock))
                StandardOutput.write(String(decoding: root.sourceBytes, as: UTF8.self) + "\n")
            case .directory(let path):
                guard
                    let found = try StoppedLibrary(path: path).content().mocks.first(where: {
                        $0.id == mock || $0.name == mock
                    })
                else {
                    throw CommandProblem.usage("unknown mock '\(mock)' in \(path); mockcheck mocks list names all")
                }
                let body: JSONBody = [
                    "id": .string(found.id), "name": .string(found.name), "private": .bool(found.isPrivate),
                    "owner": .optional(found.owner), "createdAt": .string(found.createdAt.iso8601),
                    "updatedAt": .string(found.updatedAt.iso8601),
                ]
                StandardOutput.write(body.text + "\n")
            }
        }
    }
}
