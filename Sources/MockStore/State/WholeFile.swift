import Foundation
import SystemPackage

/// Files that are replaced as a whole: whoever reads one, at any moment and after any crash, sees the old or the new.
enum WholeFile {
    static func write(_ bytes: [UInt8], to path: String) throws(StateProblem) {
        let draft = path + draftEnding
        // What a killed process left there, or somebody put there.
        try? SystemCall.remove(draft)
        do throws(Errno) {
            try writeDurably(bytes, to: draft)
            try SystemCall.rename(draft, to: path)
        } catch {
            try? SystemCall.remove(draft)
            throw .system(path, error, doing: "write it")
        }
        synchronizeDirectory(of: path)
    }

    private static func writeDurably(_ bytes: [UInt8], to path: String) throws(Errno) {
        let descriptor = try SystemCall.open(path, .writeOnly, [.create, .exclusiveCreate])
        defer { SystemCall.close(descriptor) }
        try SystemCall.run { _ = try descriptor.writeAll(bytes) }
        try SystemCall.synchronize(descriptor)
    }

    static func remove(_ path: String) throws(StateProblem) {
        do throws(Errno) {
            try SystemCall.remove(path)
        } catch {
            guard error == .noSuchFileOrDirectory else { throw .system(path, error, doing: "delete it") }
        }
        synchronizeDirectory(of: path)
    }

    /// Makes a directory that nobody else may look into, and those around it.
    static func makeDirectory(_ path: String) throws(StateProblem) {
        do throws(Errno) {
            try SystemCall.makeDirectory(path)
        } catch {
            throw .system(path, error, doing: "make this directory")
        }
    }

    /// Removes what a process was writing in a directory when it was killed.
    static func removeDrafts(in directory: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        for name in names where name.hasSuffix(draftEnding) { try? SystemCall.remove(directory + "/" + name) }
    }

    private static let draftEnding = ".new"

    /// Nil where there is no such file.
    static func read(_ path: String) throws(StateProblem) -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return Array(try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw StateProblem(path, "cannot read it: \(error.localizedDescription)")
        }
    }

    /// The names of files are content of their directory.
    private static func synchronizeDirectory(of path: String) {
        let directory = URL(filePath: path).deletingLastPathComponent().path
        guard let descriptor = try? SystemCall.open(directory, .readOnly) else { return }
        defer { SystemCall.close(descriptor) }
        try? SystemCall.synchronize(descriptor)
    }
}
