import Foundation

/// The inputs of a run as a git revision has them, in a temporary directory that goes when this does.
///
/// Neither the work tree nor the index of the repository is touched.
package final class RevisionCheckout {
    /// The root of the repository.
    package let repository: String
    /// Who asks, for messages.
    private let asker: String
    private let revision: String
    private let folder: URL

    /// The directory that stands for the repository's root.
    package var tree: String { folder.appending(path: "tree").path }

    /// - Parameter asker: the option or the command on whose behalf it is, for messages.
    /// - Throws: `CommandProblem` where there is no repository, no such revision or no git.
    package init(of revision: String, near path: String, asker: String = "--changed-since") throws {
        self.asker = asker
        let directory = Self.directory(of: path)
        folder = FileManager.default.temporaryDirectory.appending(path: "mockcheck-\(UUID().uuidString)")
        let git = Git(directory: directory)
        do {
            repository = try git.run("rev-parse", "--show-toplevel")
        } catch {
            throw CommandProblem.usage("\(asker) needs a git repository around \(path): \(error)")
        }
        do {
            self.revision = try git.run("rev-parse", "--verify", "--end-of-options", revision + "^{commit}")
        } catch {
            throw CommandProblem.usage(
                "\(asker): git knows no revision '\(revision)'; a CI's shallow clone may lack it, fetch it first"
            )
        }
        try FileManager.default.createDirectory(at: folder.appending(path: "tree"), withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Where the path lies in the checkout as the revision had it; nil where it had none.
    package func place(of path: String) throws -> String? {
        let absolute = Self.realPath(of: path)
        guard absolute == repository || absolute.hasPrefix(repository + "/") else {
            throw CommandProblem.usage("\(asker): \(path) is not in the repository \(repository)")
        }
        return try place(inRepository: String(absolute.dropFirst(repository.count + 1)))
    }

    /// - Parameter relative: a path below the repository's root, empty for the root itself.
    package func place(inRepository relative: String) throws -> String? {
        var git = Git(directory: repository)
        let exists = (try? git.run("cat-file", "-e", "\(revision):\(relative)")) != nil
        guard exists else { return nil }
        git.environment["GIT_INDEX_FILE"] = folder.appending(path: "index").path
        do {
            _ = try git.run(
                "--work-tree", tree, "checkout", "--quiet", "--no-overlay", revision, "--",
                relative.isEmpty ? "." : ":(literal)\(relative)")
        } catch {
            throw CommandProblem.failure("\(asker) cannot read \(relative) of \(revision): \(error)")
        }
        return relative.isEmpty ? tree : "\(tree)/\(relative)"
    }

    private static func directory(of path: String) -> String {
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        return exists && isDirectory.boolValue ? path : URL(filePath: path).deletingLastPathComponent().path
    }

    private static func realPath(of path: String) -> String {
        URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }
}

/// The git of the machine.
private struct Git {
    struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    let directory: String
    var environment = ProcessInfo.processInfo.environment

    init(directory: String) {
        self.directory = directory
        environment["LC_ALL"] = "C"
        // A commit hook's variables would lead to another index than the one meant here.
        for name in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"] { environment[name] = nil }
    }

    /// - Returns: What it wrote to its standard output, without the last line's end.
    func run(_ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["git", "-C", directory] + arguments
        process.environment = environment
        let (output, errors) = (Pipe(), Pipe())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        // Neither is longer than a pipe holds: all but one of the commands answer with a line.
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let message = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let line = String(decoding: message, as: UTF8.self).split(separator: "\n").first
            throw Refusal(description: line.map(String.init) ?? "git ended with \(process.terminationStatus)")
        }
        return String(decoding: text, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}
