package import PostmanModel
import Yams

/// Reads `mockcheck.yaml` and says, with line and column, everything that is wrong with it.
package struct ManifestReader {
    /// The size that a manifest may have, in bytes.
    private static let byteLimit = 1 << 20

    private let environment: (String) -> String?
    private let digest: (String) -> KeyDigest

    /// - Parameters:
    ///   - environment: looks up the variables that `key: { env: … }` names.
    ///   - digest: the SHA-256 of a key.
    package init(environment: @escaping (String) -> String?, digest: @escaping (String) -> KeyDigest) {
        self.environment = environment
        self.digest = digest
    }

    /// The manifest with what could be read of it, and the problems; nil where nothing could be read.
    package func read(file: String) -> (manifest: Manifest?, diagnostics: [Diagnostic]) {
        let input = InputFile(path: file, byteLimit: ManifestReader.byteLimit)
        do throws(UnreadableFile) {
            return read(try input.load(), file: input.path)
        } catch {
            return (nil, [error.diagnostic])
        }
    }

    package func read(_ content: [UInt8], file: String) -> (manifest: Manifest?, diagnostics: [Diagnostic]) {
        do throws(YAMLProblem) {
            guard let root = try ManifestReader.compose(content) else { return (Manifest(file: file), []) }
            var nodes = NodeReader(file: file)
            let manifest = read(root, with: &nodes)
            return (manifest, nodes.diagnostics + AccessProblems.all(in: manifest))
        } catch {
            return (nil, [error.diagnostic(rule: .manifestSyntax, file: file)])
        }
    }

    private static func compose(_ content: [UInt8]) throws(YAMLProblem) -> Node? {
        let text = try YAMLText.decode(content)
        do {
            return try Yams.compose(yaml: text)
        } catch {
            throw YAMLProblem(error, in: text)
        }
    }

    private func read(_ root: Node, with nodes: inout NodeReader) -> Manifest {
        var manifest = Manifest(file: nodes.file)
        let keys = [
            "profile", "plan", "quota", "rateLimit", "users", "keys", "revokedKeys", "documents", "mocks", "lint",
        ]
        guard let fields = nodes.fields(root, of: "the manifest", keys: keys) else { return manifest }
        manifest.profile = nodes.choice(fields["profile"], "profile")
        manifest.plan = nodes.choice(fields["plan"], "plan") ?? .paid
        manifest.quota = readQuota(fields["quota"], with: &nodes)
        manifest.rateLimit = readRateLimit(fields["rateLimit"], with: &nodes)
        manifest.lint = LintSection.read(fields["lint"], with: &nodes)
        var users = UserSection(environment: environment, digest: digest)
        users.read(fields, with: &nodes)
        manifest.users = users.users
        manifest.keys = users.keys
        manifest.documents = readDocuments(fields["documents"], with: &nodes)
        var mocks = MockSection(userNames: users.names)
        mocks.read(fields["mocks"], with: &nodes)
        manifest.mocks = mocks.mocks
        return manifest
    }

    private func readDocuments(_ node: Node?, with nodes: inout NodeReader) -> [Manifest.Document] {
        guard let node = nodes.present(node) else { return [] }
        return nodes.list(node, "documents").compactMap { entry in
            guard let fields = nodes.fields(entry, of: "a document", keys: ["id", "owner"]),
                let id = nodes.requiredText(fields["id"], "the document's id", in: entry),
                let owner = nodes.requiredText(fields["owner"], "the document's owner", in: entry)
            else { return nil }
            return Manifest.Document(id: id, owner: owner)
        }
    }

    private func readQuota(_ node: Node?, with nodes: inout NodeReader) -> Quota {
        var quota = Quota()
        guard let fields = nodes.fields(node, of: "quota", keys: ["limit", "resetsAt", "overage", "counts"]) else {
            return quota
        }
        quota.limit = nodes.integer(fields["limit"], "quota.limit", in: 0...Int.max)
        quota.resetsAt = nodes.timestamp(fields["resetsAt"], "quota.resetsAt")
        quota.allowsOverage = nodes.flag(fields["overage"], "quota.overage") ?? false
        if let node = nodes.present(fields["counts"]) {
            quota.counts = Set(
                nodes.list(node, "quota.counts").compactMap { nodes.choice($0, "an entry of quota.counts") })
        }
        return quota
    }

    private func readRateLimit(_ node: Node?, with nodes: inout NodeReader) -> RateLimit? {
        guard let node, let fields = nodes.fields(node, of: "rateLimit", keys: ["limit", "windowSeconds"]) else {
            return nil
        }
        if nodes.present(fields["limit"]) == nil {
            nodes.report(.manifestValue, "rateLimit.limit is missing", at: node)
        }
        let limit = nodes.integer(fields["limit"], "rateLimit.limit", in: 1...Int.max)
        // A window of a year is not a rate any more, and its end must be a date.
        let window = nodes.integer(fields["windowSeconds"], "rateLimit.windowSeconds", in: 1...31_536_000)
        return limit.map { RateLimit(limit: $0, windowSeconds: window ?? 60) }
    }
}
