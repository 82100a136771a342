import PostmanModel
import Yams

/// Reads `users`, `keys` and `revokedKeys`. A key leaves this place only as its digest (product S-10).
///
/// A user's first key stands with the user; `mockcheck keys` adds to the two lists, so that it never has to change a
/// line that somebody else wrote.
struct UserSection {
    private(set) var users: [Person] = []
    private(set) var keys: [Manifest.Key] = []
    /// All names that are there, also of users whose key is unusable.
    private(set) var names: [String] = []

    private let environment: (String) -> String?
    private let digest: (String) -> KeyDigest

    init(environment: @escaping (String) -> String?, digest: @escaping (String) -> KeyDigest) {
        self.environment = environment
        self.digest = digest
    }

    /// - Parameter fields: those of the manifest.
    mutating func read(_ fields: [String: Node], with nodes: inout NodeReader) {
        let owners = nodes.list(fields["keys"], "keys")
        let withKeysOfTheirOwn = Set(owners.compactMap { $0.mapping?["user"]?.scalar?.string })
        for entry in nodes.list(fields["users"], "users") {
            readUser(entry, mayLackKey: withKeysOfTheirOwn, with: &nodes)
        }
        for entry in owners { readKey(entry, with: &nodes) }
        for entry in nodes.list(fields["revokedKeys"], "revokedKeys") { readRevocation(entry, with: &nodes) }
        for place in users.indices {
            users[place].keys = keys.filter { $0.user == users[place].name && !$0.isRevoked }.map(\.digest)
        }
    }

    // MARK: Users

    private mutating func readUser(_ entry: Node, mayLackKey: Set<String>, with nodes: inout NodeReader) {
        let known = ["name", "key", "keySHA256", "team", "role"]
        guard let fields = nodes.fields(entry, of: "a user", keys: known) else { return }
        let name = nodes.requiredText(fields["name"], "the user's name", in: entry)
        let hasKey = ["key", "keySHA256"].contains { nodes.present(fields[$0]) != nil }
        let needsKey = hasKey || !mayLackKey.contains(name ?? "")
        let digest = needsKey ? readDigest(fields, of: entry, with: &nodes) : nil
        let team = nodes.text(fields["team"], "the user's team")
        let role: Person.Role? = nodes.choice(fields["role"], "the user's role")
        guard let name else { return }
        if names.contains(name) {
            nodes.report(.manifestDuplicate, "there are two users named '\(name)'", at: fields["name"] ?? entry)
            return
        }
        names.append(name)
        if let digest {
            let key = Manifest.Key(user: name, digest: digest)
            guard add(key, at: fields["key"] ?? fields["keySHA256"] ?? entry, with: &nodes) else { return }
        } else if needsKey {
            return
        }
        users.append(Person(name: name, team: team, role: role ?? .member))
    }

    private func readDigest(_ fields: [String: Node], of entry: Node, with nodes: inout NodeReader) -> KeyDigest? {
        switch (nodes.present(fields["key"]), nodes.present(fields["keySHA256"])) {
        case (let key?, nil): return readVariable(key, with: &nodes)
        case (nil, let hash?): return KeyHash.read(hash, "keySHA256", with: &nodes)
        case (_?, let hash?):
            nodes.report(.manifestValue, "a user has either key or keySHA256, not both", at: hash)
        case (nil, nil):
            nodes.report(
                .manifestValue, "the user has no key", help: "add keySHA256, or key: { env: NAME }", at: entry)
        }
        return nil
    }

    private func readVariable(_ node: Node, with nodes: inout NodeReader) -> KeyDigest? {
        guard node.mapping != nil else {
            // The message must not repeat it.
            nodes.report(
                .manifestSecret, "do not put a key into a file in clear text",
                help: "use key: { env: NAME }, or keySHA256 with its SHA-256 in hexadecimal", at: node)
            return nil
        }
        guard let fields = nodes.fields(node, of: "key", keys: ["env"]),
            let variable = nodes.requiredText(fields["env"], "key.env", in: node)
        else { return nil }
        // A call's key is compared without the blanks around it, so they are not part of this one either.
        let key = environment(variable)?.trimmingBlanks ?? ""
        guard !key.isEmpty else {
            nodes.report(
                .manifestReference, "the environment variable \(variable) is not set",
                help: "set it to the user's API key", at: fields["env"] ?? node)
            return nil
        }
        return digest(key)
    }

    // MARK: Keys

    private mutating func readKey(_ entry: Node, with nodes: inout NodeReader) {
        let known = ["user", "name", "sha256", "createdAt", "madeWith"]
        guard let fields = nodes.fields(entry, of: "a key", keys: known) else { return }
        let user = nodes.requiredText(fields["user"], "the key's user", in: entry)
        let hash = readRequiredHash(fields["sha256"], of: entry, with: &nodes)
        guard let user, let hash else { return }
        guard names.contains(user) else {
            nodes.report(
                .manifestReference, "there is no user named '\(user)'",
                help: Suggestion.help(for: user, in: names), at: fields["user"] ?? entry)
            return
        }
        var key = Manifest.Key(user: user, digest: hash)
        key.name = nodes.text(fields["name"], "the key's name")
        key.createdAt = nodes.timestamp(fields["createdAt"], "the key's createdAt")
        if let maker = nodes.present(fields["madeWith"]) { key.maker = KeyHash.read(maker, "madeWith", with: &nodes) }
        _ = add(key, at: fields["sha256"] ?? entry, with: &nodes)
    }

    private mutating func readRevocation(_ entry: Node, with nodes: inout NodeReader) {
        guard let fields = nodes.fields(entry, of: "a revoked key", keys: ["sha256", "revokedAt"]),
            let hash = readRequiredHash(fields["sha256"], of: entry, with: &nodes)
        else { return }
        _ = nodes.timestamp(fields["revokedAt"], "revokedAt")
        // Of a user who is gone a revocation may stay.
        for place in keys.indices where keys[place].digest == hash { keys[place].isRevoked = true }
    }

    private func readRequiredHash(_ node: Node?, of entry: Node, with nodes: inout NodeReader) -> KeyDigest? {
        guard let node = nodes.present(node) else {
            nodes.report(.manifestValue, "the key's sha256 is missing", at: entry)
            return nil
        }
        return KeyHash.read(node, "sha256", with: &nodes)
    }

    /// A key must tell who calls.
    private mutating func add(_ key: Manifest.Key, at node: Node, with nodes: inout NodeReader) -> Bool {
        if let other = keys.first(where: { $0.digest == key.digest }) {
            nodes.report(
                .manifestDuplicate, "'\(key.user)' has the same key as '\(other.user)'",
                help: "a key must identify one user", at: node)
            return false
        }
        keys.append(key)
        return true
    }
}

/// The SHA-256 of a key, as it is written down.
enum KeyHash {
    static func read(_ node: Node, _ what: String, with nodes: inout NodeReader) -> KeyDigest? {
        guard let text = nodes.text(node, what) else { return nil }
        guard let digest = KeyDigest(hexadecimal: text) else {
            nodes.report(
                .manifestValue, "\(what) must be 64 hexadecimal digits, this has \(text.count) characters",
                help: "printf %s KEY | sha256sum", at: node)
            return nil
        }
        return digest
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
