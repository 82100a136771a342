/// Writes file names as CI wants them: relative to the repository's root, with slashes, without `./` (CI-1.5.6).
///
/// Names only, no look at the disk: a symbolic link keeps the name by which the user knows it.
package struct ReportPaths: Sendable {
    private let root: [Substring]
    private let workingDirectory: [Substring]
    /// What stands before a plain relative path; nil where we work outside of the root.
    private let prefix: String?
    /// The root with a slash at its end.
    private let rootPrefix: String

    /// Both are absolute paths; the root is where the reports' reader has its copy of the repository.
    package init(root: String, workingDirectory: String) {
        self.root = Self.parts(root)
        self.workingDirectory = Self.parts(workingDirectory)
        rootPrefix = "/" + self.root.map { $0 + "/" }.joined()
        prefix =
            self.workingDirectory.starts(with: self.root)
            ? self.workingDirectory.dropFirst(self.root.count).map { $0 + "/" }.joined() : nil
    }

    /// For names that came out of a report: they stay as they are.
    package static let recorded = ReportPaths(root: "/\u{0}", workingDirectory: "/\u{0}")

    /// Where the repository begins: what the CI says, else the nearest directory above with a `.git`, else here.
    /// - Parameter exists: Whether there is a file or directory of that path.
    package static func root(
        environment: [String: String], workingDirectory: String, exists: (_ path: String) -> Bool
    ) -> String {
        let here = parts(workingDirectory)
        for variable in rootVariables {
            // A value that does not lie around us was left over from another place.
            if let root = environment[variable], root.hasPrefix("/"), here.starts(with: parts(root)) {
                return root
            }
        }
        for count in stride(from: here.count, through: 0, by: -1) {
            let directory = "/" + here.prefix(count).joined(separator: "/")
            if exists(directory + (count == 0 ? ".git" : "/.git")) {
                return directory
            }
        }
        return workingDirectory
    }

    /// The variable with which each CI names the root of its copy, in the order in which they are asked.
    private static let rootVariables = [
        "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY", "BUILDKITE_BUILD_CHECKOUT_PATH", "WORKSPACE",
    ]

    /// The path as reports name it; one outside of the root stays absolute.
    package func name(of path: String) -> String {
        if let prefix, path.utf8.isPlainPath { return prefix.isEmpty ? path : prefix + path }
        if path.utf8.first == UInt8(ascii: "/"), path.utf8.count > rootPrefix.utf8.count,
            path.utf8.dropFirst().isPlainPath
        {
            guard path.utf8.starts(with: rootPrefix.utf8) else { return path }
            return String(decoding: path.utf8.dropFirst(rootPrefix.utf8.count), as: UTF8.self)
        }
        let parts = Self.parts(path, startingWith: path.hasPrefix("/") ? [] : workingDirectory)
        guard parts.starts(with: root) else { return "/" + parts.joined(separator: "/") }
        return parts.dropFirst(root.count).joined(separator: "/")
    }

    private static func parts(_ path: String, startingWith start: [Substring] = []) -> [Substring] {
        var result = start
        for part in path.split(separator: "/") {
            switch part {
            case ".": break
            case "..": _ = result.popLast()
            default: result.append(part)
            }
        }
        return result
    }
}

extension Collection<UInt8> {
    /// Whether it is relative and has no part that is empty or begins with a dot: there is nothing to work out.
    fileprivate var isPlainPath: Bool {
        var isAtStart = true
        for byte in self {
            if isAtStart, byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") { return false }
            isAtStart = byte == UInt8(ascii: "/")
        }
        return !isAtStart
    }
}
