import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Files that are replaced as a whole: whoever reads one, at any moment and after any crash, sees the old or the new.
enum WholeFile {
    static func write(_ bytes: [UInt8], to path: String) throws(StateProblem) {
        let draft = path + ".new"
        let descriptor: Int32
        switch SystemCall.open(draft, O_WRONLY | O_CREAT | O_TRUNC) {
        case .success(let opened): descriptor = opened
        case .failure(let error): throw .system(path, error.code, doing: "write it")
        }
        var code = SystemCall.write(bytes, to: descriptor)
        if code == 0 { code = SystemCall.synchronize(descriptor) }
        SystemCall.close(descriptor)
        if code == 0 { code = SystemCall.rename(draft, to: path) }
        guard code == 0 else {
            unlink(draft)
            throw .system(path, code, doing: "write it")
        }
        synchronizeDirectory(of: path)
    }

    static func remove(_ path: String) throws(StateProblem) {
        guard unlink(path) == 0 || errno == ENOENT else { throw .system(path, errno, doing: "delete it") }
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
        guard case .success(let descriptor) = SystemCall.open(directory, O_RDONLY) else { return }
        _ = SystemCall.synchronize(descriptor)
        SystemCall.close(descriptor)
    }
}
