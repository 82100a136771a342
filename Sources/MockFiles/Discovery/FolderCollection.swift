/// A Postman collection v3.0.0, which is a folder of YAML files (B-1.09), known by the file that marks its root.
struct FolderCollection {
    private static let definitions = [".resources/definition.yaml", ".resources/definition.yml"]
    /// The older layout, seen in real repositories: `type: collection` in a file beside the requests.
    private static let olderDefinitions = ["collection.yaml", "collection.yml"]
    /// A definition beyond this size in bytes is none.
    private static let byteLimit = 1 << 20

    let marker: String

    /// Nil where the directory is no root of such a collection.
    init?(directory: String) {
        let path = { (name: String) in FilePath.join(directory, name) }
        let found =
            FolderCollection.definitions.map(path).first { FileSystem.exists($0) }
            ?? FolderCollection.olderDefinitions.map(path).first { FolderCollection.isOlderDefinition($0) }
        guard let found else { return nil }
        marker = found
    }

    /// Nil where the file does not mark the root of such a collection.
    init?(marker path: String) {
        var directory = FilePath.directory(of: path)
        if FilePath.name(of: directory) == ".resources" { directory = FilePath.directory(of: directory) }
        guard let collection = FolderCollection(directory: directory), collection.marker == path else { return nil }
        self = collection
    }

    /// Looks for the line itself: whoever meets the file may not have written it, and YAML can be made to take for ever.
    private static func isOlderDefinition(_ path: String) -> Bool {
        guard let content = try? FileSystem.read(path, limit: byteLimit) else { return false }
        return String(decoding: content, as: UTF8.self).split(whereSeparator: \.isNewline).contains { line in
            guard line.hasPrefix("type:") else { return false }
            let words = line.dropFirst(5).split { $0 == " " || $0 == "\t" || $0 == "\"" || $0 == "'" }
            return words.first == "collection" && (words.count == 1 || words[1].hasPrefix("#"))
        }
    }
}
