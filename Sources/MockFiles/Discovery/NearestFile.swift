/// Finds the file of a name that applies to a path: the nearest one above it.
package enum NearestFile {
    /// The search goes up to the repository's root.
    ///
    /// Outside a repository the search ends at the current directory, and where the path lies elsewhere, at once.
    /// The result is relative where the path is, as far as it lies in the current directory.
    package static func path(named fileName: String, applyingTo path: String) -> String? {
        let path = path == "-" ? "." : FilePath.tidied(path)
        guard let start = FileSystem.realPath(path), let here = FileSystem.realPath("."),
            let status = try? FileSystem.status(of: start)
        else { return nil }
        let directories = FilePath.ancestors(of: status.isDirectory ? start : FilePath.directory(of: start))
        let top = directories.first.flatMap(FilePath.repositoryRoot(above:)) ?? here
        let end = directories.firstIndex(of: top) ?? 0
        guard let directory = directories[...end].first(where: { isFile(FilePath.join($0, fileName)) }) else {
            return nil
        }
        let found = FilePath.join(directory, fileName)
        let isBelowHere = found.hasPrefix(here == "/" ? here : here + "/")
        guard !path.hasPrefix("/"), isBelowHere else { return found }
        return String(found.dropFirst(here == "/" ? 1 : here.count + 1))
    }

    private static func isFile(_ path: String) -> Bool {
        guard let status = try? FileSystem.status(of: path) else { return false }
        return !status.isDirectory
    }
}
