import Foundation

/// Paths as a file names its neighbours.
enum RelativePath {
    /// The path as seen from the directory, both as seen from here.
    static func of(_ path: String, from directory: String) -> String {
        let target = components(of: path)
        let base = components(of: directory)
        let shared = zip(target, base).prefix { $0 == $1 }.count
        let up = Array(repeating: "..", count: base.count - shared)
        return (up + target[shared...]).joined(separator: "/")
    }

    /// With links resolved, so that `..` means the same for the file system.
    private static func components(of path: String) -> [String] {
        URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.pathComponents
    }
}
