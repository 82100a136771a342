import Foundation

/// A directory of its own for one test, gone when the test lets it go.
final class TemporaryTree {
    /// Absolute and free of links, as `realpath` would say it.
    let root: String

    init(_ files: [String: String] = [:]) throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "mockfiles-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        root = directory.resolvingSymlinksInPath().path(percentEncoded: false)
        for (path, content) in files { try write(content, to: path) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: root)
    }

    /// The absolute path of something in the tree.
    func path(_ name: String) -> String { root + "/" + name }

    func write(_ content: String, to name: String) throws {
        let file = path(name)
        try FileManager.default.createDirectory(
            atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(content.utf8).write(to: URL(filePath: file))
    }

    func link(_ name: String, to destination: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: destination)
    }

    /// The paths without the tree's own part, for comparison.
    func relative(_ paths: [String]) -> [String] {
        paths.map { $0.hasPrefix(root + "/") ? String($0.dropFirst(root.count + 1)) : $0 }
    }

    /// Runs git in the tree, untouched by the user's own configuration, and gives back what it prints.
    @discardableResult
    func git(_ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        process.currentDirectoryURL = URL(filePath: root)
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "HOME": root]
        ) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = Pipe()
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    static let hasGit = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/bin"].contains {
        FileManager.default.isExecutableFile(atPath: $0 + "/git")
    }
}

/// The package's directory and what lies beside it.
enum Project {
    static let root = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        .path(percentEncoded: false).trimmingSuffix("/")
    static let corpus = root + "/../shared/corpus"
    static let hasCorpus = FileManager.default.fileExists(atPath: corpus)
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
