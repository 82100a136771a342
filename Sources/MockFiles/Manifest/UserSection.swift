import MockCore
import Yams

/// Reads `users`. A key leaves this place only as its digest (product S-10).
struct UserSection {
    private(set) var users: [Manifest.User] = []
    /// All names that are there, also of users whose key is unusable.
    private(set) var names: [String] = []

    private let environment: (String) -> String?
    private let digest: (String) -> KeyDigest

    init(environment: @escaping (String) -> String?, digest: @escaping (String) -> KeyDigest) {
        self.environment = environment
        self.digest = digest
    }

    mutating func read(_ node: Node?, with nodes: inout NodeReader) {
        for entry in nodes.list(node, "users") { readUser(entry, with: &nodes) }
    }

    private mutating func readUser(_ entry: Node, with nodes: inout NodeReader) {
        let keys = ["name", "key", "keySHA256", "team", "role"]
        guard let fields = nodes.fields(entry, of: "a user", keys: keys) else { return }
        let name = nodes.requiredText(fields["name"], "the user's name", in: entry)
        let digest = readDigest(fields, of: entry, with: &nodes)
        let team = nodes.text(fields["team"], "the user's team")
        let role = nodes.text(fields["role"], "the user's role")
        guard let name else { return }
        if names.contains(name) {
            nodes.report("manifest-duplicate", "there are two users named '\(name)'", at: fields["name"] ?? entry)
            return
        }
        names.append(name)
        guard let digest else { return }
        if let other = users.first(where: { $0.digest == digest }) {
            nodes.report(
                "manifest-duplicate", "'\(name)' has the same key as '\(other.name)'",
                help: "a key must tell who calls", at: fields["key"] ?? fields["keySHA256"] ?? entry)
            return
        }
        users.append(Manifest.User(name: name, digest: digest, team: team, role: role))
    }

    private func readDigest(_ fields: [String: Node], of entry: Node, with nodes: inout NodeReader) -> KeyDigest? {
        switch (nodes.present(fields["key"]), nodes.present(fields["keySHA256"])) {
        case (let key?, nil): return readKey(key, with: &nodes)
        case (nil, let hash?): return readHash(hash, with: &nodes)
        case (_?, let hash?):
            nodes.report("manifest-value", "a user has either key or keySHA256, not both", at: hash)
        case (nil, nil):
            nodes.report(
                "manifest-value", "the user has no key", help: "add keySHA256, or key: { env: NAME }", at: entry)
        }
        return nil
    }

    private func readKey(_ node: Node, with nodes: inout NodeReader) -> KeyDigest? {
        guard node.mapping != nil else {
            // The message must not repeat it.
            nodes.report(
                "manifest-secret", "a key in clear text does not belong into a file",
                help: "use key: { env: NAME }, or keySHA256 with its SHA-256 in hexadecimal", at: node)
            return nil
        }
        guard let fields = nodes.fields(node, of: "key", keys: ["env"]),
            let variable = nodes.requiredText(fields["env"], "key.env", in: node)
        else { return nil }
        // A call's key is compared without the blanks around it, so they are no part of this one either.
        let key = environment(variable)?.trimmingBlanks ?? ""
        guard !key.isEmpty else {
            nodes.report(
                "manifest-reference", "the environment variable \(variable) is not set",
                help: "set it to the user's API key", at: fields["env"] ?? node)
            return nil
        }
        return digest(key)
    }

    private func readHash(_ node: Node, with nodes: inout NodeReader) -> KeyDigest? {
        guard let text = nodes.text(node, "keySHA256") else { return nil }
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == 64, text.utf8.count == 64 else {
            nodes.report(
                "manifest-value", "keySHA256 must be 64 hexadecimal digits, this has \(text.count) characters",
                help: "printf %s KEY | sha256sum", at: node)
            return nil
        }
        return KeyDigest(bytes: stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
