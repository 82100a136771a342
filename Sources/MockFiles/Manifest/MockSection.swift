import MockCore
import PostmanModel
import Yams

/// Reads `mocks`, in Postman's own field names (B-2.02).
struct MockSection {
    private(set) var mocks: [Manifest.Mock] = []
    private var names: Set<String> = []
    private let userNames: [String]

    private static let keys = [
        "name", "collection", "environment", "private", "owner", "sharing", "config", "serverResponses", "cors",
        "target", "faults",
        "createdAt", "updatedAt",
    ]
    /// What else an answer of `GET /mocks/{id}` holds: it may stand here and says nothing (B-2.18).
    private static let ignoredKeys = [
        "uid", "mockUrl", "isPublic", "deactivated", "description",
    ]

    init(userNames: [String]) {
        self.userNames = userNames
    }

    mutating func read(_ node: Node?, with nodes: inout NodeReader) {
        for entry in nodes.list(node, "mocks") { readMock(entry, with: &nodes) }
    }

    private mutating func readMock(_ entry: Node, with nodes: inout NodeReader) {
        let keys = MockSection.keys + ["id"] + MockSection.ignoredKeys
        guard let fields = nodes.fields(entry, of: "a mock", keys: keys) else { return }
        let name = nodes.requiredText(fields["name"], "the mock's name", in: entry)
        let collection = nodes.requiredText(fields["collection"], "the mock's collection", in: entry)
        var mock = Manifest.Mock(
            MockDeclaration(name: name ?? ""), collection: collection ?? "", location: nodes.location(of: entry))
        if let collection, let node = fields["collection"] {
            mock.collection = resolve(collection, "collection", at: node, with: &nodes)
        }
        if let node = fields["environment"], let environment = nodes.text(node, "the mock's environment") {
            mock.environment = resolve(environment, "environment", at: node, with: &nodes)
        }
        mock.id = nodes.text(fields["id"], "the mock's id")
        mock.isPrivate = nodes.flag(fields["private"], "private") ?? false
        if let node = fields["owner"], let owner = nodes.text(node, "owner") {
            mock.owner = owner
            // In an answer of Postman's it is an account number; it decides nothing on a public mock.
            if mock.isPrivate { requireUser(owner, at: node, with: &nodes) }
        }
        readSharing(fields["sharing"], into: &mock, with: &nodes)
        var responses = ResponseSection()
        responses.read(fields["serverResponses"], with: &nodes)
        mock.responses = responses.responses
        MockSettings.read(fields["config"], responseIDs: responses.ids, into: &mock, with: &nodes)
        if let cors = nodes.fields(fields["cors"], of: "cors", keys: ["mode"]) {
            mock.cors = nodes.choice(cors["mode"], "cors.mode") ?? .postman
        }
        mock.target = TargetSection.read(fields["target"], with: &nodes)
        mock.faults = FaultSection.read(fields["faults"], with: &nodes)
        mock.createdAt = nodes.timestamp(fields["createdAt"], "createdAt")
        mock.updatedAt = nodes.timestamp(fields["updatedAt"], "updatedAt")
        guard let name, collection != nil else { return }
        guard names.insert(name).inserted else {
            nodes.report(.manifestDuplicate, "there are two mocks named '\(name)'", at: fields["name"] ?? entry)
            return
        }
        mocks.append(mock)
    }

    /// The path as seen from where the manifest is seen; a file that is not there is reported.
    private func resolve(_ path: String, _ what: String, at node: Node, with nodes: inout NodeReader) -> String {
        let resolved = FilePath.tidied(FilePath.join(FilePath.directory(of: nodes.file), path))
        if !FileSystem.exists(resolved) {
            nodes.report(
                .manifestReference, "the \(what) '\(path)' does not exist",
                help: "paths are relative to the directory of \(FilePath.name(of: nodes.file))", at: node)
        }
        return resolved
    }

    private func requireUser(_ name: String, at node: Node, with nodes: inout NodeReader) {
        guard !userNames.contains(name) else { return }
        nodes.report(
            .manifestReference, "there is no user named '\(name)'", help: Suggestion.help(for: name, in: userNames),
            at: node)
    }

    private func readSharing(_ node: Node?, into mock: inout Manifest.Mock, with nodes: inout NodeReader) {
        guard let fields = nodes.fields(node, of: "sharing", keys: ["team", "members"]) else { return }
        mock.sharing.team = nodes.choice(fields["team"], "sharing.team")
        guard let members = nodes.present(fields["members"]) else { return }
        guard let mapping = members.mapping else {
            nodes.report(
                .manifestValue, "sharing.members must be a mapping of user names to view or edit", at: members)
            return
        }
        for (key, value) in mapping {
            guard let name = nodes.text(key, "a member's name") else { continue }
            requireUser(name, at: key, with: &nodes)
            mock.sharing.members[name] = nodes.choice(value, "the permission of '\(name)'")
        }
    }
}
