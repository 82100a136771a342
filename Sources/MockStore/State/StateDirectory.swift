import Foundation
import PostmanModel
import SystemPackage

/// The directory in which `serve --state` keeps what must survive it (product S-5); one process at a time has it.
///
/// ```
/// state.json      says that this is one, and who works on it
/// mockcheck.yaml  users with their keys as SHA-256, and mocks, as every mockcheck.yaml has them
/// collections/    of each person, as exported
/// environments/   of each person, as exported
/// library.mark    says that there were keys or mocks, so that a lost mockcheck.yaml is not taken for an empty one
/// usage.jsonl     the journal of the usage
/// calls.jsonl     the newest calls, the older ones in calls.1.jsonl and so on
/// ```
package final class StateDirectory: Sendable {
    package let path: String
    private let descriptor: FileDescriptor

    /// Opens or makes the directory, and takes it for this process until it ends.
    package init(path: String) throws(StateProblem) {
        self.path = path
        try WholeFile.makeDirectory(path)
        try Self.checkThatItIsOurs(path)
        try Self.checkVersion(path)
        let mark = Self.join(path, Self.markName)
        do throws(Errno) {
            descriptor = try SystemCall.open(mark, .readWrite, .create)
        } catch {
            throw .system(mark, error, doing: "write here", help: "a state directory must be writable")
        }
        do throws(Errno) {
            try SystemCall.lock(descriptor)
        } catch {
            SystemCall.close(descriptor)
            guard error == .wouldBlock else { throw .system(mark, error, doing: "lock it") }
            let holder = (try? Self.occupant(of: path))?.process.map { "process \($0)" } ?? "another process"
            throw StateProblem(
                path, "\(holder) works on this state directory", help: "end it, or name another directory")
        }
        try note(admin: nil)
        for folder in [path] + LibraryDocument.Kind.allCases.map({ file(LibraryDocument.folder($0)) }) {
            WholeFile.removeDrafts(in: folder)
        }
    }

    deinit { SystemCall.close(descriptor) }

    package func file(_ name: String) -> String { Self.join(path, name) }

    /// Says where the control plane is, for the commands that ask it.
    package func note(admin: String?) throws(StateProblem) {
        let content: JSONBody = [
            "about": "kept by mockcheck serve --state", "version": .integer(Self.version),
            "process": .integer(Int(SystemCall.processID)), "admin": .optional(admin),
        ]
        // The lock is the open file's, so it cannot be replaced by another.
        do throws(Errno) {
            try SystemCall.run {
                try descriptor.resize(to: 0)
                _ = try descriptor.writeAll(toAbsoluteOffset: 0, Array((content.text + "\n").utf8))
            }
        } catch {
            throw .system(file(Self.markName), error, doing: "write it")
        }
    }

    package static func exists(at path: String) -> Bool {
        FileManager.default.fileExists(atPath: join(path, markName))
    }

    /// Who works on a state directory, as far as it says so.
    package struct Occupant: Sendable {
        package var process: Int?
        /// The URL of the control plane.
        package var admin: String?
    }

    /// - Returns: nil where nobody does.
    package static func occupant(of path: String) throws(StateProblem) -> Occupant? {
        let mark = join(path, markName)
        guard let descriptor = try? SystemCall.open(mark, .readOnly) else {
            throw StateProblem(
                path, "this is not a state directory of mockcheck", help: "name the DIR of serve --state DIR")
        }
        defer { SystemCall.close(descriptor) }
        if (try? SystemCall.lock(descriptor)) != nil { return nil }
        let root = (try WholeFile.read(mark)).flatMap { try? JSONDocument.parse($0).root }
        return Occupant(process: root?["process"]?.integer, admin: root?["admin"]?.string)
    }

    // MARK: Names

    /// Of the files' form; a newer one may mean what this program does not know.
    private static let version = 1
    static let markName = "state.json"
    static let libraryMarkName = "library.mark"
    package static let manifestName = "mockcheck.yaml"

    static func join(_ directory: String, _ name: String) -> String {
        directory.hasSuffix("/") ? directory + name : directory + "/" + name
    }

    private static func checkVersion(_ path: String) throws(StateProblem) {
        let mark = join(path, markName)
        let root = (try WholeFile.read(mark)).flatMap { try? JSONDocument.parse($0).root }
        guard let found = root?["version"]?.integer, found > version else { return }
        throw StateProblem(
            mark, "this directory was written by a newer mockcheck (its form is \(found), ours is \(version))",
            help: "use that one, or name another directory")
    }

    /// A manifest that somebody wrote must not be overwritten because a wrong directory was named.
    private static func checkThatItIsOurs(_ path: String) throws(StateProblem) {
        if exists(at: path) { return }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        if let other = names.first(where: { !$0.hasPrefix(".") }) {
            throw StateProblem(
                path, "this directory holds other files, such as \(other)", help: "name an empty or a new directory")
        }
    }
}
