/// What of a file changes when somebody writes to it: two equal stamps mean the same content.
package enum FileStamp: Sendable, Hashable {
    case absent
    case file(FileIdentity, size: Int64, changedAt: Int64)
    /// A folder with all that is in it, as a collection v3 is.
    case folder([String: FileStamp])

    /// Follows links; what cannot be looked at counts as absent.
    package init(of path: String) {
        guard let status = try? FileSystem.status(of: path) else {
            self = .absent
            return
        }
        guard status.isDirectory else {
            self = .file(status.identity, size: status.size, changedAt: status.changedAt)
            return
        }
        var known: Set<FileIdentity> = []
        self = Self.folder(path, status, &known)
    }

    private static func folder(
        _ path: String, _ status: FileSystem.Status, _ known: inout Set<FileIdentity>
    ) -> FileStamp {
        // A link may lead back here.
        guard known.insert(status.identity).inserted, let entries = try? FileSystem.entries(of: path) else {
            return .absent
        }
        var stamps: [String: FileStamp] = [:]
        for entry in entries where entry.name != ".git" && entry.name != "node_modules" {
            let inner = FilePath.join(path, entry.name)
            guard let status = try? FileSystem.status(of: inner) else { continue }
            stamps[entry.name] =
                status.isDirectory
                ? folder(inner, status, &known)
                : .file(status.identity, size: status.size, changedAt: status.changedAt)
        }
        return .folder(stamps)
    }
}
