/// Paths as text: what users gave, put in order without asking the file system.
package enum FilePath {
    /// The path without `./`, doubled and trailing slashes: `./specs//a/` is `specs/a`; `..` stays.
    package static func tidied(_ path: String) -> String {
        let parts = path.split(separator: "/").filter { $0 != "." }
        if path.hasPrefix("/") { return "/" + parts.joined(separator: "/") }
        return parts.isEmpty ? "." : parts.joined(separator: "/")
    }

    /// The path of `name` as seen from `directory`; an absolute name stays as it is.
    package static func join(_ directory: String, _ name: String) -> String {
        if name.hasPrefix("/") || directory == "." { return name }
        return directory.hasSuffix("/") ? directory + name : directory + "/" + name
    }

    /// The directory that a tidied path stands in; `.` for a bare name.
    package static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    package static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    /// What tells whether two paths are one file; nil where there is none.
    package static func identity(of path: String) -> FileIdentity? {
        try? FileSystem.status(of: path).identity
    }

    /// The directory at or above an absolute path that holds `.git`; nil outside a repository.
    static func repositoryRoot(above directory: String) -> String? {
        ancestors(of: directory).first { FileSystem.exists(join($0, ".git")) }
    }

    /// An absolute directory and all those above it, nearest first.
    static func ancestors(of directory: String) -> [String] {
        var found = [directory]
        while let last = found.last, last != "/" { found.append(self.directory(of: last)) }
        return found
    }
}

/// A file however it is called: two paths with equal identities are the same file.
package struct FileIdentity: Sendable, Hashable {
    var device: UInt64
    var inode: UInt64
}
