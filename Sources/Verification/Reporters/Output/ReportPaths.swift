/// Writes file names as CI wants them: relative to the repository's root, with slashes, without `./` (CI-1.5.6).
///
/// Names only, no look at the disk: a symbolic link keeps the name by which the user knows it.
package struct ReportPaths: Sendable {
    private var root: [Substring]
    private var workingDirectory: [Substring]

    /// Both are absolute paths; the root is where the reports' reader has its copy of the repository.
    package init(root: String, workingDirectory: String) {
        self.root = Self.parts(root)
        self.workingDirectory = Self.parts(workingDirectory)
    }

    /// The variable with which each CI names the root of its copy, in the order in which they are asked.
    package static let rootVariables = [
        "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY", "BUILDKITE_BUILD_CHECKOUT_PATH", "WORKSPACE",
    ]

    /// The path as reports name it; one outside of the root stays absolute.
    package func name(of path: String) -> String {
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
