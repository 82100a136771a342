import Foundation
import SystemPackage

/// Files that are replaced as a whole: whoever reads one, at any moment and after any crash, sees the old or the new.
enum WholeFile {
    static func write(_ bytes: [UInt8], to path: String) throws(StateProblem) {
        let draft = path + ".new"
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
        let descriptor = try SystemCall.open(path, .writeOnly, [.create, .truncate])
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

    static func makeDirectory(_ path: String) throws(StateProblem) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw StateProblem(path, "cannot make this directory: \(error.localizedDescription)")
        }
    }

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
