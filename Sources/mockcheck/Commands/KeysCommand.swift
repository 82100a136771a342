import ArgumentParser
import HTTPMessage
import MockCore
import MockServer
import MockStore
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
            let (person, secret): (String, String)
            switch try asking.place(mayBeNew: true) {
            case .server(let client):
                var members: [JSONBody.Member] = []
                if let user { members.append(.init("user", .string(user))) }
                if let name { members.append(.init("name", .string(name))) }
                let root = try await client.send("POST", "/keys", ["key": .object(members)])
                (person, secret) = (root["key"]?["user"]?.string ?? "", root["key"]?["secret"]?.string ?? "")
            case .directory(let path):
                (person, secret) = (user ?? "owner", FreshKey.make())
                let key = LibraryKey(
                    person: person, name: name, digest: KeyDigest(ofKey: secret), createdAt: SystemTime().now())
                try change(path) { $0.keys.append(key) }
            }
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
            let keys: [LibraryKeyLine]
            switch try asking.place() {
            case .server(let client):
                let root = try await client.send("GET", "/keys")
                keys = (root["keys"]?.elements.map { $0 } ?? []).map(LibraryKeyLine.init)
            case .directory(let path): keys = LibraryKeyLine.all(of: try content(of: path))
            }
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
            switch try asking.place() {
            case .server(let client):
                _ = try await client.send("DELETE", "/keys/" + PercentCoding.encodePathSegment(fingerprint))
            case .directory(let path):
                let digits = fingerprint.lowercased()
                let found = try content(of: path).keys.filter {
                    !$0.isRevoked && digits.count >= 4 && $0.digest.hexadecimal.hasPrefix(digits)
                }
                guard found.count == 1, let key = found.first else {
                    throw CommandProblem.usage(
                        "\(found.isEmpty ? "no key" : "more than one key") has the fingerprint '\(digits)'; "
                            + "mockcheck keys list names all")
                }
                try change(path) { content in
                    for place in content.keys.indices where content.keys[place].digest == key.digest {
                        content.keys[place].isRevoked = true
                    }
                }
            }
            StandardOutput.write(XMLText.sanitized("the key \(fingerprint) is revoked\n"))
        }
    }

}

/// Changes a directory that nobody works on; a server that starts meanwhile is refused.
private func change(_ path: String, _ edit: (inout LibraryContent) -> Void) throws {
    do {
        try Library(in: StateDirectory(path: path)).change(edit)
    } catch let problem as StateProblem {
        throw CommandProblem.usage("\(problem)")
    }
}

/// A key as it is listed.
private struct LibraryKeyLine {
    let fingerprint: String
    let person: String
    let createdAt: String?
    let isRevoked: Bool
    let name: String?

    /// What the manifest of a server says of the keys with which some were made is not known here.
    static func all(of content: LibraryContent) -> [LibraryKeyLine] {
        let others = Set(content.keys.compactMap(\.maker)).subtracting(content.keys.map(\.digest))
        let inForce = content.keysInForce(besides: others)
        return content.keys.map { LibraryKeyLine($0, isRevoked: !inForce.contains($0.digest)) }
    }

    private init(_ key: LibraryKey, isRevoked: Bool) {
        fingerprint = key.digest.fingerprint
        person = key.person
        createdAt = key.createdAt?.iso8601
        self.isRevoked = isRevoked
        name = key.name
    }

    init(_ value: JSONValue) {
        fingerprint = value["fingerprint"]?.string ?? ""
        person = value["user"]?.string ?? ""
        createdAt = value["createdAt"]?.string
        isRevoked = value["revoked"]?.bool ?? false
        name = value["name"]?.string
    }

    var columns: [String] {
        [fingerprint, person, createdAt ?? "-", isRevoked ? "revoked" : "in force", name ?? "-"]
            .map { XMLText.sanitized($0) }
    }

    var json: JSONBody {
        [
            "fingerprint": .string(fingerprint), "user": .string(person), "createdAt": .optional(createdAt),
            "revoked": .bool(isRevoked), "name": .optional(name),
        ]
    }
}
