package import MockCore

/// Puts the text of files into request bodies that name one, but only of files inside the collection's own folder.
///
/// A collection comes from somebody else: a path in it must not make us read, match or send anything outside.
package enum BodyFiles {
    /// The size up to which a file is read, that of the largest request body a mock takes.
    private static let byteLimit = 1 << 20

    /// Fills the bodies that lack their text.
    /// - Returns: The paths that bodies name, whether there are such files or not.
    package static func fill(_ collection: inout Collection) -> [String] {
        guard let folder = folder(of: collection.file) else { return [] }
        let home = FileSystem.realPath(folder)
        var paths: [String] = []
        for item in collection.requests.indices {
            for example in collection.requests[item].examples.indices {
                guard
                    case .file(let source?, let content) = collection.requests[item].examples[example].request.body
                else { continue }
                paths.append(FilePath.join(folder, source))
                guard content == nil, let home else { continue }
                collection.requests[item].examples[example].request.body = .file(
                    source: source, content: text(of: source, inside: home))
            }
        }
        return paths
    }

    /// The directory of a collection's file, or the directory that a v3 collection is; nil for standard input.
    private static func folder(of path: String) -> String? {
        guard let status = try? FileSystem.status(of: path) else { return nil }
        return status.isDirectory ? path : FilePath.directory(of: path)
    }

    /// Nil for what does not exist, lies elsewhere once links are resolved, is too large, or is no text.
    private static func text(of source: String, inside home: String) -> String? {
        let path = source.hasPrefix("/") ? source : FilePath.join(home, source)
        guard let real = FileSystem.realPath(path), real.hasPrefix(home == "/" ? home : home + "/"),
            let bytes = try? FileSystem.read(real, limit: byteLimit)
        else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
