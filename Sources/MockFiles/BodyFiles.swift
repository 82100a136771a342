package import MockCore

/// Puts the text of files into request bodies that name one, but only of files inside the collection's own folder.
///
/// A collection comes from somebody else: a path in it must not make us read, match or send anything outside.
package enum BodyFiles {
    /// The size up to which a file is read, that of the largest request body a mock takes.
    private static let byteLimit = 1 << 20

    package static func filled(_ collection: Collection) -> Collection {
        let home = folder(of: collection.file).flatMap(FileSystem.realPath)
        guard let home, collection.requests.contains(where: { $0.examples.contains { needsFile($0) != nil } }) else {
            return collection
        }
        var collection = collection
        for item in collection.requests.indices {
            for example in collection.requests[item].examples.indices {
                guard let source = needsFile(collection.requests[item].examples[example]) else { continue }
                collection.requests[item].examples[example].request.body = .file(
                    source: source, content: text(of: source, inside: home))
            }
        }
        return collection
    }

    /// The files that the bodies of a collection name, whether they are there or not.
    package static func paths(of collection: Collection) -> [String] {
        guard let home = folder(of: collection.file) else { return [] }
        return collection.requests.flatMap(\.examples).compactMap { example in
            guard case .file(let source?, content: _) = example.request.body else { return nil }
            return FilePath.join(home, source)
        }
    }

    private static func needsFile(_ example: Example) -> String? {
        guard case .file(let source?, content: nil) = example.request.body else { return nil }
        return source
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
