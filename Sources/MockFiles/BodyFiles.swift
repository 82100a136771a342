import MockCore
package import PostmanModel

/// Puts the text of files into request bodies that name one, but only of files inside the collection's own folder.
///
/// A collection comes from somebody else: a path in it must not make us read, match or send anything outside.
package enum BodyFiles {
    /// The size up to which a file is read, that of the largest request body a mock takes.
    private static let byteLimit = 1 << 20

    /// Fills the bodies that lack their text.
    /// - Returns: The paths that bodies name, whether there are such files or not.
    package static func fill(_ collection: inout Collection) -> [String] {
        let bodies = bodies(of: collection.requests)
        guard !bodies.isEmpty, let folder = folder(of: collection.file) else { return [] }
        let home = FileSystem.realPath(folder)
        for body in bodies {
            guard !body.isFilled, let home else { continue }
            collection.requests[body.request].examples[body.example].request.body = .file(
                source: body.source, content: text(of: body.source, inside: home))
        }
        return bodies.map { FilePath.join(folder, $0.source) }
    }

    /// A body that names a file, and where it is.
    private struct Body: Sendable {
        var request: Int
        var example: Int
        var source: String
        var isFilled: Bool
    }

    /// By index, for a loop over the values would copy every request, and hardly any has such a body.
    private static func bodies(of requests: [RequestItem]) -> [Body] {
        Parallel.inPieces(of: requests.indices) { range in
            var bodies: [Body] = []
            for request in range {
                for example in requests[request].examples.indices {
                    if case .file(let source?, let content) = requests[request].examples[example].request.body {
                        bodies.append(
                            Body(request: request, example: example, source: source, isFilled: content != nil))
                    }
                }
            }
            return bodies
        }
    }

    /// The directory of a collection's file, or the directory that a v3 collection is; nil for standard input.
    private static func folder(of path: String) -> String? {
        guard let status = try? FileSystem.status(of: path) else { return nil }
        return status.isDirectory ? path : FilePath.directory(of: path)
    }

    /// Nil for what does not exist, lies elsewhere once links are resolved, is too large, or is not text.
    private static func text(of source: String, inside home: String) -> String? {
        let path = source.hasPrefix("/") ? source : FilePath.join(home, source)
        guard let real = FileSystem.realPath(path), real.hasPrefix(home == "/" ? home : home + "/"),
            let bytes = try? FileSystem.read(real, limit: byteLimit)
        else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
