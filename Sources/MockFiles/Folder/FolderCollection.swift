/// A Postman collection v3.0.0, which is a folder of YAML files (B-1.09): how its root is known.
struct FolderCollection: Sendable {
    /// What describes a folder: in the current layout, and in the older one, seen in real repositories.
    private static let definitions = [".resources/definition.yaml", ".resources/definition.yml"]
    private static let olderRoots = ["collection.yaml", "collection.yml"]
    private static let olderFolders = ["folder.yaml", "folder.yml"]
    /// A definition beyond this size in bytes is none.
    private static let byteLimit = 1 << 20

    let directory: String

    /// Nil where the directory is not a root of such a collection: it has no definition and no request of its own.
    init?(directory: String) {
        let path = { (name: String) in FilePath.join(directory, name) }
        guard
            Self.definitions.contains(where: { FileSystem.exists(path($0)) })
                || Self.olderRoots.contains(where: { Self.isOlderDefinition(path($0)) })
                || Self.hasRequests(directory)
        else { return nil }
        self.directory = directory
    }

    /// Nil where the file does not mark the root of such a collection.
    init?(marker path: String) {
        var directory = FilePath.directory(of: path)
        var name = FilePath.name(of: path)
        if FilePath.name(of: directory) == ".resources" {
            directory = FilePath.directory(of: directory)
            name = ".resources/" + name
        }
        guard Self.definitions.contains(name) || Self.olderRoots.contains(name) && Self.isOlderDefinition(path) else {
            return nil
        }
        self.directory = directory
    }

    /// The file that describes a folder of a collection; nil where none does.
    static func definition(in directory: String) -> String? {
        (definitions + olderRoots + olderFolders).map { FilePath.join(directory, $0) }.first { FileSystem.exists($0) }
    }

    /// The name of a request's file without its ending; nil for other files.
    static func requestStem(_ name: String) -> String? {
        stem(name, of: "request")
    }

    static func isExample(_ name: String) -> Bool {
        stem(name, of: "example") != nil
    }

    private static func stem(_ name: String, of kind: String) -> String? {
        for ending in [".\(kind).yaml", ".\(kind).yml"] where name.hasSuffix(ending) && name.count > ending.count {
            return String(name.dropLast(ending.count))
        }
        return nil
    }

    private static func hasRequests(_ directory: String) -> Bool {
        guard let entries = try? FileSystem.entries(of: directory) else { return false }
        return entries.contains { $0.hasValidName && requestStem($0.name) != nil }
    }

    /// Looks for the line itself: whoever meets the file may not have written it, and it may be anybody's YAML.
    private static func isOlderDefinition(_ path: String) -> Bool {
        guard let content = try? FileSystem.read(path, limit: byteLimit) else { return false }
        return String(decoding: content, as: UTF8.self).split(whereSeparator: \.isNewline).contains { line in
            guard line.hasPrefix("type:") else { return false }
            let words = line.dropFirst(5).split { $0 == " " || $0 == "\t" || $0 == "\"" || $0 == "'" }
            return words.first == "collection" && (words.count == 1 || words[1].hasPrefix("#"))
        }
    }
}

extension FilePath {
    /// The path of the collection that a path leads to: for a file that marks a collection v3, its folder.
    package static func collection(at path: String) -> String {
        let tidied = tidied(path)
        return FolderCollection(marker: tidied)?.directory ?? tidied
    }
}
